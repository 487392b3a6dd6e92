import { Script } from 'node:vm';

export type Match = 'yes' | 'no' | 'unknown';

const milliseconds = 50;
/** On a computer that is busy with others the time can pass before a harmless pattern has had its turn. */
const mostAttempts = 4;
const longest = 4096;
const test = 'new RegExp(pattern, flags).test(text)';

/**
 * Whether a text fits a document's allowedPattern. Those are Java expressions at the API: what JavaScript does
 * not understand is `unknown`, and so is one that takes too long, because a document shared by somebody else
 * must not hang the editor. The pattern runs in a context of its own that can be interrupted.
 *
 * @param cpu milliseconds of computing by this process so far
 */
export function matchesPattern(pattern: string, text: string, cpu: () => number = cpuMilliseconds): Match {
  if (text.length > longest) return 'unknown';
  const flags = ['u', ''].find((candidate) => compiles(pattern, candidate));
  if (flags === undefined) return 'unknown';
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const before = cpu();
    const match = run({ pattern, flags, text });
    if (match !== 'unknown' || cpu() - before >= milliseconds / 2) return match;
  }
  return 'unknown';
}

function run(given: { readonly pattern: string; readonly flags: string; readonly text: string }): Match {
  try {
    return new Script(test).runInNewContext(given, { timeout: milliseconds }) === true ? 'yes' : 'no';
  } catch {
    // Interrupted; the error is of the other context and of no class known here.
    return 'unknown';
  }
}

/** What this process has computed so far, waiting for other processes not counted. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).source !== '';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
