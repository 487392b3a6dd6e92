import { removeEntry } from '../edits.ts';
import type { Rule } from './rule.ts';

/** A key of runbooks' steps in a Command document, where all steps run in their order. */
export const ignoredFlowKey: Rule = {
  code: 'ignored-flow-key',
  severity: 'warning',
  *check(context) {
    const { model } = context;
    if (model.kind !== 'command' && model.kind !== 'policy') return;
    for (const { node } of model.steps) {
      for (const entry of node.entries) {
        const { key, name } = entry;
        if (!flowKeys.has(name)) continue;
        yield {
          span: key,
          message: `'${name}' belongs to runbooks and has no effect here: ${insteadOf(name)} Remove it.`,
          fixes: removeEntry(context, node, entry),
        };
      }
    }
  },
};

/** Keys by which runbooks steer; `onFailure` is another thing in Command documents, and known. */
export const flowKeys: ReadonlySet<string> = new Set(['nextStep', 'isEnd', 'isCritical', 'onCancel']);

function insteadOf(name: string): string {
  if (name === 'isEnd') {
    return "steps run in their order; the input 'onSuccess: exit' ends the document after a step.";
  }
  return name === 'isCritical'
    ? "the input 'onFailure' says what a failure does."
    : 'steps run in their order.';
}
