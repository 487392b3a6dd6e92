import { declaredValues, textsOf } from '../model/parameter.ts';
import { valueOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A value twice among the allowed values. */
export const duplicateValue: Rule = {
  code: 'duplicate-value',
  severity: 'warning',
  *check({ model }) {
    for (const { map, name } of declaredValues(model)) {
      const seen = new Set<string>();
      for (const { text, node } of textsOf(valueOf(map, 'allowedValues'))) {
        if (seen.has(text)) {
          yield {
            span: node,
            message: `'${text}' stands among the allowedValues of '${name}' already. Remove it, or correct it.`,
          };
        }
        seen.add(text);
      }
    }
  },
};
