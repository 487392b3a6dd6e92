import assert from 'node:assert/strict';
import type { CompletionItem } from '../../src/core/language/lsp.ts';
import { LineMap } from '../../src/core/language/text.ts';
import { documentOf, service } from './documents.ts';

/** Writes a document as a person does who types little and chooses from completions, without an editor. */
export class Author {
  text = '';
  #offset = 0;

  /** Takes the completion with this label; tab stops get these texts in their order, the rest their own. */
  async choose(label: string, ...stops: readonly string[]): Promise<void> {
    const lines = new LineMap(this.text);
    const position = lines.position(this.#offset);
    const items = await service.completeLoaded(documentOf(this.text), position);
    const item = items.find((candidate) => candidate.label === label);
    const labels = items.map((other) => other.label);
    assert.ok(item, `no "${label}" among ${labels.slice(0, 40).join(', ')} in\n${this.text}`);
    const { range, newText } = item.textEdit;
    const typed = this.text.slice(lines.offset(range.start), this.#offset);
    assert.ok(isSubsequence(typed, item.filterText ?? label), `"${typed}" filters "${label}" out`);
    const indent = /^ */.exec(lines.line(position.line))?.[0] ?? '';
    const filled = item.insertTextFormat === 2 ? fill(newText, indent, stops) : { text: newText };
    this.#replace(lines.offset(range.start), lines.offset(range.end), filled.text, filled.end);
    if (item.triggersSuggest === true) assert.ok((await this.offered()).length >= 0);
  }

  async offered(): Promise<readonly CompletionItem[]> {
    const position = new LineMap(this.text).position(this.#offset);
    return service.completeLoaded(documentOf(this.text), position);
  }

  type(text: string): void {
    this.#replace(this.#offset, this.#offset, text);
  }

  /** A new line at the end of the text, so far indented. */
  line(indent: number, text = ''): void {
    this.#offset = this.text.length;
    this.type(`\n${' '.repeat(indent)}${text}`);
  }

  #replace(start: number, end: number, text: string, caret = text.length): void {
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.#offset = start + caret;
  }
}

/** How editors match what is typed. */
function isSubsequence(typed: string, text: string): boolean {
  let at = 0;
  for (const character of typed.toLowerCase()) {
    at = text.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const stop = /\\([\\$}])|\$\{\d+\|((?:\\.|[^\\|])*)\|\}|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\{(\d+)\}|\$0|\n/g;

/** A snippet with these texts at its tab stops, and where the cursor is then. */
function fill(
  snippet: string,
  indent: string,
  stops: readonly string[],
): { readonly text: string; readonly end?: number } {
  const texts = [...stops];
  let [text, from] = ['', 0];
  let end: number | undefined;
  for (const match of snippet.matchAll(stop)) {
    const [piece, escaped, choices, placeholder] = match;
    text += snippet.slice(from, match.index);
    from = match.index + piece.length;
    if (piece === '\n') text += `\n${indent}`;
    else if (piece === '$0') end = text.length;
    else if (escaped !== undefined) text += escaped;
    else if (choices !== undefined) text += texts.shift() ?? choices.split(/(?<!\\),/)[0] ?? '';
    else text += texts.shift() ?? placeholder?.replace(/\\([\\$}])/g, '$1') ?? '';
  }
  text += snippet.slice(from);
  return end === undefined ? { text } : { text, end };
}
