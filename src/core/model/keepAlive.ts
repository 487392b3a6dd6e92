const shortestKeepAlive = 5;
const longestKeepAlive = 300;

/** Milliseconds of the setting `sessions.keepAliveSeconds`, which anybody may have written by hand. */
export function keepAliveMilliseconds(seconds: number): number {
  return 1000 * Math.min(longestKeepAlive, Math.max(shortestKeepAlive, seconds));
}
