import { changeTo } from '../edits.ts';
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
    for (const { node } of context.model.steps) {
      const precondition = entryOf(node, 'precondition');
      if (precondition !== undefined) yield* check(context, precondition);
    }
  },
};

function* check(context: RuleContext, precondition: Entry): Generator<Finding> {
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
  } else yield* compared(context, ...pair);
}

function pairOf({ items }: ListNode): readonly [ScalarNode, ScalarNode] | undefined {
  const [a, b] = items;
  return items.length === 2 && isScalar(a) && isScalar(b) ? [a, b] : undefined;
}

function* compared(context: RuleContext, a: ScalarNode, b: ScalarNode): Generator<Finding> {
  if ([a, b].some((node) => node.opaque || String(node.value).includes('{{'))) return;
  const platform = [a, b].find((node) => node.value === 'platformType');
  if (platform === undefined) {
    yield {
      span: a,
      message: 'Both texts are fixed, so this never changes. Compare platformType or a {{ parameter }}.',
    };
    return;
  }
  const value = platform === a ? b : a;
  const written = String(value.value);
  if (platforms.includes(written)) return;
  const suggestion = nearest(written, platforms);
  yield {
    span: value,
    message: `platformType is never '${written}'.${didYouMean(suggestion) || " It is 'Linux', 'Windows' or 'MacOS'."}`,
    fixes: suggestion === undefined ? [] : [changeTo(context, value, suggestion)],
  };
}

const platforms: readonly string[] = ['Linux', 'Windows', 'MacOS'];
