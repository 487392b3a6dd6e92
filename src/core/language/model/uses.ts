import { actionOf } from '../shapes.ts';
import { sourceOf } from '../source.ts';
import {
  isScalar,
  itemsOf,
  textOf,
  valueOf,
  walk,
  type ScalarNode,
  type Span,
  type SyntaxNode,
} from '../syntax/node.ts';
import type { DocumentModel, Step } from './document.ts';
import { environmentUses, scriptsOf } from './environment.ts';
import { isRunbook } from './kind.ts';
import type { Mention } from './names.ts';
import { prefixes, referencesIn, type PlacedReference, type Reference } from './references.ts';
import { targetsOf } from './targets.ts';

/**
 * Every place that uses a name. Where braces may also mean something else, in scripts and descriptions, only
 * names that are declared count.
 */
export function* usesOf(
  model: DocumentModel,
  text: string,
  references: readonly PlacedReference[],
): Generator<Mention> {
  const naming = new Naming(model);
  for (const { reference, inScript } of references) yield* naming.mentions(reference, inScript);
  for (const node of prose(model)) {
    for (const reference of referencesIn(text, node)) yield* naming.mentions(reference, true);
  }
  yield* bracedOnceMore(model, text);
  yield* environmentUses(model, text);
  if (!isRunbook(model.kind)) return;
  yield* targets(model, text);
  yield* updatedVariables(model, text);
  yield* documentOutputs(model, text, naming);
}

/** Says what references name, by the steps and declarations of one document. */
class Naming {
  readonly #model: DocumentModel;
  readonly #steps: ReadonlyMap<string | undefined, Step>;

  constructor(model: DocumentModel) {
    this.#model = model;
    this.#steps = new Map(model.steps.map((step) => [step.name, step]));
  }

  /** `isLoose` is where only what is declared counts. */
  mentions(reference: Reference, isLoose: boolean): Mention[] {
    const { start, end, name } = reference;
    if (reference.kind === 'output') return this.#output(reference.step, name, start, isLoose);
    if (reference.kind === 'prefixed') return this.#prefixed(reference.prefix, name, { start, end }, isLoose);
    if (isLoose && !this.#model.parameters.has(name)) return [];
    return [{ kind: 'parameter', name, start, end }];
  }

  #prefixed(prefix: string, name: string, span: Span, isLoose: boolean): Mention[] {
    if (prefix.startsWith('ssm')) return [{ kind: 'stored', name: `${prefix}:${name}`, ...span }];
    if (!isRunbook(this.#model.kind) || !prefixes.includes(prefix)) return [];
    if (prefix !== 'variable') return [{ kind: 'system', name: `${prefix}:${name}`, ...span }];
    // What follows a dot is taken of the value.
    const [declared = name] = this.#model.variables.has(name) ? [name] : name.split('.');
    if (isLoose && !this.#model.variables.has(declared)) return [];
    const start = span.start + prefix.length + 1;
    return [{ kind: 'variable', name: declared, start, end: start + declared.length, prefix: span.start }];
  }

  #output(stepName: string, name: string, start: number, isLoose: boolean): Mention[] {
    const step = this.#steps.get(stepName);
    if (!isRunbook(this.#model.kind) || (isLoose && step === undefined)) return [];
    const dot = start + stepName.length;
    const output = step === undefined ? name : this.#outputIn(step, name);
    return [
      { kind: 'step', name: stepName, start, end: dot },
      { kind: 'output', name: `${stepName}.${output}`, start: dot + 1, end: dot + 1 + output.length },
    ];
  }

  /** The output that a name begins with: names may hold dots, and so may what is taken of a value. */
  #outputIn(step: Step, name: string): string {
    const implicit = actionOf(this.#model, step)?.outputs?.map((output) => output.name) ?? [];
    const fitting = [...step.outputs, ...implicit].filter(
      (output) => name === output || name.startsWith(`${output}.`),
    );
    return (
      fitting.reduce((longest, output) => (output.length > longest.length ? output : longest), '') || name
    );
  }
}

/** Of `{{{ name }}}` in a script the agent replaces what is in the inner braces, when that is a parameter. */
function* bracedOnceMore(model: DocumentModel, text: string): Generator<Mention> {
  for (const script of scriptsOf(model)) {
    for (const node of walk(script)) {
      if (!isScalar(node) || node.opaque) continue;
      for (const { index, 1: space = '', 2: name = '' } of text
        .slice(node.start, node.end)
        .matchAll(/(?<=\{)\{\{([ \t]*)([\w-]+)[ \t]*\}\}/g)) {
        const start = node.start + index + 2 + space.length;
        if (model.parameters.has(name)) yield { kind: 'parameter', name, start, end: start + name.length };
      }
    }
  }
}

function* targets(model: DocumentModel, text: string): Generator<Mention> {
  for (const { node, name } of targetsOf(model)) yield* part(text, node, name, { kind: 'step', name });
}

/** The `Name` of aws:updateVariable is `variable:name`. */
function* updatedVariables(model: DocumentModel, text: string): Generator<Mention> {
  for (const step of model.steps) {
    const node = step.action === 'aws:updateVariable' ? valueOf(step.inputs, 'Name') : undefined;
    const [, name] = /^\s*variable:(\w+)\s*$/.exec(textOf(node) ?? '') ?? [];
    if (isScalar(node) && name !== undefined) yield* part(text, node, name, { kind: 'variable', name });
  }
}

/** The items of the top-level `outputs`: `step.Output`, without braces. */
function* documentOutputs(model: DocumentModel, text: string, naming: Naming): Generator<Mention> {
  for (const node of itemsOf(valueOf(model.root, 'outputs'))) {
    const value = textOf(node);
    const [, step, name] = /^([\w-]+)\.([\w.-]+)$/.exec(value ?? '') ?? [];
    if (!isScalar(node) || value === undefined || step === undefined || name === undefined) continue;
    const span = sourceOf(text, node, 0, value.length);
    // With escapes in it the parts cannot be told by counting.
    if (span === undefined || span.end - span.start !== value.length) continue;
    const mentions = naming.mentions({ kind: 'output', step, name, ...span }, false);
    for (const mention of mentions) yield { ...mention, node };
  }
}

/** The name at the end of a scalar's value. */
function* part(
  text: string,
  node: ScalarNode,
  name: string,
  what: Pick<Mention, 'kind' | 'name'>,
): Generator<Mention> {
  const value = String(node.value);
  const from = value.lastIndexOf(name);
  const span = sourceOf(text, node, from, from + name.length);
  if (span !== undefined) yield { ...what, ...span, node };
}

/** Texts in which references are looked for, but where nobody replaces braces that are none. */
function* prose(model: DocumentModel): Generator<ScalarNode> {
  const nodes: (SyntaxNode | undefined)[] = ['parameters', 'variables', 'outputs'].map((name) =>
    valueOf(model.root, name),
  );
  nodes.push(...model.steps.map((step) => valueOf(step.node, 'description')));
  for (const top of nodes) {
    for (const node of walk(top)) if (isScalar(node) && !node.opaque) yield node;
  }
}
