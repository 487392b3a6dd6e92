/** From this version on clients multiplex their port sessions (session protocol §9). */
const firstMultiplexing = '1.1.70';
/** Clients newer than this keep their multiplexed connections alive themselves. */
const lastNeedingKeepAlive = '1.2.331.0';
/** The last that does not know output and errors apart. */
const lastWithoutErrorStream = '1.2.295';

/** Whether the agent multiplexes a port session with this client, or else serves one connection at a time. */
export function isMultiplexing(clientVersion: string): boolean {
  return compare(clientVersion, firstMultiplexing) >= 0;
}

/** Whether the agent sends no keep-alives of its own, and minds none that are missing. */
export function needsNoKeepAlive(clientVersion: string): boolean {
  return compare(clientVersion, lastNeedingKeepAlive) > 0;
}

/** Whether the client can tell a command's errors from its output. */
export function knowsErrorStream(clientVersion: string): boolean {
  return compare(clientVersion, lastWithoutErrorStream) > 0;
}

/** Part by part, a missing one is 0; what is no version is older than every other. */
function compare(version: string, other: string): number {
  if (!/^\d+(\.\d+)*$/.test(version)) return -1;
  const left = version.split('.').map(Number);
  const right = other.split('.').map(Number);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
