const POLL_MS = 50;

/** Reads until the value is as wanted; rejects with the last value, which is what one needs to understand why. */
export async function eventually<T>(
  read: () => Promise<T>,
  wanted: (value: T) => boolean,
  what: string,
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (wanted(value)) return value;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms for ${what}; last: ${show(value)}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? `\n${value}` : JSON.stringify(value);
}

/** Whether it is done before its time is over. */
export async function inTime(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false;
    throw error;
  }
}
