/** Deeper than any document that means something, and far from what exhausts a parser's stack. */
export const maxDepth = 200;

/** Longer than the service takes (64 KB) by an order of magnitude: such a text is not read. UTF-16 code units. */
export const maxLength = 1_000_000;

/**
 * Whether a parser may be let loose on the text. Parsers recurse, and on thousands of nested brackets V8 ends
 * the process rather than throwing, so the nesting is estimated first: unclosed brackets outside of strings,
 * dashes in a row and columns of indentation. It errs on the high side only.
 */
export function isTooDeep(text: string): boolean {
  return bracketDepth(text) > maxDepth || indicatorDepth(text) > maxDepth || indentDepth(text) > maxDepth;
}

const bracket = /[[\]{}]/g;

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [character] of text.matchAll(bracket)) {
    depth = character === '[' || character === '{' ? depth + 1 : Math.max(0, depth - 1);
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

const indicators = /^[ \t]*((?:[-?:][ \t]+)+)/gm;

function indicatorDepth(text: string): number {
  let deepest = 0;
  for (const [, run = ''] of text.matchAll(indicators)) {
    deepest = Math.max(deepest, run.replace(/[ \t]+/g, '').length);
  }
  return deepest;
}

/** Distinct growing indentations of lines in a row; a single far-indented line is not deep. */
function indentDepth(text: string): number {
  const open: number[] = [];
  let deepest = 0;
  for (let start = 0; start >= 0 && start < text.length; start = text.indexOf('\n', start) + 1 || -1) {
    const indent = blanksAt(text, start);
    if (isLineEnd(text.charCodeAt(start + indent))) continue;
    while ((open.at(-1) ?? -1) >= indent) open.pop();
    open.push(indent);
    deepest = Math.max(deepest, open.length);
  }
  return deepest;
}

function blanksAt(text: string, start: number): number {
  let end = start;
  while (text.charCodeAt(end) === space) end += 1;
  return end - start;
}

const space = 32;

/** Also the end of the text, where there is no character. */
function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || Number.isNaN(code);
}
