import { changeTo } from '../edits.ts';
import { entryOf, isList, isScalar, itemsOf, valueOf, type Span } from '../syntax/node.ts';
import type { Finding, Rule } from './rule.ts';

/** Rounds of a loop, whatever is asked for (user guide, aws:loop). */
const maxRounds = 100;

/** A loop that asks for more rounds than a loop may have, or that repeats nothing. */
export const loopLimit: Rule = {
  code: 'loop-limit',
  severity: 'warning',
  *check(context) {
    for (const { action, inputs } of context.model.steps) {
      if (action !== 'aws:loop') continue;
      const limit = valueOf(inputs, 'MaxIterations');
      if (isScalar(limit) && !limit.opaque && Number(limit.value) > maxRounds) {
        yield {
          ...tooMany(limit, `${String(limit.value)} iterations`),
          fixes: limit.style === 'block' ? [] : [changeTo(context, limit, String(maxRounds))],
        };
      }
      const iterators = entryOf(inputs, 'Iterators');
      const count = itemsOf(iterators?.value).length;
      if (iterators !== undefined && count > maxRounds) yield tooMany(iterators.key, `${count} items`);
      const steps = entryOf(inputs, 'Steps');
      if (steps !== undefined && isList(steps.value) && steps.value.items.length === 0) {
        yield { span: steps.key, message: 'This loop repeats nothing. Write the steps it is to repeat.' };
      }
    }
  },
};

function tooMany(span: Span, what: string): Finding {
  return {
    span,
    message: `A loop has at most ${maxRounds} rounds; these are ${what}. Take fewer, or go on in another loop.`,
  };
}
