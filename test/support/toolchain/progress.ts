const TICK_MS = 10_000;

/**
 * Runs a step that a person has to wait for: says what it is, how long it has been running, and when it is done.
 * Goes to stderr, so that the one line scripts wait for stays alone on stdout.
 */
export async function withProgress<T>(label: string, step: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  console.error(`${label} …`);
  const ticker = setInterval(() => console.error(`${label} … ${seconds()}`), TICK_MS);
  try {
    const result = await step();
    console.error(`${label}: done (${seconds()})`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}
