import { declaredValues } from '../model/parameter.ts';
import { compilePattern } from '../model/pattern.ts';
import { textOf, valueOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** An allowedPattern that is no regular expression. */
export const invalidPattern: Rule = {
  code: 'invalid-pattern',
  severity: 'warning',
  *check({ model }) {
    for (const { name, map } of declaredValues(model)) {
      const node = valueOf(map, 'allowedPattern');
      const pattern = textOf(node);
      if (node === undefined || pattern === undefined || compilePattern(pattern) !== undefined) continue;
      yield {
        span: node,
        message: `The allowedPattern of '${name}' is not a regular expression: ${reason(pattern)}. Correct it, or no value can be given.`,
      };
    }
  },
};

/** What JavaScript says of it, without the pattern itself. */
function reason(pattern: string): string {
  try {
    return `it reads as ${new RegExp(pattern).source}`;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    return said
      .slice(said.lastIndexOf(': ') + 2)
      .replace(/[.\s]+$/, '')
      .toLowerCase();
  }
}
