/** One socket of a session's channel, after its token was accepted. */
export interface Link {
  send(frame: Uint8Array): void;
  /** Says goodbye (1000) and closes. */
  close(): void;
}
