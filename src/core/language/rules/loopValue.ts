import type { Step } from '../model/document.ts';
import { isInside, type Flow } from '../model/flow.ts';
import { isRunbook } from '../model/kind.ts';
import { valueOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A value of a loop's round that is used where the loop has none. */
export const loopValue: Rule = {
  code: 'loop-value',
  severity: 'warning',
  *check({ model, references, flow }) {
    if (!isRunbook(model.kind)) return;
    for (const { reference, step } of references) {
      if (reference.kind !== 'output' || !/^CurrentIterat(?:orValue|ion)\b/.test(reference.name)) continue;
      const loop = flow.named(reference.step);
      const message = loop?.action === 'aws:loop' ? wrongUse(flow, loop, step, reference.name) : undefined;
      if (message !== undefined) yield { span: reference, message };
    }
  },
};

function wrongUse(flow: Flow, loop: Step, step: Step | undefined, value: string): string | undefined {
  const name = loop.name ?? '';
  if (step === undefined || !isKnownTo(step, loop, flow)) {
    return `'${name}.${value}' has a value only inside the loop '${name}'. Move this step into its Steps, or use another value.`;
  }
  const isForEach = valueOf(loop.inputs, 'Iterators') !== undefined;
  if (isForEach || !value.startsWith('CurrentIteratorValue')) return undefined;
  return `The loop '${name}' goes through no 'Iterators', so it has no CurrentIteratorValue. Use CurrentIteration, the number of the round.`;
}

/** Inside, and where a branch leads out of a round: the value is that of the round that was left. */
function isKnownTo(step: Step, loop: Step, flow: Flow): boolean {
  if (step === loop || isInside(step, loop)) return true;
  return flow.waysOutOf(loop).some((to) => to === step || flow.canFollow(to, step));
}
