/**
 * Compiles an `allowedPattern`. The service reads it as Java does and the agent as Go does: what they have and
 * JavaScript has not is rewritten, and a pattern is tried with and without the flag u. `undefined` when it
 * is no regular expression in any of the two ways.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  const flags = new Set<string>();
  const rewritten = inJavaScript(pattern, flags);
  const own = [...flags].join('');
  // Without u a letter that is escaped for nothing stands for itself: that reading comes last.
  return (
    tryCompile(pattern, 'u') ??
    tryCompile(rewritten, `u${own}`) ??
    tryCompile(pattern, '') ??
    tryCompile(rewritten, own)
  );
}

function tryCompile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Flags at the start, named and atomic groups, possessive quantifiers, anchors and quoted text of Java and Go. */
function inJavaScript(pattern: string, flags: Set<string>): string {
  return pattern
    .replace(/^\(\?([imsxU]+)\)/, (_, letters: string) => {
      for (const letter of letters) if ('ims'.includes(letter)) flags.add(letter);
      return '';
    })
    .replace(/\(\?([ims]+)\)/g, '')
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?>/g, '(?:')
    .replace(/\(\?-?[ims]+:/g, '(?:')
    .replace(/(?<!\\)([*+?}])\+/g, '$1')
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
    .replace(/\\Q(.*?)(?:\\E|$)/gs, (_, text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .replace(/\\p\{(?:Alpha|IsAlphabetic)\}/g, '\\p{L}')
    .replace(/\\p\{Digit\}/g, '\\d')
    .replace(/\\p\{Alnum\}/g, '\\w')
    .replace(/\[:\w+:\]/g, '\\w');
}

/** So many steps take well under a millisecond. */
const maxSteps = 200_000;

/**
 * Whether the text fits the pattern; `undefined` when finding out could take long. The service matches the
 * whole text.
 */
export function matches(expression: RegExp, text: string): boolean | undefined {
  if (stepsOf(expression.source, text.length) > maxSteps) return undefined;
  try {
    return expression.test(text);
  } catch (error) {
    // Only here a pattern turns out to be too large.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** An upper bound on how often a backtracking matcher tries: exponential where repeated groups nest. */
function stepsOf(pattern: string, length: number): number {
  const bare = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\)(?:[*+]|\{\d+,?\d*\})/.test(bare)) return 2 ** length;
  const open = bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  return Math.max(1, length) ** Math.max(1, open);
}
