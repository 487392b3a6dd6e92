import { inner, replaceSpan } from '../edits.ts';
import { conditionsOf } from '../model/conditions.ts';
import { isRunbook } from '../model/kind.ts';
import { entryOf, isScalar, textOf, valueOf, type ScalarNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A condition that compares a fixed text instead of something that can vary. */
export const conditionVariable: Rule = {
  code: 'condition-variable',
  severity: 'warning',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const { map, isNested } of conditionsOf(context.model)) {
      const node = valueOf(map, 'Variable');
      // At the top of a choice it is told as any value of another type.
      if (isNested && node !== undefined && !isScalar(node) && !isComputed(node)) {
        const key = entryOf(map, 'Variable')?.key ?? node;
        yield {
          span: key,
          message: "'Variable' takes one text with a reference in it, for example {{ parameter }}.",
        };
      }
      const text = textOf(node);
      if (!isScalar(node) || text === undefined || text.includes('{{')) continue;
      yield {
        span: node,
        message: `'${text}' is always the same text. Put what is compared between braces, for example {{ ${meant(context, text) ?? 'parameter'} }}.`,
        fixes: fixesFor(context, node, text),
      };
    }
  },
};

/** What stands there without its braces. */
function meant({ model, flow }: RuleContext, text: string): string | undefined {
  if (model.parameters.has(text)) return text;
  const [, variable] = /^variable:(\w+)$/.exec(text) ?? [];
  const [, step] = /^(\w+)\.[\w.]+$/.exec(text) ?? [];
  const isKnown =
    (variable !== undefined && model.variables.has(variable)) ||
    (step !== undefined && flow.named(step) !== undefined);
  return isKnown ? text : undefined;
}

function fixesFor(context: RuleContext, node: ScalarNode, text: string): NonNullable<Finding['fixes']> {
  const name = meant(context, text);
  if (name === undefined || node.style === 'block') return [];
  const reference = node.style === 'quoted' ? `{{ ${name} }}` : `"{{ ${name} }}"`;
  const edits = [replaceSpan(context, inner(context.text, node), reference)];
  return [{ title: `Change to {{ ${name} }}`, edits }];
}
