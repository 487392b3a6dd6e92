import type { SyntaxNode } from '../syntax/node.ts';

/**
 * The text with blanks for the tag `!Sub` in front of a text: what follows is the document's, but for `${…}` in it.
 */
export function withoutSub(text: string): string {
  return text.replace(/(^|[:\-,[{][ \t]+)!Sub(?=[ \t]+[^\s[{&*!-])/gm, '$1    ');
}

/**
 * The tree with values marked whose text holds `${…}`: CloudFormation puts something else there. Those with
 * references in them and blocks of text keep what is known of them, so that references are found.
 */
export function markSubstituted(node: SyntaxNode): SyntaxNode {
  if (node.kind === 'list') return { ...node, items: node.items.map(markSubstituted) };
  if (node.kind === 'map') {
    const entries = node.entries.map((entry) => ({ ...entry, value: markSubstituted(entry.value) }));
    return { ...node, entries };
  }
  const { value, style } = node;
  const isFilled = typeof value === 'string' && style !== 'block' && /\$\{(?!!)/.test(value);
  return isFilled && !value.includes('{{') ? { ...node, opaque: true } : node;
}
