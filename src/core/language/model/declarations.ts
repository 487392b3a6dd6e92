import { sourceOf } from '../source.ts';
import { entriesOf, isScalar, itemsOf, valueOf, type ScalarNode, type Span } from '../syntax/node.ts';
import type { DocumentModel, Step } from './document.ts';
import type { Mention, NameKind } from './names.ts';

/** Every place that gives something a name: parameters, variables, steps and the outputs that steps declare. */
export function* declarationsOf(model: DocumentModel, text: string): Generator<Mention> {
  yield* keys(model, text, 'parameters', 'parameter');
  yield* keys(model, text, 'variables', 'variable');
  for (const step of model.steps) yield* declaredBy(step, text);
}

function* keys(model: DocumentModel, text: string, section: string, kind: NameKind): Generator<Mention> {
  for (const { key, name, value } of entriesOf(valueOf(model.root, section))) {
    const extent = { start: key.start, end: Math.max(key.end, value.end) };
    yield* named(text, key, { kind, name, extent });
  }
}

function* declaredBy(step: Step, text: string): Generator<Mention> {
  if (step.name === undefined || step.nameNode === undefined) return;
  yield* named(text, step.nameNode, { kind: 'step', name: step.name, extent: step.node });
  for (const output of itemsOf(valueOf(step.node, 'outputs'))) {
    const node = valueOf(output, 'Name');
    if (!isScalar(node) || typeof node.value !== 'string') continue;
    yield* named(text, node, { kind: 'output', name: `${step.name}.${node.value}`, extent: output });
  }
}

interface Declared {
  readonly kind: NameKind;
  readonly name: string;
  readonly extent: Span;
}

function* named(text: string, node: ScalarNode, declared: Declared): Generator<Mention> {
  if (node.opaque) return;
  const { start, end } = declared.extent;
  const span = sourceOf(text, node, 0, String(node.value).length);
  if (span !== undefined) yield { ...declared, extent: { start, end }, ...span, node };
}
