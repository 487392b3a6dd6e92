import { addStep } from '../addStep.ts';
import { inner, replaceSpan } from '../edits.ts';
import type { Fix } from '../lsp.ts';
import type { Step } from '../model/document.ts';
import { isInside } from '../model/flow.ts';
import { isRunbook } from '../model/kind.ts';
import { targetsOf, type StepTarget } from '../model/targets.ts';
import { didYouMean, nearest } from '../spelling.ts';
import type { Span } from '../syntax/node.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A target that no step is named like, or that is in the middle of a loop. */
export const undefinedStep: Rule = {
  code: 'undefined-step',
  severity: 'error',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    const steps = new Map(context.model.steps.map((step) => [step.name ?? '', step]));
    const names = new Set(context.model.steps.flatMap((step) => step.name ?? []));
    for (const target of targetsOf(context.model)) {
      if (!names.has(target.name)) yield finding(context, target, names);
      else yield* intoLoop(context, target, steps.get(target.name)?.parent);
    }
  },
};

function finding(context: RuleContext, target: StepTarget, names: ReadonlySet<string>): Finding {
  const others = [...names].filter((name) => name !== target.step.name);
  const suggestion = nearest(target.name, others);
  const span = spanOf(context, target);
  return {
    span,
    message: `'${target.key}' names the step '${target.name}', which does not exist.${didYouMean(suggestion) || ' Name a step that does, or add it.'}`,
    fixes: [
      ...(suggestion === undefined ? [] : [changeTo(context, span, suggestion)]),
      // Few actions may follow a cancellation, and a pause is none of them.
      ...(target.key === 'onCancel' ? [] : addStep(context, context.model.root, target.name)),
    ],
  };
}

/** Steps of a loop can go on outside of it, as AWS's own runbooks do; into it only the loop itself leads. */
function* intoLoop(context: RuleContext, target: StepTarget, loop: Step | undefined): Generator<Finding> {
  if (loop?.name === undefined || target.step === loop || isInside(target.step, loop)) return;
  yield {
    span: spanOf(context, target),
    message: `The step '${target.name}' is inside of the loop '${loop.name}', which starts with its first step. Name the loop.`,
    severity: 'warning',
    fixes: [changeTo(context, spanOf(context, target), loop.name)],
  };
}

/** The name: behind `step:`, within the quotes. */
function spanOf(context: RuleContext, { node, name }: StepTarget): Span {
  const { start, end } = inner(context.text, node);
  return { start: node.style === 'block' ? start : end - name.length, end };
}

function changeTo(context: RuleContext, span: Span, name: string): Fix {
  return { title: `Change to '${name}'`, edits: [replaceSpan(context, span, name)] };
}
