import { isScalar, parseDocument, visit, type Document, type Scalar } from 'yaml';
import { lineEnd } from '../edits.ts';
import type { Refusal } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { commentsOf } from '../syntax/comments.ts';
import { isSame } from '../syntax/same.ts';
import { parseYamlText } from '../syntax/yaml.ts';
import type { SyntaxNode } from '../syntax/node.ts';

/** The text laid out anew; or why not. */
export function formatYaml({ text, root }: ParsedDocument, indent: number): string | Refusal {
  const body = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const document = parse(body);
  const folded = keepFolds(document, body);
  const options = { indent, lineWidth: 0, flowCollectionPadding: false, minContentWidth: 0 };
  const formatted = refold(document.toString(options), folded);
  const after = parseYamlText(formatted);
  const before = parseYamlText(body);
  const isKept =
    after.problems.length === 0 &&
    isSame(before.root, after.root) &&
    comments(body, before.root) === comments(formatted, after.root);
  if (root === undefined || !isKept) {
    return { refused: 'The document is written in a way that formatting would not keep. It stays as it is.' };
  }
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  return mark + formatted.replaceAll('\n', lineEnd(text));
}

function parse(text: string): Document {
  return parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' });
}

function comments(text: string, root: SyntaxNode | undefined): string {
  return commentsOf(text, root)
    .map(({ start, end }) => text.slice(start, end).replace(/^#\s*/, '').trim())
    .sort()
    .join('\n');
}

function blocks(document: Document): Scalar[] {
  const found: Scalar[] = [];
  visit(document, {
    Scalar: (_key, node) => {
      if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') found.push(node);
    },
  });
  return found;
}

/**
 * The lines of folded blocks are kept: they are written as literal ones, whose lines nobody touches. Returns which
 * of all blocks these are.
 */
function keepFolds(document: Document, text: string): ReadonlySet<number> {
  const folded = new Set<number>();
  for (const [index, node] of blocks(document).entries()) {
    if (node.type !== 'BLOCK_FOLDED' || !node.range) continue;
    folded.add(index);
    node.value = linesOf(text.slice(node.range[0], node.range[1]));
    node.type = 'BLOCK_LITERAL';
  }
  return folded;
}

/** The lines of a block's source without its header and its indentation. */
function linesOf(source: string): string {
  const [header = '', ...lines] = source.split('\n');
  const said = Number(/\d/.exec(header)?.[0] ?? 0);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const indent = /^ */.exec(first)?.[0].length ?? 0;
  const text = lines.map((line) => line.slice(said > 0 ? Math.min(indent, said) : indent)).join('\n');
  if (header.includes('+')) return text;
  return text.replace(/\n*$/, header.includes('-') ? '' : '\n');
}

function refold(text: string, folded: ReadonlySet<number>): string {
  let result = text;
  for (const [index, node] of blocks(parse(text)).entries()) {
    const at = node.range?.[0];
    if (folded.has(index) && at !== undefined && isScalar(node)) {
      result = `${result.slice(0, at)}>${result.slice(at + 1)}`;
    }
  }
  return result;
}
