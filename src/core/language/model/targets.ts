import {
  entriesOf,
  isMap,
  isScalar,
  itemsOf,
  valueOf,
  type ScalarNode,
  type SyntaxNode,
} from '../syntax/node.ts';
import type { DocumentModel, Step } from './document.ts';

/** A place that names the step to go on with. */
export interface StepTarget {
  /** The key: `nextStep`, `onFailure`, `onCancel`, `NextStep` or `Default`. */
  readonly key: string;
  readonly step: Step;
  readonly node: ScalarNode;
  /** The name, without `step:`. */
  readonly name: string;
}

/** Every place of a runbook that names a step, except those that are computed. */
export function* targetsOf(model: DocumentModel): Generator<StepTarget> {
  for (const step of model.steps) {
    for (const [key, node] of candidates(step)) {
      if (!isScalar(node) || typeof node.value !== 'string' || node.opaque || node.value.includes('{{'))
        continue;
      const name = nameIn(key, node.value);
      if (name !== undefined) yield { key, step, node, name };
    }
  }
}

function* candidates(step: Step): Generator<readonly [key: string, node: SyntaxNode | undefined]> {
  for (const key of ['nextStep', 'onFailure', 'onCancel']) yield [key, valueOf(step.node, key)];
  if (step.action !== 'aws:branch') return;
  for (const choice of itemsOf(valueOf(step.inputs, 'Choices'))) {
    if (isMap(choice)) yield ['NextStep', valueOf(choice, 'NextStep')];
  }
  yield ['Default', entriesOf(step.inputs).find((entry) => entry.name === 'Default')?.value];
}

/** `onFailure` and `onCancel` name a step only behind `step:`. */
function nameIn(key: string, value: string): string | undefined {
  if (key !== 'onFailure' && key !== 'onCancel') return value;
  return value.startsWith('step:') ? value.slice('step:'.length).trim() : undefined;
}
