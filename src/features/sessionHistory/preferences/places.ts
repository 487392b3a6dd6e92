/** Where a key stands in a text: a line and its characters, all from 0. */
export interface Place {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The first place of a key in JSON or YAML, found without a parser, so that it is found in a text that is being
 * written too; the first line when it is nowhere.
 */
export function placeOfKey(text: string, key: string): Place {
  const found = new RegExp(String.raw`(^|[\s{,])(["']?)${escaped(key)}\2[ \t]*:`, 'm').exec(text);
  const lines = text.split(/\r\n|\n|\r/);
  if (found === null) return { line: 0, start: 0, end: lines[0]?.length ?? 0 };
  const before = (found[1]?.length ?? 0) + (found[2]?.length ?? 0);
  const offset = found.index + before;
  const above = text.slice(0, offset).split(/\r\n|\n|\r/);
  const start = above.at(-1)?.length ?? 0;
  return { line: above.length - 1, start, end: start + key.length };
}

function escaped(key: string): string {
  return key.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
