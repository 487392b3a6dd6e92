import { sourceOf } from '../source.ts';
import { isTooDeep } from './depth.ts';
import { parseJsonText } from './json.ts';
import { textOf, type ScalarNode, type SyntaxNode } from './node.ts';

/**
 * The tree of JSON that is the text of a scalar, with its texts where they stand in the document; `undefined` when
 * the scalar is no such text. What cannot be placed, for example in folded lines, is left out.
 */
export function nestedJson(text: string, node: SyntaxNode): SyntaxNode | undefined {
  const value = textOf(node);
  if (value === undefined || node.kind !== 'scalar' || !/^\s*\{/.test(value)) return undefined;
  if (isTooDeep(value)) return undefined;
  const { root, problems } = parseJsonText(value);
  return root === undefined || problems.length > 0 ? undefined : placed(text, node, root);
}

function placed(text: string, outer: ScalarNode, node: SyntaxNode): SyntaxNode | undefined {
  if (node.kind === 'scalar') {
    const isText = node.style === 'quoted';
    const span = sourceOf(text, outer, node.start + (isText ? 1 : 0), node.end - (isText ? 1 : 0));
    return span && { ...node, ...span, style: 'plain' };
  }
  if (node.kind === 'list') {
    return { ...node, items: node.items.flatMap((item) => placed(text, outer, item) ?? []) };
  }
  const entries = node.entries.flatMap((entry) => {
    const value = placed(text, outer, entry.value);
    return value === undefined ? [] : [{ ...entry, value }];
  });
  return { ...node, entries };
}
