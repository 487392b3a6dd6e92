import { isRunbook } from '../../../../../src/core/language/model/kind.ts';
import type { Step } from '../../../../../src/core/language/model/document.ts';
import {
  entryOf,
  isMap,
  isScalar,
  itemsOf,
  valueOf,
  type Entry,
  type MapNode,
  type ScalarNode,
} from '../../../../../src/core/language/syntax/node.ts';
import type { Random } from '../../../random.ts';
import { stepAdded } from '../edits.ts';
import { pick, type Bed, type Change, type Plan, type Planter } from '../planter.ts';

export function planOf(change: Change | undefined, also: readonly number[] = []): Plan | undefined {
  return change && { changes: [change], also };
}

export function inRunbooks(planter: Planter): Planter {
  return (bed, random) => (isRunbook(bed.model.kind) ? planter(bed, random) : undefined);
}

export function inCommands(planter: Planter): Planter {
  return (bed, random) => (bed.model.kind === 'command' ? planter(bed, random) : undefined);
}

export function inSessions(planter: Planter): Planter {
  return (bed, random) => (bed.model.kind === 'session' ? planter(bed, random) : undefined);
}

/** Steps of `mainSteps` itself, by their place in it. */
export function topSteps({ root }: Bed): readonly MapNode[] {
  return itemsOf(valueOf(root, 'mainSteps')).filter(isMap);
}

/** A step with a mistake in it, before any of the document's. */
export function anyStep(step: (bed: Bed) => unknown): Planter {
  return (bed, random) => planOf(stepAdded(bed, random.below(topSteps(bed).length), step(bed)));
}

/** Another value for one of the entries that are found. */
export function another(
  entries: (bed: Bed) => readonly Entry[],
  change: (bed: Bed, random: Random, entry: Entry) => Change | undefined,
): Planter {
  return (bed, random) => {
    const entry = pick(random, entries(bed));
    return entry && planOf(change(bed, random, entry));
  };
}

/** The entries of this name in the steps of one of the actions; of all steps when none is named. */
export function stepEntries(name: string, ...actions: readonly string[]): (bed: Bed) => readonly Entry[] {
  return ({ model }) =>
    model.steps
      .filter((step) => actions.length === 0 || actions.includes(step.action ?? ''))
      .flatMap((step) => entryOf(step.node, name) ?? []);
}

export function inputEntries(name: string, ...actions: readonly string[]): (bed: Bed) => readonly Entry[] {
  return ({ model }) =>
    model.steps
      .filter((step) => actions.length === 0 || actions.includes(step.action ?? ''))
      .flatMap((step) => entryOf(step.inputs, name) ?? []);
}

export function parameterEntries(name: string): (bed: Bed) => readonly Entry[] {
  return ({ model }) => [...model.parameters.values()].flatMap(({ value }) => entryOf(value, name) ?? []);
}

/** Scalars that hold a text without references. */
export function plainText(entry: Entry): ScalarNode | undefined {
  const { value } = entry;
  const isPlain = isScalar(value) && typeof value.value === 'string' && !value.value.includes('{{');
  return isPlain && value.style !== 'block' ? value : undefined;
}

/** Where a mistake of a whole step may be shown. */
export function heads(step: Step): readonly number[] {
  const inputs = entryOf(step.node, 'inputs');
  return [step.node, step.nameNode, step.actionNode, inputs?.key].flatMap((node) => node?.start ?? []);
}

export const region = '{{ global:REGION }}';

export function sleepStep(name: string, more: object = {}): object {
  return { name, action: 'aws:sleep', inputs: { Duration: 'PT1S' }, ...more };
}
