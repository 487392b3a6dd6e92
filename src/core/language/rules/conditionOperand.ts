import { conditionsOf, type Condition } from '../model/conditions.ts';
import { isRunbook } from '../model/kind.ts';
import { isScalar, type Span, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import { operators, type Compared } from '../tables/conditions.ts';
import type { Rule } from './rule.ts';

/** A value that its operator cannot compare with. */
export const conditionOperand: Rule = {
  code: 'condition-operand',
  severity: 'warning',
  *check({ model }) {
    if (!isRunbook(model.kind)) return;
    for (const condition of conditionsOf(model)) {
      for (const { name, key, value } of condition.map.entries) {
        const compared = operators.get(name);
        if (compared === undefined || isComputed(value) || isSaidElsewhere(compared, condition)) continue;
        if (fits(value, compared)) continue;
        yield {
          span: spanOf(value) ?? key,
          message: `'${name}' compares with ${words[compared]}; this is none.`,
        };
      }
    }
  },
};

/** The schema of a condition tells texts and truth values, but looks at no parts of conditions. */
function isSaidElsewhere(compared: Compared, { isNested }: Condition): boolean {
  return compared !== 'number' && !isNested;
}

function fits(node: SyntaxNode, compared: Compared): boolean {
  if (!isScalar(node)) return false;
  const text = String(node.value ?? '').trim();
  if (compared === 'text' || text.includes('{{')) return node.value !== null;
  if (compared === 'truth') return /^(?:true|false)$/i.test(text);
  return typeof node.value !== 'boolean' && text !== '' && !Number.isNaN(Number(text));
}

const words: { readonly [C in Compared]: string } = {
  text: 'one text',
  number: 'a number',
  truth: 'true or false',
};

/** The value, or its first character when it is long; `undefined` for nothing. */
function spanOf(node: SyntaxNode): Span | undefined {
  if (node.end <= node.start || (isScalar(node) && node.value === null)) return undefined;
  return isScalar(node) && node.style !== 'block' ? node : { start: node.start, end: node.start + 1 };
}
