import { walk, type SyntaxNode, type Span } from '../syntax/node.ts';
import type { DocumentModel, Step } from './document.ts';
import { valueOf, entriesOf } from '../syntax/node.ts';

/** Something between double braces that can only be meant as a reference. */
export type Reference = Span &
  (
    | { readonly kind: 'parameter'; readonly name: string }
    | { readonly kind: 'output'; readonly step: string; readonly name: string }
    | { readonly kind: 'prefixed'; readonly prefix: string; readonly name: string }
  );

/** A reference and whether it stands in the text of a script, where braces may mean something else. */
export interface PlacedReference {
  readonly reference: Reference;
  readonly inScript: boolean;
}

// Three braces are a template of another language.
const braces = /(?<!\{)\{\{([ \t]*)([\w.:/-]+)[ \t]*\}\}/g;
const prefixes = new Set(['global', 'automation', 'variable', 'ssm', 'ssm-secure']);

/** The references in a piece of the text; the spans are those of what stands between the braces. */
export function referencesIn(text: string, span: Span): Reference[] {
  const found: Reference[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(braces)) {
    const [, space = '', body = ''] = match;
    const start = span.start + match.index + 2 + space.length;
    const reference = classify(body, { start, end: start + body.length });
    if (reference !== undefined) found.push(reference);
  }
  return found;
}

function classify(body: string, span: Span): Reference | undefined {
  const [, prefix, rest] = /^([a-z-]+):(.+)$/.exec(body) ?? [];
  if (prefix !== undefined && rest !== undefined) {
    return prefixes.has(prefix) ? { kind: 'prefixed', prefix, name: rest, ...span } : undefined;
  }
  if (/^[\w-]+$/.test(body)) return { kind: 'parameter', name: body, ...span };
  const [, step, name] = /^([\w-]+)\.([\w.-]+)$/.exec(body) ?? [];
  return step === undefined || name === undefined ? undefined : { kind: 'output', step, name, ...span };
}

/** Every reference of a document, in the places where the service or the agent looks for them. */
export function* referencesOf(model: DocumentModel, text: string): Generator<PlacedReference> {
  for (const { node, inScript } of placesOf(model)) {
    for (const scalar of walk(node)) {
      if (scalar.kind !== 'scalar' || scalar.opaque) continue;
      for (const reference of referencesIn(text, scalar)) yield { reference, inScript };
    }
  }
}

interface PlaceOfReferences {
  readonly node: SyntaxNode;
  readonly inScript: boolean;
}

function* placesOf(model: DocumentModel): Generator<PlaceOfReferences> {
  for (const name of topLevel) {
    const node = valueOf(model.root, name);
    if (node !== undefined) yield { node, inScript: false };
  }
  for (const step of model.steps) yield* placesOfStep(step);
}

/** `inputs` and `properties` are those of Session documents. */
const topLevel = ['assumeRole', 'runtimeConfig', 'properties', 'inputs'];

function* placesOfStep(step: Step): Generator<PlaceOfReferences> {
  for (const entry of entriesOf(step.node)) {
    if (entry.name === 'description' || entry.name === 'name' || entry.name === 'inputs') continue;
    yield { node: entry.value, inScript: false };
  }
  for (const entry of entriesOf(step.inputs)) {
    if (step.action === 'aws:loop' && entry.name === 'Steps') continue;
    // Nothing is replaced inside a runbook's script: braces there are Python's or PowerShell's own.
    if (step.action === 'aws:executeScript' && entry.name === 'Script') continue;
    yield { node: entry.value, inScript: entry.name.toLowerCase() === 'runcommand' };
  }
}
