import { isRunbook } from '../model/kind.ts';
import { declare } from '../declare.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { inner } from '../edits.ts';
import { isScalar, textOf, valueOf, type Span } from '../syntax/node.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A variable that is read or changed, and declared nowhere. */
export const undeclaredVariable: Rule = {
  code: 'undeclared-variable',
  severity: 'error',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const { reference } of context.references) {
      if (reference.kind !== 'prefixed' || reference.prefix !== 'variable') continue;
      yield* check(context, reference.name, {
        start: reference.end - reference.name.length,
        end: reference.end,
      });
    }
    yield* updated(context);
  },
};

/** The `Name` of aws:updateVariable is `variable:name`. */
function* updated(context: RuleContext): Generator<Finding> {
  for (const step of context.model.steps) {
    const node = step.action === 'aws:updateVariable' ? valueOf(step.inputs, 'Name') : undefined;
    const [, name] = /^variable:(\w+)$/.exec(textOf(node) ?? '') ?? [];
    if (!isScalar(node) || name === undefined) continue;
    const { end } = inner(context.text, node);
    yield* check(context, name, { start: end - name.length, end });
  }
}

function* check(context: RuleContext, path: string, { start }: Span): Generator<Finding> {
  // What stands behind a dot is inside of the variable, and stays as it is.
  const [name = path] = path.split('.');
  if (context.model.variables.has(name)) return;
  const span = { start, end: start + name.length };
  const suggestion = nearest(name, context.model.variables.keys());
  yield {
    span,
    message: `The variable '${name}' is not declared.${didYouMean(suggestion) || ' Declare it in variables.'}`,
    fixes: [
      ...(suggestion === undefined
        ? []
        : [
            {
              title: `Change to '${suggestion}'`,
              edits: [{ range: context.lines.range(span), newText: suggestion }],
            },
          ]),
      ...declare(context, context.model.root, 'variables', name),
    ],
  };
}
