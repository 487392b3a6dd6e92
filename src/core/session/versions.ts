/** What we say we are. The agent's gates (§9) want four parts and at least 1.2.332.0. */
export const defaultClientVersion = '1.2.707.0';

/** The agent understands the TerminateSession flag (§9); an older one needs the API. */
export function agentTakesTerminateFlag(agentVersion: string): boolean {
  return isNewerThan(agentVersion, '2.3.722.0');
}

/** The agent multiplexes port forwarding (§9); an older one serves one connection at a time. */
export function agentMultiplexes(agentVersion: string): boolean {
  return isNewerThan(agentVersion, '3.0.196.0');
}

/** The agent needs no keep-alive frames in the multiplexed stream (§9). */
export function agentNeedsNoMuxKeepAlive(agentVersion: string): boolean {
  return isNewerThan(agentVersion, '3.1.1511.0');
}

/** As the agent judges the client (§9): from 1.1.70 on it multiplexes port forwarding. */
export function clientMultiplexes(clientVersion: string): boolean {
  return compare(clientVersion, '1.1.70.0') >= 0;
}

/**
 * As the agent judges the client (§9): newer than 1.2.331.0 does without keep-alive frames. To an older one the
 * agent ends an idle multiplexed session after 30 s.
 */
export function clientNeedsNoMuxKeepAlive(clientVersion: string): boolean {
  return compare(clientVersion, '1.2.331.0') > 0;
}

/** As the agent judges the client (§9): up to 1.2.295 it is asked to update for a separate error stream. */
export function clientSeparatesOutput(clientVersion: string): boolean {
  return compare(clientVersion, '1.2.295.0') > 0;
}

const parts = 4;

/**
 * Whether `version` is strictly greater than `gate`. Anything but four dotted whole numbers is not, which is
 * how the plugin decides.
 */
function isNewerThan(version: string, gate: string): boolean {
  return /^\d+(\.\d+){3}$/.test(version) && compare(version, gate) > 0;
}

/** Part by part, a missing one counting as 0; what is no version is older than any. */
function compare(left: string, right: string): number {
  const ours = numbersOf(left);
  const theirs = numbersOf(right);
  for (let index = 0; index < parts; index++) {
    const difference = (ours[index] ?? 0) - (theirs[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): readonly number[] {
  return /^\d+(\.\d+)*$/.test(version) ? version.split('.').map(Number) : [];
}
