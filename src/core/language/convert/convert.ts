import type { Refusal } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { commentsOf } from '../syntax/comments.ts';
import { childrenOf, isScalar, walk, type SyntaxNode } from '../syntax/node.ts';
import type { Format } from '../text.ts';
import { jsonOf } from './json.ts';
import { yamlOf } from './yaml.ts';

/** The document in the other format. */
export interface Conversion {
  readonly text: string;
  readonly format: Format;
  /** Comments that the other format cannot hold. */
  readonly lostComments: number;
}

/**
 * The document in the other format, with the same meaning: texts stay texts, also those that look like numbers,
 * scripts become blocks and back, keys keep their order. Anchors are written out.
 */
export function convert(parsed: ParsedDocument): Conversion | Refusal {
  const { root, problems, lines, text } = parsed;
  const [problem] = problems;
  const at = (offset: number): string => `line ${lines.position(offset).line + 1}`;
  if (problem !== undefined) {
    const where = at(problem.start);
    return { refused: `The document cannot be converted before ${where} is corrected: ${problem.message}` };
  }
  if (root === undefined) return { refused: 'The document is empty. There is nothing to convert.' };
  if (root.kind === 'scalar') return { refused: 'There are no keys here, but one value. It is no document.' };
  if (expandedSize(root) > mostValues) {
    return {
      refused: 'Its anchors, written out, make the document too long. Write out some of them yourself.',
    };
  }
  const other = parsed.format === 'json' ? 'YAML' : 'JSON';
  for (const node of walk(root)) {
    if (!isScalar(node)) continue;
    if (node.opaque) return { refused: `The tag in ${at(node.start)} has no form in JSON. Write its value.` };
    if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
      return { refused: `The number in ${at(node.start)} has no form in ${other}. Quote it.` };
    }
  }
  if (parsed.format === 'json') return { text: yamlOf(root, text), format: 'yaml', lostComments: 0 };
  const lostComments = commentsOf(text, root).length;
  return { text: jsonOf(root, text), format: 'json', lostComments };
}

/** More than any document of 64 KB holds without anchors. */
const mostValues = 100_000;

/** How many values there are once every alias stands for its anchor's: each anchor is counted once. */
function expandedSize(root: SyntaxNode): number {
  const sizes = new Map<SyntaxNode, number>();
  const sizeOf = (node: SyntaxNode): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    const size = childrenOf(node).reduce((sum, child) => sum + sizeOf(child), 1);
    sizes.set(node, size);
    return size;
  };
  return sizeOf(root);
}
