import { documentModel, type DocumentModel } from './model/document.ts';
import type { SyntaxNode, SyntaxProblem } from './syntax/node.ts';
import { parse } from './syntax/parse.ts';
import { LineMap, type Format, type TextDocument } from './text.ts';

/** A version of a document, read once. */
export interface ParsedDocument {
  readonly version: number;
  readonly text: string;
  readonly format: Format;
  readonly lines: LineMap;
  readonly root: SyntaxNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly model: DocumentModel;
}

/** Reads each version of a document once and remembers the documents that were last asked for. */
export class Parser {
  readonly #cache = new Map<string, ParsedDocument>();
  readonly #capacity: number;

  constructor(capacity = 32) {
    this.#capacity = capacity;
  }

  parse(document: TextDocument): ParsedDocument {
    const key = `${document.format} ${document.uri}`;
    const known = this.#cache.get(key);
    this.#cache.delete(key);
    const parsed = known?.version === document.version ? known : read(document);
    this.#cache.set(key, parsed);
    this.#trim();
    return parsed;
  }

  /** Forgets a closed document. */
  forget(uri: string): void {
    for (const format of ['yaml', 'json']) this.#cache.delete(`${format} ${uri}`);
  }

  #trim(): void {
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > this.#capacity && oldest !== undefined) this.#cache.delete(oldest);
  }
}

function read(document: TextDocument): ParsedDocument {
  const text = document.getText();
  const { root, problems } = parse(text, document.format);
  const { version, format } = document;
  return { version, text, format, lines: new LineMap(text), root, problems, model: documentModel(root) };
}
