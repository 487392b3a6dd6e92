import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Parser,
  YAMLParseError,
  type CST,
  type Document,
  type Node,
  type Pair,
  type Scalar as YamlScalar,
  type YAMLMap,
} from 'yaml';
import { onOneLine, quoteOnOneLine } from './flowRepair.ts';
import { mostErrors, unquotedReference, yamlProblems } from './yamlProblems.ts';
import type { Entry, MapNode, Parsed, Scalar, ScalarNode, Span, SyntaxNode, SyntaxProblem } from './node.ts';

/** Reads YAML; tags other than YAML's own make a node opaque. Never throws. */
export function parseYamlText(text: string): Parsed {
  const { root, problems } = readYaml(text);
  const isEmpty = root?.kind === 'scalar' && root.value === null && root.start === root.end;
  return { root: isEmpty ? undefined : root, problems };
}

export interface YamlPiece extends Parsed {
  /** Whether it means the same wherever it stands: it has no mistake, and no anchor that others may name. */
  readonly standsAlone: boolean;
}

/** Reads a document's text, or a piece of one as if it were all. */
export function readYaml(text: string): YamlPiece {
  const document = parsed(text);
  const conversion = new Conversion(text);
  const root = conversion.node(document.contents, 0);
  const problems = distinct([...yamlProblems(document.errors, text), ...conversion.problems]);
  const standsAlone = document.errors.length === 0 && problems.length === 0 && !conversion.hasAnchors;
  return { root, problems, standsAlone };
}

/** Duplicate keys are a rule of ours, and aliases are resolved below, in the order of the text. */
const options = { uniqueKeys: false, prettyErrors: false, logLevel: 'error' } as const;
/** So many of them that stand too far to the left are taken; each costs reading the text again. */
const maxRepairs = 12;

/** The package's document; brackets and quotes that only the package minds are taken as others take them. */
function parsed(text: string): Document.Parsed {
  let document = read(text);
  for (let repaired = text, round = 0; round < maxRepairs; round += 1) {
    const next = firstRepair(document, repaired);
    if (next === undefined || next === repaired) return document;
    const better = read(next);
    if (better.errors.length >= document.errors.length) return document;
    [document, repaired] = [better, next];
  }
  return document;
}

function firstRepair({ errors }: Document.Parsed, text: string): string | undefined {
  for (const { code, message, pos } of errors) {
    const quote = /^Missing closing (["'])/.exec(message)?.[1];
    if (quote === '"' || quote === "'") return quoteOnOneLine(text, pos[0], quote);
    if (code === 'BAD_INDENT' && message.startsWith('Flow')) return onOneLine(text, pos[0]);
  }
  return undefined;
}

/**
 * The package reports mistakes as `Error`s, of which a broken text can have ten thousand. Nobody looks at their
 * stacks, and recording them costs more than reading.
 */
function read(text: string): Document.Parsed {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return composed(text);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** As the package's `parseDocument`, but for the errors that are left out. */
function composed(text: string): Document.Parsed {
  const tokens = withFewErrors(new Parser().parse(text));
  const documents = new Composer(options).compose(tokens, true, text.length);
  const [document, second] = [documents.next(), documents.next()];
  if (document.done === true) throw new Error('The reader has made no document');
  if (second.done !== true) {
    const [start, end] = second.value.range;
    document.value.errors.push(new YAMLParseError([start, end], 'MULTIPLE_DOCS', 'Several documents'));
  }
  return document.value;
}

/** Each error costs, and no more than these are told. */
function* withFewErrors(tokens: Iterable<CST.Token>): Generator<CST.Token> {
  let errors = 0;
  for (const token of tokens) {
    if (token.type !== 'error' || errors < mostErrors) yield token;
    if (token.type === 'error') errors += 1;
  }
}

/** In the order of the text; what both the reader and the conversion stumble over counts once. */
function distinct(problems: readonly SyntaxProblem[]): SyntaxProblem[] {
  const byStart = new Map(problems.map((problem) => [problem.start, problem]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

/** One document's way from the `yaml` package's nodes to ours. */
class Conversion {
  readonly problems: SyntaxProblem[] = [];
  readonly #anchors = new Map<string, SyntaxNode>();
  readonly #text: string;
  /** An anchor or an alias was met. */
  hasAnchors = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** `at` is where a node that the text leaves out would stand. */
  node(source: unknown, at: number): SyntaxNode | undefined {
    if (isAlias(source)) return this.#alias(source.source, spanOf(source, at));
    const node = this.#structure(source, at);
    if (
      node !== undefined &&
      (isMap(source) || isSeq(source) || isScalar(source)) &&
      source.anchor !== undefined
    ) {
      this.#anchors.set(source.anchor, node);
      this.hasAnchors = true;
    }
    return node;
  }

  #structure(source: unknown, at: number): SyntaxNode | undefined {
    if (isScalar(source)) return scalarNode(source, spanOf(source, at));
    if (isMap(source)) {
      const span = spanOf(source, at);
      if (isForeign(source)) return opaqueNode(span);
      if (this.#isReference(source)) return this.#unquoted(span);
      return { kind: 'map', entries: this.#entries(source.items), flow: source.flow === true, ...span };
    }
    if (isSeq(source)) {
      const span = spanOf(source, at);
      if (isForeign(source)) return opaqueNode(span);
      const items = source.items.flatMap((item) => this.node(item, span.start) ?? []);
      return { kind: 'list', items, flow: source.flow === true, ...span };
    }
    return undefined;
  }

  #isReference(source: YAMLMap): boolean {
    return source.flow === true && source.items.length === 1 && isMap(source.items[0]?.key);
  }

  #unquoted(span: Span): SyntaxNode {
    const closed = /^\{\{[^}]*\}\}/.exec(this.#text.slice(span.start, span.end))?.[0].length;
    const found = { start: span.start, end: span.start + (closed ?? 2) };
    this.problems.push(unquotedReference(found, this.#text));
    return opaqueNode(span);
  }

  #entries(pairs: readonly Pair[]): Entry[] {
    const entries: Entry[] = [];
    const merged: Entry[] = [];
    for (const pair of pairs) {
      const entry = this.#entry(pair);
      if (entry === undefined) continue;
      const sources = entry.name === '<<' ? mergedMaps(entry.value) : undefined;
      if (sources === undefined) entries.push(entry);
      else merged.push(...sources.flatMap((source) => source.entries));
    }
    const names = new Set(entries.map((entry) => entry.name));
    for (const entry of merged) {
      // Of several maps that are merged the first wins.
      if (!names.has(entry.name)) entries.push(entry);
      names.add(entry.name);
    }
    return entries;
  }

  #entry(pair: Pair): Entry | undefined {
    const key = this.node(pair.key, 0);
    if (key === undefined) return undefined;
    if (key.kind !== 'scalar') {
      const message = 'A key is one text, and this is a list or a map. Quote it, or write a name.';
      this.problems.push({ code: 'yaml-syntax', message, start: key.start, end: key.end });
      return undefined;
    }
    const value = this.node(pair.value, key.end) ?? nullNode(key.end);
    return { key, name: isScalar(pair.key) ? nameOf(pair.key) : String(key.value), value };
  }

  #alias(name: string, span: Span): SyntaxNode {
    this.hasAnchors = true;
    const target = this.#anchors.get(name);
    if (target !== undefined) return target;
    const message = `No anchor &${name} stands before this alias. Write the value, or quote the text if it is not an alias.`;
    this.problems.push({ code: 'yaml-syntax', message, ...span });
    return opaqueNode(span);
  }
}

/** What a merge key takes in: a map, or a list of maps. */
function mergedMaps(value: SyntaxNode): readonly MapNode[] | undefined {
  const maps = value.kind === 'list' ? value.items : [value];
  return maps.every((map): map is MapNode => map.kind === 'map') ? maps : undefined;
}

function spanOf(node: Node, at: number): Span {
  const range = node.range;
  return range ? { start: range[0], end: range[1] } : { start: at, end: at };
}

/** Tags of YAML itself keep the value known; others (`!Sub`) hand it to another tool. */
function isForeign(node: { readonly tag?: string | undefined }): boolean {
  return node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:');
}

function scalarNode(source: YamlScalar, span: Span): ScalarNode {
  const style = styles[source.type ?? 'PLAIN'] ?? 'plain';
  return { kind: 'scalar', value: scalarOf(source.value), style, opaque: isForeign(source), ...span };
}

const styles: Readonly<Record<string, ScalarNode['style']>> = {
  QUOTE_DOUBLE: 'quoted',
  QUOTE_SINGLE: 'quoted',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
};

function scalarOf(value: unknown): Scalar {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'bigint' ? Number(value) : null;
}

/** A key's name is its text: `1.0:` is not the number one. */
function nameOf(key: YamlScalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function opaqueNode(span: Span): ScalarNode {
  return { kind: 'scalar', value: null, style: 'plain', opaque: true, ...span };
}

function nullNode(at: number): ScalarNode {
  return { kind: 'scalar', value: null, style: 'plain', opaque: false, start: at, end: at };
}
