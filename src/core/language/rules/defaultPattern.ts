import { declaredValues, isStandIn, textsOf, type DeclaredValue } from '../model/parameter.ts';
import { compilePattern, matches } from '../model/pattern.ts';
import { textOf, valueOf } from '../syntax/node.ts';
import { resourceForms } from '../tables/parameters.ts';
import { fitsType } from './defaultType.ts';
import type { Finding, Rule } from './rule.ts';

/** A default that does not fit the parameter's allowedPattern, or the form that its type calls for. */
export const defaultPattern: Rule = {
  code: 'default-pattern',
  severity: 'warning',
  *check({ model }) {
    for (const declared of declaredValues(model)) {
      const { name, map, type = '', fallback } = declared;
      // A value of another type is told as that.
      if (fallback === undefined || !fitsType(type, fallback)) continue;
      yield* ofType(declared);
      const pattern = textOf(valueOf(map, 'allowedPattern'));
      if (pattern === undefined) continue;
      const expression = compilePattern(pattern);
      if (expression === undefined) continue;
      for (const { text, node } of textsOf(fallback)) {
        if (matches(expression, text) !== false) continue;
        yield {
          span: { start: node.start, end: Math.max(node.end, node.start + 1) },
          message: `The default '${shortened(text)}' of '${name}' does not fit its allowedPattern. Change one of the two.`,
          // The service takes it, and AWS's own documents stand in for a value like this.
          ...(isStandIn(text) ? { severity: 'hint' as const } : {}),
        };
      }
    }
  },
};

function* ofType({ kind, name, type = '', fallback }: DeclaredValue): Generator<Finding> {
  const form = resourceForms.get(/^List<(.*)>$/.exec(type)?.[1] ?? type);
  if (form === undefined) return;
  for (const { text, node } of textsOf(fallback)) {
    if (isStandIn(text) || form.pattern.test(text)) continue;
    yield {
      span: node,
      message: `The default '${shortened(text)}' of '${name}' is not ${form.about}, which the type of this ${kind} calls for.`,
    };
  }
}

const maxShown = 60;

function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > maxShown || line !== text ? `${line.slice(0, maxShown)}…` : line;
}
