import { isScalar, parseDocument, visit, type Document, type Scalar } from 'yaml';
import { lineEnd } from '../edits.ts';
import type { Refusal } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { commentsOf } from '../syntax/comments.ts';
import { keepDigits } from '../syntax/digits.ts';
import { isSame } from '../syntax/same.ts';
import { parseYamlText } from '../syntax/yaml.ts';
import { entriesOf, isScalar as isScalarNode, walk, type SyntaxNode } from '../syntax/node.ts';

const layout = {
  lineWidth: 0,
  flowCollectionPadding: false,
  minContentWidth: 0,
  // An alias without an anchor, in a value that another tool computes, is written as it stands.
  verifyAliasOrder: false,
} as const;

/** The text laid out anew; or why not. */
export function formatYaml({ text, root }: ParsedDocument, indent: number): string | Refusal {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = text.slice(mark.length).replaceAll('\r\n', '\n');
  const document = parse(body);
  // What the package minds and the service takes is in the tree all the same; below it is compared.
  document.errors = [];
  const folded = keepFolds(document, body);
  keepLastBlanks(document);
  const laidOut = refold(document.toString({ ...layout, indent }).replaceAll(endOfBlanks, ''), folded);
  const formatted = mark + laidOut.replaceAll('\n', lineEnd(text));
  const after = parseYamlText(formatted);
  const isKept =
    after.problems.length === 0 &&
    isSame(root, after.root) &&
    styles(text, root) === styles(formatted, after.root) &&
    comments(text, root) === comments(formatted, after.root);
  if (isKept) return formatted;
  return { refused: 'The document is written in a way that formatting would not keep. It stays as it is.' };
}

function parse(text: string): Document {
  return parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    customTags: keepDigits,
  });
}

/** How the values and names are written: plain, in which quotes, or as a block. */
function styles(text: string, root: SyntaxNode | undefined): string {
  return [...walk(root)]
    .flatMap((node) => (isScalarNode(node) ? [node] : entriesOf(node).map(({ key }) => key)))
    .map(({ style, start }) => (style === 'quoted' ? text.charAt(start) : style))
    .join();
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
  const first = lines.find((line) => line.trim() !== '');
  if (first === undefined) return header.includes('+') ? '\n'.repeat(lines.length - 1) : '';
  const said = Number(/\d/.exec(header)?.[0] ?? 0);
  const indent = /^ */.exec(first)?.[0].length ?? 0;
  const text = lines.map((line) => line.slice(said > 0 ? Math.min(indent, said) : indent)).join('\n');
  if (header.includes('+')) return text;
  return text.replace(/\n*$/, header.includes('-') ? '' : '\n');
}

/** A character of private use: no document has it, and if one does it is found not to be kept. */
const endOfBlanks = '\uE05D';

/** A block whose last line is of blanks would be written in quotes, so that line gets an end for the while. */
function keepLastBlanks(document: Document): void {
  for (const node of blocks(document)) {
    if (typeof node.value === 'string' && /\n[\t ]+$/.test(node.value)) node.value += endOfBlanks;
  }
}

function refold(text: string, folded: ReadonlySet<number>): string {
  if (folded.size === 0) return text;
  let result = text;
  for (const [index, node] of blocks(parse(text)).entries()) {
    const at = node.range?.[0];
    if (folded.has(index) && at !== undefined && isScalar(node)) {
      result = `${result.slice(0, at)}>${result.slice(at + 1)}`;
    }
  }
  return result;
}
