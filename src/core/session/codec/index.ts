/** The data channel's wire forms: one codec for both sides, the client's and the simulator's agent. */
export * from './constants.ts';
export * from './agentMessage.ts';
export * from './acknowledge.ts';
export * from './channelClosed.ts';
export * from './handshake.ts';
export * from './openDataChannel.ts';
export * from './terminal.ts';
