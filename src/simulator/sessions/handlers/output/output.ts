/** How what a command says reaches the client. */
export interface CommandOutput {
  output(bytes: Uint8Array): void;
  errors(bytes: Uint8Array): void;
  /** It has ended; `done` is called when everything was sent. */
  exited(code: number, done: () => void): void;
  /** The channel has room again. */
  drained(): void;
}
