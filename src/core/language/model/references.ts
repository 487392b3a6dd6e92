import { nearest } from '../spelling.ts';
import { entriesOf, valueOf, walk, type ScalarNode, type Span, type SyntaxNode } from '../syntax/node.ts';
import type { DocumentModel, Step } from './document.ts';

/** Something between double braces that can only be meant as a reference. */
export type Reference = Span &
  (
    | { readonly kind: 'parameter'; readonly name: string }
    | { readonly kind: 'output'; readonly step: string; readonly name: string }
    | { readonly kind: 'prefixed'; readonly prefix: string; readonly name: string }
  );

/** A reference and where it stands. */
export interface PlacedReference {
  readonly reference: Reference;
  /** In the text of a script, where braces may mean something else. */
  readonly inScript: boolean;
  /** The step whose value holds it; absent at the top of the document. */
  readonly step: Step | undefined;
  /** The key of the document or of the step, or the input, whose value holds it. */
  readonly key: string;
  /** The text that holds it. */
  readonly node: ScalarNode;
}

// Three braces are a template of another language.
const braces = /(?<!\{)\{\{([ \t]*)([\w.:/-]+)[ \t]*\}\}/g;

/** What can stand before the colon of a reference. */
export const prefixes: readonly string[] = ['global', 'automation', 'variable', 'ssm', 'ssm-secure'];

/** The references in a piece of the text; the spans are those of what stands between the braces. */
export function referencesIn(text: string, span: Span): Reference[] {
  const piece = text.slice(span.start, span.end);
  // Most texts hold none, and looking for two characters costs less than a regular expression.
  if (!piece.includes('{{')) return [];
  const found: Reference[] = [];
  for (const match of piece.matchAll(braces)) {
    const [, space = '', body = ''] = match;
    const start = span.start + match.index + 2 + space.length;
    const reference = classify(body, { start, end: start + body.length });
    if (reference !== undefined) found.push(reference);
  }
  return found;
}

function classify(body: string, span: Span): Reference | undefined {
  const [, prefix, rest] = /^([A-Za-z-]+):(.+)$/.exec(body) ?? [];
  if (prefix !== undefined && rest !== undefined) {
    return isPrefix(prefix) ? { kind: 'prefixed', prefix, name: rest, ...span } : undefined;
  }
  if (/^[\w-]+$/.test(body)) return { kind: 'parameter', name: body, ...span };
  const [, step, name] = /^([\w-]+)\.([\w.-]+)$/.exec(body) ?? [];
  return step === undefined || name === undefined ? undefined : { kind: 'output', step, name, ...span };
}

/** Those with a slip are references too: nothing else is written like them. Of short words much is nearly the same. */
function isPrefix(word: string): boolean {
  if (prefixes.includes(word.toLowerCase())) return true;
  return word.length > 4 && nearest(word, prefixes) !== undefined;
}

/** A text in which the service or the agent looks for references. */
export type PlacedText = Omit<PlacedReference, 'reference'>;

export function* textsWithReferences(model: DocumentModel): Generator<PlacedText> {
  for (const { value, ...place } of placesOf(model)) {
    for (const node of walk(value)) {
      if (node.kind === 'scalar' && !node.opaque) yield { node, ...place };
    }
  }
}

/** Every reference of a document, in the places where the service or the agent looks for them. */
export function* referencesOf(model: DocumentModel, text: string): Generator<PlacedReference> {
  for (const place of textsWithReferences(model)) {
    for (const reference of referencesIn(text, place.node)) yield { reference, ...place };
  }
}

type PlaceOfReferences = Omit<PlacedText, 'node'> & { readonly value: SyntaxNode };

function* placesOf(model: DocumentModel): Generator<PlaceOfReferences> {
  for (const key of topLevel) {
    const value = valueOf(model.root, key);
    if (value !== undefined) yield { value, inScript: false, step: undefined, key };
  }
  for (const step of model.steps) yield* placesOfStep(step);
}

/** `inputs` and `properties` are those of Session documents. */
const topLevel = ['assumeRole', 'runtimeConfig', 'properties', 'inputs'];

function* placesOfStep(step: Step): Generator<PlaceOfReferences> {
  for (const { name: key, value } of entriesOf(step.node)) {
    if (key === 'description' || key === 'name' || key === 'inputs') continue;
    yield { value, inScript: false, step, key };
  }
  for (const { name: key, value } of entriesOf(step.inputs)) {
    if (step.action === 'aws:loop' && key === 'Steps') continue;
    // Nothing is replaced inside a runbook's script: braces there are Python's or PowerShell's own.
    if (step.action === 'aws:executeScript' && key === 'Script') continue;
    yield { value, inScript: key.toLowerCase() === 'runcommand', step, key };
  }
}
