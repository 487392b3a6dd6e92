import { isRunbook } from '../model/kind.ts';
import type { Rule } from './rule.ts';

/** A step that nothing leads to. */
export const unreachableStep: Rule = {
  code: 'unreachable-step',
  severity: 'warning',
  *check({ model, flow }) {
    if (!isRunbook(model.kind)) return;
    for (const step of model.steps) {
      if (flow.isReachable(step)) continue;
      // Of a loop that nothing leads to, the steps inside go without saying.
      if (step.parent !== undefined && !flow.isReachable(step.parent)) continue;
      yield {
        span: step.nameNode ?? step.node,
        message: `Nothing leads to the step${step.name === undefined ? '' : ` '${step.name}'`}: the steps above go on elsewhere or end. Name it in a nextStep, a choice or step:, or remove it.`,
        unnecessary: true,
      };
    }
  },
};
