import type { Edge } from '../model/flow.ts';
import { isRunbook } from '../model/kind.ts';
import type { Span } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** Steps that follow one another in a circle which nothing but a failure leaves. */
export const endlessCycle: Rule = {
  code: 'endless-cycle',
  severity: 'warning',
  *check({ model, flow }) {
    if (!isRunbook(model.kind)) return;
    for (const step of model.steps) {
      if (flow.canEnd(step) || !flow.isReachable(step)) continue;
      for (const edge of flow.edgesFrom(step)) {
        const span = spanOfReturn(edge);
        if (span === undefined) continue;
        yield {
          span,
          message: `From here the runbook goes back to '${edge.to.name ?? ''}' again and again: no step on the way ends it or leads out. Add isEnd: true, or a branch that leaves.`,
        };
        break;
      }
    }
  },
};

/** Where the way back is written; every circle has one. */
function spanOfReturn({ from, to, target }: Edge): Span | undefined {
  return target !== undefined && to.node.start <= from.node.start ? target.node : undefined;
}
