import { conditionsOf } from '../model/conditions.ts';
import { isRunbook } from '../model/kind.ts';
import { isList, isMap, type Entry } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { Finding, Rule } from './rule.ts';

/** An And or Or of fewer than two conditions, or a Not that is no condition. */
export const conditionMembers: Rule = {
  code: 'condition-members',
  severity: 'error',
  *check({ model }) {
    if (!isRunbook(model.kind)) return;
    for (const { map } of conditionsOf(model)) {
      for (const entry of map.entries) {
        if (entry.name === 'And' || entry.name === 'Or') yield* several(entry);
        if (entry.name === 'Not') yield* one(entry);
      }
    }
  },
};

function* several({ key, name, value }: Entry): Generator<Finding> {
  const count = isList(value) ? value.items.length : 0;
  if (isComputed(value) || count >= 2) return;
  yield {
    span: key,
    message: isList(value)
      ? `'${name}' needs at least two conditions; here ${count === 1 ? 'is one' : 'are none'}. Add another, or write the condition without '${name}'.`
      : `'${name}' takes a list of at least two conditions. Put a dash before each.`,
  };
}

function* one({ key, value }: Entry): Generator<Finding> {
  if (isMap(value) || isComputed(value)) return;
  yield {
    span: key,
    message: "'Not' takes one condition: a map with 'Variable' and an operator.",
    severity: 'warning',
  };
}
