import { Script } from 'node:vm';

export type Match = 'yes' | 'no' | 'unknown';

const milliseconds = 50;
const longest = 4096;
const test = 'new RegExp(pattern, flags).test(text)';

/**
 * Whether a text fits a document's allowedPattern. Those are Java expressions at the API: what JavaScript does
 * not understand is `unknown`, and so is one that takes too long, because a document shared by somebody else
 * must not hang the editor. The pattern runs in a context of its own that can be interrupted.
 */
export function matchesPattern(pattern: string, text: string): Match {
  if (text.length > longest) return 'unknown';
  const flags = ['u', ''].find((candidate) => compiles(pattern, candidate));
  if (flags === undefined) return 'unknown';
  try {
    const found: unknown = new Script(test).runInNewContext(
      { pattern, flags, text },
      { timeout: milliseconds },
    );
    return found === true ? 'yes' : 'no';
  } catch {
    // Interrupted; the error is of the other context and of no class known here.
    return 'unknown';
  }
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags).source !== '';
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
