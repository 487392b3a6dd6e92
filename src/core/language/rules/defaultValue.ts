import { changeTo } from '../edits.ts';
import { declaredValues, isStandIn, textsOf } from '../model/parameter.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { isList, isScalar, valueOf, type SyntaxNode } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import { fitsType } from './defaultType.ts';
import type { Rule } from './rule.ts';

/** A default that is not among the allowed values. */
export const defaultValue: Rule = {
  code: 'default-value',
  severity: 'warning',
  *check(context) {
    for (const { name, map, type = '', fallback } of declaredValues(context.model)) {
      // A value of another type is told as that.
      if (fallback === undefined || !fitsType(type, fallback)) continue;
      const allowed = allowedTexts(valueOf(map, 'allowedValues'));
      if (allowed === undefined) continue;
      for (const { text, node } of textsOf(fallback)) {
        if (allowed.includes(text)) continue;
        const suggestion = nearest(text, allowed);
        yield {
          span: node,
          message: `The default '${text}' of '${name}' is not one of its allowedValues.${didYouMean(suggestion)} Choose one of them, or add it.`,
          // The service takes it; whoever runs the document and gives no value is refused.
          ...(isStandIn(text) ? { severity: 'hint' as const } : {}),
          fixes: suggestion !== undefined && isScalar(node) ? [changeTo(context, node, suggestion)] : [],
        };
      }
    }
  },
};

/** `undefined` when not all values are known. */
function allowedTexts(node: SyntaxNode | undefined): readonly string[] | undefined {
  if (!isList(node) || node.items.length === 0) return undefined;
  const isKnown = node.items.every((item) => isScalar(item) && !isComputed(item));
  return isKnown ? [...textsOf(node)].map(({ text }) => text) : undefined;
}
