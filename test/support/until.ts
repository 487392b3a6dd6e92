/** It says that nothing will come any more, and nothing about how fast a machine is. */
const limitMilliseconds = 40_000;
const stepMilliseconds = 2;

/** Waits in real time until `done`, a few milliseconds at a time; fails when that takes far too long. */
export async function until(done: () => boolean, what: string | (() => string)): Promise<void> {
  const end = Date.now() + limitMilliseconds;
  while (!done()) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => setTimeout(resolve, stepMilliseconds));
  }
}
