import type { Refusal } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { commentsOf } from '../syntax/comments.ts';
import { isScalar, walk } from '../syntax/node.ts';
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
  if (parsed.format === 'json') return { text: yamlOf(root), format: 'yaml', lostComments: 0 };
  for (const node of walk(root)) {
    if (!isScalar(node)) continue;
    if (node.opaque) return { refused: `The tag in ${at(node.start)} has no form in JSON. Write its value.` };
    if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
      return { refused: `The number in ${at(node.start)} has no form in JSON. Quote it.` };
    }
  }
  const lostComments = commentsOf(text, root).length;
  return { text: jsonOf(root, text), format: 'json', lostComments };
}
