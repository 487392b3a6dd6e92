import { addStep } from '../addStep.ts';
import { inner, replaceSpan } from '../edits.ts';
import type { Fix } from '../lsp.ts';
import { isRunbook } from '../model/kind.ts';
import { targetsOf, type StepTarget } from '../model/targets.ts';
import { didYouMean, nearest } from '../spelling.ts';
import type { Span } from '../syntax/node.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A target that no step is named like. */
export const undefinedStep: Rule = {
  code: 'undefined-step',
  severity: 'error',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    const names = new Set(context.model.steps.flatMap((step) => step.name ?? []));
    for (const target of targetsOf(context.model)) {
      if (!names.has(target.name)) yield finding(context, target, names);
    }
  },
};

function finding(context: RuleContext, target: StepTarget, names: ReadonlySet<string>): Finding {
  const others = [...names].filter((name) => name !== target.step.name);
  const suggestion = nearest(target.name, others);
  // Behind `step:`, within the quotes.
  const { start, end } = inner(context.text, target.node);
  const span = { start: target.node.style === 'block' ? start : end - target.name.length, end };
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

function changeTo(context: RuleContext, span: Span, name: string): Fix {
  return { title: `Change to '${name}'`, edits: [replaceSpan(context, span, name)] };
}
