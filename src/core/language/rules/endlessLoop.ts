import type { Step } from '../model/document.ts';
import { isInside, type Flow } from '../model/flow.ts';
import { isRunbook } from '../model/kind.ts';
import type { PlacedReference, Reference } from '../model/references.ts';
import { entryOf, textOf, valueOf } from '../syntax/node.ts';
import type { Rule, RuleContext } from './rule.ts';

/** A loop without MaxIterations whose condition nothing in it can change: once begun it goes on to the limit. */
export const endlessLoop: Rule = {
  code: 'endless-loop',
  severity: 'warning',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const loop of context.model.steps) {
      const condition = loop.action === 'aws:loop' ? entryOf(loop.inputs, 'LoopCondition') : undefined;
      // With a number of rounds, a condition that always holds is a way to count.
      if (condition === undefined || entryOf(loop.inputs, 'MaxIterations') !== undefined) continue;
      const compared = context.references.filter((placed) => isComparedBy(placed, loop));
      if (compared.length === 0) continue;
      if (compared.some(({ reference }) => canChange(reference, loop, context))) continue;
      yield {
        span: condition.key,
        message:
          'Nothing in this loop changes what its condition compares, so it does not end before its last round. Compare an output of one of its steps, or a variable that one of them updates, or set MaxIterations.',
      };
    }
  },
};

function isComparedBy({ step, key }: PlacedReference, loop: Step): boolean {
  return step === loop && key === 'LoopCondition';
}

function canChange(reference: Reference, loop: Step, { model, flow }: RuleContext): boolean {
  if (reference.kind === 'parameter') return false;
  if (reference.kind === 'output') return changesInside(reference.step, loop, flow);
  if (reference.prefix !== 'variable') return true;
  return model.steps.some(
    (step) =>
      isInside(step, loop) &&
      step.action === 'aws:updateVariable' &&
      textOf(valueOf(step.inputs, 'Name')) === `variable:${reference.name}`,
  );
}

function changesInside(name: string, loop: Step, flow: Flow): boolean {
  const source = flow.named(name);
  return source === undefined || source === loop || isInside(source, loop);
}
