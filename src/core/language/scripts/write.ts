import { stringify } from 'yaml';
import { lineEnd } from '../edits.ts';
import type { TextEdit } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { isScalar, type ListNode, type ScalarNode, type Span, type SyntaxNode } from '../syntax/node.ts';
import { isOneBlock, type PlacedScript } from './find.ts';

/** The edits that put another text in the place of a script; its lines end with `\n`. */
export function scriptEdits(parsed: ParsedDocument, script: PlacedScript, text: string): readonly TextEdit[] {
  const { node, key, isFlow } = script;
  const write = new Writer(parsed, parsed.lines.position(key.start).character);
  if (isScalar(node)) return [write.text(node, text, isFlow)];
  const [item] = node.items;
  if (isScalar(item) && isOneBlock(node)) {
    // Its lines stand further right than its dash, which may stand further right than the key.
    const column = parsed.lines.position(item.start).character - '- '.length;
    return [new Writer(parsed, column).text(item, text, node.flow)];
  }
  return write.items(node, text.replace(/\n$/, '').split('\n'));
}

/** Writes into one document. */
class Writer {
  readonly #parsed: ParsedDocument;
  readonly #column: number;

  /** `column` is where the script's key stands. */
  constructor(parsed: ParsedDocument, column: number) {
    this.#parsed = parsed;
    this.#column = column;
  }

  text(node: ScalarNode, text: string, isFlow: boolean): TextEdit {
    if (this.#parsed.format === 'json') return this.#edit(node, JSON.stringify(text));
    if (node.style === 'block') return this.#block(node, text);
    const canBeBlock = !isFlow && text.includes('\n') && this.#isLineEnd(node.end);
    if (!canBeBlock || !isPlainBlock(text)) return this.#edit(node, flowScalar(text));
    const written = blockOf(text, ' '.repeat(this.#column + 2));
    // Blanks behind the text would be the block's.
    const end = this.#lineEndAfter(node.end);
    const next = this.#nextLine(end, text);
    return this.#edit({ start: node.start, end: next }, next === end ? written.replace(/\n$/, '') : written);
  }

  /** A block keeps its indentation, and the comment behind its sign. */
  #block(node: ScalarNode, text: string): TextEdit {
    const source = this.#parsed.text.slice(node.start, node.end);
    const [header = '', comment = ''] = /^[|>][-+\d]*([ \t][^\r\n]*)?/.exec(source) ?? [];
    const end = /\n$/.test(source) ? '\n' : '';
    if (!isPlainBlock(text)) return this.#edit(node, `${JSON.stringify(text)}${comment}${end}`);
    const lines = source
      .slice(header.length)
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? '';
    const written = blockOf(text, indent === '' ? ' '.repeat(this.#column + 2) : indent, comment);
    if (end === '') return this.#edit(node, written.replace(/\n$/, ''));
    return this.#edit({ start: node.start, end: this.#nextLine(node.end, text) }, written);
  }

  /** From a line's end on: where lines begin that a block does not take in. One that ends in blank lines takes all. */
  #nextLine(offset: number, text: string): number {
    const blank = /\n\n$/.test(text) ? /^(?:[ \t]*\r?\n)+/ : /^$/;
    return offset + (blank.exec(this.#parsed.text.slice(offset))?.[0].length ?? 0);
  }

  /** The lines that stay keep their items as they are written; those between are replaced. */
  items(list: ListNode, lines: readonly string[]): TextEdit[] {
    const old = list.items.map((item) => (isScalar(item) ? String(item.value) : ''));
    let first = 0;
    while (first < old.length && first < lines.length && old[first] === lines[first]) first += 1;
    let same = 0;
    const most = Math.min(old.length, lines.length) - first;
    while (same < most && old.at(-1 - same) === lines.at(-1 - same)) same += 1;
    const gone = list.items.slice(first, old.length - same);
    const added = lines.slice(first, lines.length - same);
    if (gone.length === 0 && added.length === 0) return [];
    const change = { list, first, gone, added };
    return [list.flow ? this.#flowItems(change) : this.#blockItems(change)];
  }

  #flowItems({ list, first, gone, added }: ItemsChange): TextEdit {
    const { lines } = this.#parsed;
    const [start] = list.items;
    const isLines = start !== undefined && lines.position(start.start).line > lines.position(list.start).line;
    const indent = ' '.repeat(start === undefined ? 0 : lines.position(start.start).character);
    const separator = isLines ? `,\n${indent}` : ', ';
    const written = added.map((line) => JSON.stringify(line)).join(separator);
    const [before, last] = [list.items[first - 1], gone.at(-1)];
    if (last !== undefined && written !== '') {
      return this.#edit({ start: gone[0]?.start ?? last.start, end: last.end }, written);
    }
    if (last === undefined) {
      const next = list.items[first];
      if (next !== undefined) return this.#edit({ start: next.start, end: next.start }, written + separator);
      const at = before?.end ?? list.start + 1;
      return this.#edit({ start: at, end: at }, separator + written);
    }
    const next = list.items[first + gone.length];
    const from = gone[0]?.start ?? last.start;
    if (next !== undefined) return this.#edit({ start: from, end: next.start }, '');
    return this.#edit({ start: before?.end ?? from, end: last.end }, '');
  }

  #blockItems({ list, first, gone, added }: ItemsChange): TextEdit {
    const indent = ' '.repeat(this.#parsed.lines.position(this.#dash(list.items[0])).character);
    const written = added.map((line) => `- ${flowScalar(line)}`);
    const [begin, last, next] = [gone[0], gone.at(-1), list.items[first]];
    if (begin !== undefined && last !== undefined) {
      const span = { start: this.#dash(begin), end: this.#endOf(last) };
      if (written.length > 0) return this.#edit(span, written.join(`\n${indent}`));
      return this.#edit(this.#wholeLines(span), '');
    }
    if (next !== undefined) {
      const at = this.#dash(next);
      return this.#edit({ start: at, end: at }, written.map((item) => `${item}\n${indent}`).join(''));
    }
    const before = list.items.at(-1);
    const at = this.#lineEndAfter(before === undefined ? list.end : this.#endOf(before));
    return this.#edit({ start: at, end: at }, written.map((item) => `\n${indent}${item}`).join(''));
  }

  /** Where the dash of a block list's item stands. */
  #dash(item: SyntaxNode | undefined): number {
    return this.#parsed.text.lastIndexOf('-', (item?.start ?? 1) - 1);
  }

  /** The end of a node without the line ends that a block takes in. */
  #endOf({ start, end }: Span): number {
    return start + this.#parsed.text.slice(start, end).trimEnd().length;
  }

  #wholeLines({ start, end }: Span): Span {
    const { lines } = this.#parsed;
    const [first, last] = [lines.position(start).line, lines.position(end).line];
    return {
      start: lines.offset({ line: first, character: 0 }),
      end: lines.offset({ line: last + 1, character: 0 }),
    };
  }

  #lineEndAfter(offset: number): number {
    const { lines } = this.#parsed;
    const { line } = lines.position(offset);
    return lines.offset({ line, character: lines.line(line).length });
  }

  #isLineEnd(offset: number): boolean {
    return /^[ \t]*(?:\r?\n|$)/.test(this.#parsed.text.slice(offset, offset + 200));
  }

  #edit(span: Span, newText: string): TextEdit {
    const { text, lines } = this.#parsed;
    return { range: lines.range(span), newText: newText.replaceAll('\n', lineEnd(text)) };
  }
}

interface ItemsChange {
  readonly list: ListNode;
  /** The index of the first item that changes. */
  readonly first: number;
  readonly gone: readonly SyntaxNode[];
  readonly added: readonly string[];
}

/** Whether a block holds it without saying its indentation: no blank in front, nothing a reader would change. */
function isPlainBlock(text: string): boolean {
  const first = text.split('\n').find((line) => line !== '') ?? '';
  return text.trim() !== '' && !/^[ \t]/.test(first) && !/(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\ufeff]/u.test(text);
}

function blockOf(text: string, indent: string, comment = ''): string {
  const kept = /\n\n$/.test(text) ? '+' : '';
  const chomping = text.endsWith('\n') ? kept : '-';
  const body = text.replace(/\n$/, '').replace(/^(?=.)/gm, indent);
  return `|${chomping}${comment}\n${body}\n`;
}

/** A text on one line: plain where every reader takes it for this text, else in quotes. */
function flowScalar(text: string): string {
  if (text.includes('\n')) return JSON.stringify(text);
  return stringify(text, { lineWidth: 0, compat: 'yaml-1.1' }).replace(/\n$/, '');
}
