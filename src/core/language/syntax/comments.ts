import { entriesOf, isScalar, walk, type Span, type SyntaxNode } from './node.ts';

/** The comments of a YAML text: in the text of a value a number sign begins none. */
export function commentsOf(text: string, root: SyntaxNode | undefined): Span[] {
  const scalars = [...walk(root)]
    .flatMap((node): Span[] => (isScalar(node) ? [node] : entriesOf(node).map((entry) => entry.key)))
    .sort((a, b) => a.start - b.start);
  const comments: Span[] = [];
  let next = 0;
  let covered = -1;
  for (const match of text.matchAll(/(?<=^|[ \t])#[^\r\n]*/gm)) {
    for (let scalar = scalars[next]; scalar !== undefined && scalar.start <= match.index;) {
      covered = Math.max(covered, scalar.end);
      next += 1;
      scalar = scalars[next];
    }
    if (match.index >= covered) comments.push({ start: match.index, end: match.index + match[0].length });
  }
  return comments;
}
