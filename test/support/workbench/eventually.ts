const POLL_MS = 50;

/** How long anything may take. It says that nothing will come any more, and nothing about how fast a machine is. */
export const PATIENCE_MS = 60_000;

/** Reads until the value is as wanted; rejects with the last value, which is what one needs to understand why. */
export async function eventually<T>(
  read: () => Promise<T>,
  wanted: (value: T) => boolean,
  what: string,
  timeoutMs = PATIENCE_MS,
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
    if (isTimeout(error)) return false;
    throw error;
  }
}

/**
 * Whether it was pressed before its time was over. A press that was begun counts, however late the page says that it
 * came: what is pressed again then is pressed twice.
 */
export async function isPressed(press: () => Promise<void>): Promise<boolean> {
  try {
    await press();
    return true;
  } catch (error) {
    if (!isTimeout(error)) throw error;
    const { message } = error;
    return message.lastIndexOf('performing click action') > message.lastIndexOf('retrying click action');
  }
}

function isTimeout(error: unknown): error is Error {
  return error instanceof Error && error.name === 'TimeoutError';
}
