import { changeTo } from '../edits.ts';
import { conditionsOf, type Condition } from '../model/conditions.ts';
import { isRunbook } from '../model/kind.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { entryOf, type Entry, type Span } from '../syntax/node.ts';
import { combiners, operators } from '../tables/conditions.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A condition without an operator, with several, or with one that does not exist. */
export const conditionOperator: Rule = {
  code: 'condition-operator',
  severity: 'warning',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const condition of conditionsOf(context.model)) yield* check(context, condition);
  },
};

function* check(context: RuleContext, condition: Condition): Generator<Finding> {
  const { entries } = condition.map;
  const unknown = entries.filter(({ name }) => !isKnown(name, condition));
  for (const entry of unknown) yield noOperator(context, entry, condition);
  const used = entries.filter(({ name }) => operators.has(name) || combiners.includes(name));
  const [, second] = used;
  if (second !== undefined) {
    yield {
      span: second.key,
      message: `A condition has one operator; '${used[0]?.name ?? ''}' stands here already. Put each into a condition of its own under 'And' or 'Or'.`,
    };
  }
  if (used.length === 0 && unknown.length === 0) {
    yield {
      span: spanOf(condition),
      message: 'This condition compares nothing. Add an operator such as StringEquals.',
    };
  }
  const compares = used.find(({ name }) => operators.has(name));
  if (compares !== undefined && entryOf(condition.map, 'Variable') === undefined) {
    yield {
      span: compares.key,
      message: `'${compares.name}' needs 'Variable' beside it: the reference that is compared.`,
    };
  }
}

function isKnown(name: string, { isChoice }: Condition): boolean {
  const isPlace = name === 'Variable' || (name === 'NextStep' && isChoice);
  return isPlace || operators.has(name) || combiners.includes(name);
}

function noOperator(context: RuleContext, { key, name }: Entry, { step, isChoice }: Condition): Finding {
  if (name === 'NextStep' && !isChoice) {
    const where = step.action === 'aws:loop' ? 'A loop’s condition' : 'A condition inside of another';
    return { span: key, message: `${where} has no 'NextStep'. Remove it.` };
  }
  const suggestion = nearest(name, [
    ...operators.keys(),
    ...combiners,
    'Variable',
    ...(isChoice ? ['NextStep'] : []),
  ]);
  return {
    span: key,
    message: `'${name}' is not an operator.${didYouMean(suggestion) || ` Operators are ${[...operators.keys()].join(', ')}, And, Or and Not.`}`,
    severity: 'error',
    fixes: suggestion === undefined ? [] : [changeTo(context, key, suggestion)],
  };
}

function spanOf({ map }: Condition): Span {
  return map.entries[0]?.key ?? { start: map.start, end: map.start + 1 };
}
