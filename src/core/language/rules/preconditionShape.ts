import { changeTo, replaceScalar, replaceSpan } from '../edits.ts';
import type { Step } from '../model/document.ts';
import { actionOf } from '../shapes.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { entryOf, isList, isScalar, type Entry, type ListNode, type ScalarNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A precondition that is not two texts, that compares nothing that varies, or that its schema version lacks. */
export const preconditionShape: Rule = {
  code: 'precondition',
  severity: 'warning',
  *check(context) {
    if (context.model.kind !== 'command' && context.model.kind !== 'policy') return;
    for (const step of context.model.steps) {
      const precondition = entryOf(step.node, 'precondition');
      if (precondition !== undefined) yield* check(context, precondition, step);
    }
  },
};

function* check(context: RuleContext, precondition: Entry, step: Step): Generator<Finding> {
  if (context.model.schemaVersion === '2.0') {
    yield {
      span: precondition.key,
      message: 'Preconditions need schema version 2.2. Change schemaVersion to "2.2", or remove this one.',
    };
  }
  const equals = entryOf(precondition.value, 'StringEquals');
  if (equals === undefined || isComputed(equals.value)) return;
  const pair = isList(equals.value) ? pairOf(equals.value) : undefined;
  if (pair === undefined) {
    yield {
      span: equals.key,
      message: "'StringEquals' compares exactly two texts, for example platformType and Linux.",
    };
  } else yield* compared(context, step, ...pair);
}

function pairOf({ items }: ListNode): readonly [ScalarNode, ScalarNode] | undefined {
  const [a, b] = items;
  return items.length === 2 && isScalar(a) && isScalar(b) ? [a, b] : undefined;
}

function* compared(context: RuleContext, step: Step, a: ScalarNode, b: ScalarNode): Generator<Finding> {
  if ([a, b].some((node) => node.opaque || String(node.value).includes('{{'))) return;
  const platform = [a, b].find((node) => node.value === 'platformType');
  if (platform === undefined) {
    yield neverChanges(context, a, b);
    return;
  }
  const value = platform === a ? b : a;
  const written = String(value.value);
  if (platforms.includes(written)) {
    yield* elsewhere(context, step, value, written);
    return;
  }
  const suggestion = nearest(written, platforms);
  yield {
    span: value,
    message: `platformType is never '${written}'.${didYouMean(suggestion) || " It is 'Linux', 'Windows' or 'MacOS'."}`,
    fixes: suggestion === undefined ? [] : [changeTo(context, value, suggestion)],
  };
}

/** Most often what was to vary has lost its braces, or its spelling. */
function neverChanges(context: RuleContext, a: ScalarNode, b: ScalarNode): Finding {
  const message = 'Both texts are fixed, so this never changes.';
  for (const node of [a, b]) {
    const text = String(node.value);
    const meant =
      nearest(text, ['platformType']) ?? (context.model.parameters.has(text) ? `{{ ${text} }}` : undefined);
    if (meant === undefined) continue;
    const isBare = node.style === 'plain' && meant.startsWith('{{') && context.format === 'yaml';
    const fix = {
      title: `Change to '${meant}'`,
      edits: [
        isBare ? replaceSpan(context, node, JSON.stringify(meant)) : replaceScalar(context, node, meant),
      ],
    };
    return { span: node, message: `${message}${didYouMean(meant)}`, fixes: [fix] };
  }
  return { span: a, message: `${message} Compare platformType or a {{ parameter }}.` };
}

/** A step that runs only where its plugin does not exist. */
function* elsewhere(
  { model }: RuleContext,
  step: Step,
  span: ScalarNode,
  platform: string,
): Generator<Finding> {
  const plugin = actionOf(model, step);
  if (plugin?.platforms === undefined || plugin.platforms.includes(platform)) return;
  yield {
    span,
    message: `${plugin.name} does not run on ${platform}, but on ${plugin.platforms.join(' and ')}, so this step never runs.`,
  };
}

const platforms: readonly string[] = ['Linux', 'Windows', 'MacOS'];
