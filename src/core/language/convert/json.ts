import type { Entry, ScalarNode, SyntaxNode } from '../syntax/node.ts';

/** The tree as JSON. Keys keep their order, which objects of JavaScript do not; of equal keys the last counts. */
export function jsonOf(root: SyntaxNode, source: string): string {
  return `${write(root, source, '', true)}\n`;
}

function write(node: SyntaxNode, source: string, indent: string, isRoot = false): string {
  if (node.kind === 'scalar') return writeScalar(node, source);
  const deeper = `${indent}  `;
  if (node.kind === 'list') {
    return wrap(
      '[]',
      node.items.map((item) => write(item, source, deeper)),
      indent,
    );
  }
  const pairs = distinct(node.entries).map(({ name, value }) => {
    // The one key that means nothing as a number.
    const isVersion = isRoot && name === 'schemaVersion' && value.kind === 'scalar';
    const written = isVersion ? versionOf(value, source) : write(value, source, deeper);
    return `${JSON.stringify(name)}: ${written}`;
  });
  return wrap('{}', pairs, indent);
}

function wrap(brackets: '[]' | '{}', parts: readonly string[], indent: string): string {
  if (parts.length === 0) return brackets;
  const [open, close] = [brackets.charAt(0), brackets.charAt(1)];
  return `${open}\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}${close}`;
}

function writeScalar(node: ScalarNode, source: string): string {
  const { value } = node;
  if (typeof value !== 'number') return JSON.stringify(value);
  // A number keeps its digits: more of them may be written than a double holds.
  const written = source.slice(node.start, node.end);
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(written) ? written : JSON.stringify(value);
}

function versionOf(node: ScalarNode, source: string): string {
  if (typeof node.value !== 'number') return writeScalar(node, source);
  return JSON.stringify(source.slice(node.start, node.end));
}

function distinct(entries: readonly Entry[]): readonly Entry[] {
  const last = new Map(entries.map((entry) => [entry.name, entry]));
  return entries.filter((entry) => last.get(entry.name) === entry);
}
