/** One socket of a session's channel, after its token was accepted. */
export interface Link {
  send(frame: Uint8Array): void;
  /** So much waits to be written that no more should come; {@link AgentChannel.linkDrained} tells when it is gone. */
  readonly isFull: boolean;
  /** Says goodbye (1000) and closes. */
  close(): void;
}
