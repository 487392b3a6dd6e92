/** Encrypted sessions (§10): what the client and the simulator's agent share, each with its own side. */
export * from './cipher.ts';
export * from './challenge.ts';
export * from './kmsAction.ts';
