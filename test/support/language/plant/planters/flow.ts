import {
  isMap,
  isScalar,
  itemsOf,
  valueOf,
  entryOf,
  textOf,
} from '../../../../../src/core/language/syntax/node.ts';
import { declared, entryAdded, replaced, stepAdded } from '../edits.ts';
import { oneOf, pick, slip, type Bed, type Planter, type Planters } from '../planter.ts';
import {
  another,
  anyStep,
  inCommands,
  inRunbooks,
  planOf,
  sleepStep,
  stepEntries,
  topSteps,
} from './common.ts';

/** Nothing in it leads anywhere but to the next step, and all steps have names. */
function isLinear({ model }: Bed): boolean {
  return model.steps.every(
    ({ node, action, name, parent }) =>
      name !== undefined &&
      parent === undefined &&
      action !== 'aws:branch' &&
      ['isEnd', 'nextStep', 'onFailure', 'onCancel'].every((key) => entryOf(node, key) === undefined),
  );
}

const unreachable: Planter = (bed, random) => {
  const steps = topSteps(bed);
  const index = random.below(steps.length - 1);
  const [step, next] = [steps[index], steps[index + 1]];
  if (step === undefined || next === undefined || !isLinear(bed)) return undefined;
  const ending = entryAdded(bed, step, 'isEnd', true);
  // The step that the mistake cuts off is where it shows.
  const name = valueOf(next, 'name');
  return ending && isScalar(name) ? { changes: [{ ...replaced(name, name.value) }, ending] } : undefined;
};

const cycle: Planter = (bed, random) => {
  const steps = topSteps(bed);
  const last = steps.at(-1);
  const target = textOf(valueOf(pick(random, steps), 'name'));
  if (last === undefined || target === undefined || steps.length < 2 || !isLinear(bed)) return undefined;
  return planOf(entryAdded(bed, last, 'nextStep', target), [last.start]);
};

const duplicateStep: Planter = (bed, random) => {
  const [first, second] = [pick(random, bed.model.steps), pick(random, bed.model.steps)];
  if (first?.nameNode === undefined || second?.nameNode === undefined || first === second) return undefined;
  return { changes: [replaced(second.nameNode, first.name)], also: [first.nameNode.start] };
};

const targetPrefix = /^step:/;

const failureTarget: Planter = another(
  (bed) =>
    [...stepEntries('onFailure')(bed), ...stepEntries('onCancel')(bed)].filter(({ value }) =>
      targetPrefix.test(textOf(value) ?? ''),
    ),
  (_, random, { value }) =>
    replaced(value, `step:${slip(random, textOf(value)?.replace(targetPrefix, '') ?? '')}`),
);

const nextTarget: Planter = another(
  (bed) => stepEntries('nextStep')(bed).filter(({ value }) => /^\w+$/.test(textOf(value) ?? '')),
  (_, random, { value }) => replaced(value, slip(random, textOf(value) ?? '')),
);

const choiceTarget: Planter = another(
  ({ model }) =>
    model.steps.flatMap(({ inputs }) => [
      ...itemsOf(valueOf(inputs, 'Choices')).flatMap((choice) => entryOf(choice, 'NextStep') ?? []),
      ...(entryOf(inputs, 'Choices') === undefined ? [] : [entryOf(inputs, 'Default') ?? []].flat()),
    ]),
  (_, random, { value }) => replaced(value, slip(random, textOf(value) ?? 'step')),
);

const badFailure: Planter = oneOf(
  another(stepEntries('onFailure'), (_, random, { value }) =>
    replaced(value, pick(random, ['abort', 'continue', 'Retry', 'cleanUp'])),
  ),
  (bed, random) => {
    const step = pick(
      random,
      bed.model.steps.filter(
        ({ node, action }) => entryOf(node, 'onFailure') === undefined && action !== 'aws:branch',
      ),
    );
    return step && planOf(entryAdded(bed, step.node, 'onFailure', 'abort'));
  },
);

const endWithNext: Planter = (bed, random) => {
  const steps = topSteps(bed);
  const step = pick(
    random,
    steps.filter(
      (each) =>
        entryOf(each, 'isEnd') === undefined &&
        entryOf(each, 'nextStep') === undefined &&
        textOf(valueOf(each, 'action')) !== 'aws:branch',
    ),
  );
  const name = textOf(valueOf(steps.at(-1), 'name'));
  if (step === undefined || name === undefined || step === steps.at(-1)) return undefined;
  const next = entryAdded(bed, step, 'nextStep', name);
  const end = entryAdded(bed, step, 'isEnd', true);
  return next && end && { changes: [{ ...next, text: end.text + '‸' + next.text }], also: [] };
};

const finallyStep: Planter = (bed) =>
  planOf(
    stepAdded(bed, 0, {
      name: 'planted',
      action: 'aws:refreshAssociation',
      inputs: { '‸finallyStep': true },
    }),
  );

const ignoredKey: Planter = (bed, random) => {
  const steps = topSteps(bed);
  const step = pick(random, steps);
  const target = textOf(valueOf(steps.at(-1), 'name'));
  if (!isMap(step) || target === undefined) return undefined;
  return planOf(
    random.chance(0.5) ? entryAdded(bed, step, 'nextStep', target) : entryAdded(bed, step, 'isEnd', true),
  );
};

const loop = (inputs: object) => (): object => ({
  name: 'plantedLoop',
  action: 'aws:loop',
  inputs: {
    ...inputs,
    ...('Steps' in inputs || '‸Steps' in inputs ? {} : { Steps: [sleepStep('plantedInner')] }),
  },
});

const counts = { Variable: '{{ plantedLoop.CurrentIteration }}', NumericLesser: 3 };

const afterLoop: Planter = (bed, random) => {
  const index = random.below(topSteps(bed).length);
  const use = stepAdded(bed, index, {
    name: 'plantedUse',
    action: 'aws:deleteImage',
    inputs: { '‸ImageId': '{{ plantedLoop.CurrentIteratorValue }}' },
  });
  const round = stepAdded(bed, index, loop({ Iterators: ['a', 'b'] })());
  return use && round && { changes: [{ ...use, text: round.text + use.text }] };
};

/** The loop compares a parameter, which nothing changes. */
const endlessLoop: Planter = (bed, random) => {
  const name = pick(random, [...bed.model.parameters.keys()]) ?? 'Planted';
  const condition = { Variable: `{{ ${name} }}`, StringEquals: 'ready' };
  const step = stepAdded(bed, 0, loop({ '‸LoopCondition': condition })());
  if (bed.model.parameters.has(name)) return planOf(step);
  const declaration = declared(bed, 'parameters', name, { type: 'String', description: 'Planted.' });
  return step && declaration && { changes: [step, declaration] };
};

/** A cancelled step goes on to one that cannot follow a cancellation. */
const cancelled: Planter = (bed, random) => {
  const step = stepAdded(bed, random.below(topSteps(bed).length), {
    name: 'planted',
    action: 'aws:loop',
    inputs: {
      Iterators: ['a'],
      Steps: [sleepStep('plantedFirst', { '‸onCancel': 'step:plantedSecond' }), sleepStep('plantedSecond')],
    },
  });
  return planOf(step);
};

export const flowPlanters: Planters = {
  'unreachable-step': inRunbooks(unreachable),
  'endless-cycle': inRunbooks(cycle),
  'duplicate-step': duplicateStep,
  'undefined-step': inRunbooks(oneOf(failureTarget, nextTarget, choiceTarget)),
  'failure-action': inRunbooks(badFailure),
  'end-with-next': inRunbooks(endWithNext),
  'finally-step': inCommands(finallyStep),
  'ignored-flow-key': inCommands(ignoredKey),
  'cancel-target': inRunbooks(cancelled),
  'loop-kind': inRunbooks(anyStep(loop({ Iterators: ['a'], '‸LoopCondition': counts }))),
  'loop-limit': inRunbooks(
    oneOf(
      anyStep(loop({ '‸MaxIterations': 150, LoopCondition: counts })),
      anyStep(loop({ Iterators: ['a'], '‸Steps': [] })),
    ),
  ),
  'loop-value': inRunbooks(afterLoop),
  'endless-loop': inRunbooks(endlessLoop),
};
