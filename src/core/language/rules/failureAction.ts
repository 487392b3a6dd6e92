import { changeTo } from '../edits.ts';
import type { Step } from '../model/document.ts';
import { isRunbook } from '../model/kind.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { isScalar, textOf, valueOf } from '../syntax/node.ts';
import { neverAfterCancel } from './cancelTarget.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** An `onFailure` or `onCancel` that is neither an action nor a step behind `step:`. */
export const failureAction: Rule = {
  code: 'failure-action',
  severity: 'warning',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const step of context.model.steps) {
      yield* check(context, step, 'onFailure', ['Abort', 'Continue']);
      yield* check(context, step, 'onCancel', ['Abort']);
    }
  },
};

function* check(
  context: RuleContext,
  step: Step,
  key: string,
  actions: readonly string[],
): Generator<Finding> {
  const node = valueOf(step.node, key);
  const value = textOf(node);
  if (!isScalar(node) || value === undefined || value.includes('{{')) return;
  if (actions.includes(value) || value.startsWith('step:')) return;
  const names = context.model.steps
    .filter(({ action }) => key !== 'onCancel' || !neverAfterCancel.has(action ?? ''))
    .flatMap(({ name }) => (name === undefined ? [] : `step:${name}`));
  const meant = names.includes(`step:${value}`) ? `step:${value}` : nearest(value, [...actions, ...names]);
  yield {
    span: node,
    message: `'${value}' is not a value of '${key}'.${didYouMean(meant) || ` Write ${actions.join(', ')}, or 'step:' and the name of a step.`}`,
    fixes: meant === undefined ? [] : [changeTo(context, node, meant)],
  };
}
