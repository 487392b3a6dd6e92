/** AgentMessage types of the data channel (protocol facts §4); anything else may arrive and is passed by. */
export const messageTypes = {
  inputStream: 'input_stream_data',
  outputStream: 'output_stream_data',
  acknowledge: 'acknowledge',
  channelClosed: 'channel_closed',
  startPublication: 'start_publication',
  pausePublication: 'pause_publication',
  /** Agent to service only; never reaches a client. */
  agentSessionState: 'agent_session_state',
} as const;

/** What a data message carries (§5). Keyboard and TCP input is an `input_stream_data` of type `output`. */
export const payloadTypes = {
  /** Acknowledgements, channel_closed and state messages. */
  none: 0,
  output: 1,
  error: 2,
  size: 3,
  parameter: 4,
  handshakeRequest: 5,
  handshakeResponse: 6,
  handshakeComplete: 7,
  encChallengeRequest: 8,
  encChallengeResponse: 9,
  flag: 10,
  stdErr: 11,
  exitCode: 12,
} as const;

/** Value of a `flag` payload (§5). */
export const flagValues = { disconnectToPort: 1, terminateSession: 2, connectToPortError: 3 } as const;

/** Bits of the header's Flags (§3). Neither real peer acts on them; acknowledgements are sent with both. */
export const headerFlags = { none: 0, syn: 1, fin: 2, synFin: 3 } as const;
