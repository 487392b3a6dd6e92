import { isScalar, walk, type SyntaxNode } from '../../../src/core/language/syntax/node.ts';
import { parse } from '../../../src/core/language/syntax/parse.ts';
import type { Format } from '../../../src/core/language/text.ts';

/** A place where a person could ask for completions, in a document that may be changed for it. */
export interface Probe {
  /** What was done to the document, and where the cursor is. */
  readonly what: string;
  readonly text: string;
  readonly offset: number;
  /** An existing key is replaced: its value may fit no longer. */
  readonly isKey?: boolean;
}

/** At every key, every value, in all brackets, and on a new line of every indentation below every line. */
export function* probes(text: string, format: Format): Generator<Probe> {
  for (const node of walk(parse(text, format).root)) {
    if (isScalar(node)) yield* atScalar(text, node.start, node.end, format);
    else yield* inCollection(text, node, format);
  }
  if (format === 'yaml') yield* onNewLines(text);
}

/** The text with `put` in place of a piece; `‸` is the cursor. */
function changed(what: string, text: string, [start, end]: readonly [number, number], put: string): Probe {
  const offset = start + put.indexOf('‸');
  return { what, text: text.slice(0, start) + put.replace('‸', '') + text.slice(end), offset };
}

function* atScalar(text: string, start: number, end: number, format: Format): Generator<Probe> {
  const raw = text.slice(start, end);
  if (/^[|>!&*]|\n/.test(raw)) return;
  yield changed('no value', text, [start, end], '‸');
  yield changed('empty text in double quotes', text, [start, end], '"‸"');
  if (format === 'yaml') yield changed('empty text in single quotes', text, [start, end], "'‸'");
  const quote = /^["']/.test(raw) ? 1 : 0;
  yield { what: 'begin of a value', text, offset: start + quote };
  yield { what: 'end of a value', text, offset: end - quote };
  yield { what: 'middle of a value', text, offset: start + Math.floor((end - start) / 2) };
}

function* inCollection(text: string, node: SyntaxNode, format: Format): Generator<Probe> {
  if (node.kind === 'scalar') return;
  for (const { key } of node.kind === 'map' ? node.entries : []) {
    const quote = /^["']/.test(text.charAt(key.start)) ? 1 : 0;
    yield { what: 'begin of a key', text, offset: key.start + quote, isKey: true };
    yield { what: 'end of a key', text, offset: key.end - quote, isKey: true };
  }
  if (format !== 'json' && !node.flow) return;
  const children =
    node.kind === 'map'
      ? node.entries.map(({ key, value }) => [key.start, value.end] as const)
      : node.items.map(({ start, end }) => [start, end] as const);
  const [first] = children;
  const last = children.at(-1);
  if (first === undefined || last === undefined) {
    const inner = [node.start + 1, node.end - 1] as const;
    for (const put of ['‸', ' ‸ ', '"‸"', '\n    ‸\n  '])
      yield changed(`empty ${node.kind}: ${put.trim()}`, text, inner, put);
    return;
  }
  yield changed(`before the first of a ${node.kind}`, text, [first[0], first[0]], '‸ ');
  yield changed(
    `before the first of a ${node.kind}, quoted`,
    text,
    [first[0], first[0]],
    `"‸"${format === 'json' ? '' : ','} `,
  );
  yield changed(`behind the last of a ${node.kind}`, text, [last[1], last[1]], ', ‸');
  yield changed(`behind the last of a ${node.kind}, quoted`, text, [last[1], last[1]], ', "‸"');
}

function* onNewLines(text: string): Generator<Probe> {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  let indents: number[] = [0];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const [, spaces = '', dash = ''] = /^( *)((?:- +)?)/.exec(line) ?? [];
    if (line.trim() !== '') {
      const columns = [spaces.length, spaces.length + dash.length];
      indents = [...new Set([...indents.filter((indent) => indent < spaces.length), ...columns])];
      for (const indent of [...indents, Math.max(...indents) + 2]) {
        for (const lead of ['', '- ', '-']) {
          const put = `${' '.repeat(indent)}${lead}‸`;
          const at = end + 1 > text.length ? ([end, end] as const) : ([end + 1, end + 1] as const);
          const isLast = at[0] === end;
          yield changed(
            `new line, column ${String(indent)} "${lead}"`,
            text,
            at,
            isLast ? `${eol}${put}` : `${put}${eol}`,
          );
        }
      }
    }
    start = end + 1;
  }
}
