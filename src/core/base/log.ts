/**
 * The one log, as kernels see it. Parameter values, tokens, keystrokes and stream bytes are never passed to
 * it (rule 8): names, ids, counts, kinds and durations only.
 */
export interface Log {
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export const silentLog: Log = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
