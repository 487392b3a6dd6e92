import { isCalendar } from './syntax/calendar.ts';
import { markSubstituted } from './embedding/substitutes.ts';
import { documentModel, type DocumentModel } from './model/document.ts';
import { Flow } from './model/flow.ts';
import { referencesOf, type PlacedReference } from './model/references.ts';
import { symbolTable, type SymbolTable } from './model/symbols.ts';
import type { Parsed, SyntaxNode, SyntaxProblem } from './syntax/node.ts';
import { parse } from './syntax/parse.ts';
import { YamlReader } from './syntax/yamlReader.ts';
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
  /** Every reference in the order of the text of their places; found when first asked for. */
  readonly references: readonly PlacedReference[];
  /** Which step follows which; worked out when first asked for. */
  readonly flow: Flow;
  /** What the document names, and where; made when it is first asked for. */
  readonly symbols: () => SymbolTable;
}

interface Remembered {
  readonly parsed: ParsedDocument;
  /** Knows what has not changed between two versions. */
  readonly reader: YamlReader;
}

/** Reads each version of a document once and remembers the documents that were last asked for. */
export class Parser {
  readonly #cache = new Map<string, Remembered>();
  readonly #capacity: number;

  constructor(capacity = 32) {
    this.#capacity = capacity;
  }

  parse(document: TextDocument): ParsedDocument {
    const key = `${document.format} ${document.uri}`;
    const known = this.#cache.get(key);
    this.#cache.delete(key);
    const reader = known?.reader ?? new YamlReader();
    const parsed = known?.parsed.version === document.version ? known.parsed : read(document, reader);
    this.#cache.set(key, { parsed, reader });
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

/** A change calendar is text of its own kind: there is no tree in it; a rule reads its lines. */
const textOnly: Parsed = { root: undefined, problems: [] };
const calendarModel: DocumentModel = { ...documentModel(undefined), kind: 'calendar' };

function read(document: TextDocument, reader: YamlReader): ParsedDocument {
  const text = document.getText();
  const isText = document.isCalendar === true || isCalendar(text);
  const { root: tree, problems } = isText ? textOnly : parse(text, document.format, reader);
  const root = tree && document.substituted === true ? markSubstituted(tree) : tree;
  const { version, format } = document;
  const model = isText ? calendarModel : documentModel(root);
  const references = once(() => [...referencesOf(model, text)]);
  const flow = once(() => new Flow(model));
  const symbols = once(() => symbolTable(model, text, references()));
  return {
    ...{ version, text, format, lines: new LineMap(text), root, problems, model, symbols },
    get references() {
      return references();
    },
    get flow() {
      return flow();
    },
  };
}

/** Makes a value when it is first asked for, and remembers it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
