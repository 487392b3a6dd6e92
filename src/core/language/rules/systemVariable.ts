import { isRunbook } from '../model/kind.ts';
import { prefixes } from '../model/references.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { replaceSpan } from '../edits.ts';
import { systemVariables } from '../tables/systemVariables.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A system variable that Automation does not have, or a prefix with a slip in it. */
export const systemVariable: Rule = {
  code: 'system-variable',
  severity: 'error',
  *check(context) {
    if (!isRunbook(context.model.kind)) {
      yield* ofRunbooksOnly(context);
      return;
    }
    const known = Object.keys(systemVariables);
    yield* slips(context);
    for (const { reference } of context.references) {
      if (reference.kind !== 'prefixed' || !/^(?:global|automation)$/.test(reference.prefix)) continue;
      const written = `${reference.prefix}:${reference.name}`;
      if (known.includes(written)) continue;
      const suggestion = nearest(written, known);
      yield {
        span: reference,
        message: `Automation has no variable '${written}'.${didYouMean(suggestion) || ` It has ${known.join(', ')}.`}`,
        fixes:
          suggestion === undefined
            ? []
            : [{ title: `Change to '${suggestion}'`, edits: [replaceSpan(context, reference, suggestion)] }],
      };
    }
  },
};

/** Prefixes are written in small letters, and there are five. */
function* slips(context: RuleContext): Generator<Finding> {
  for (const { reference, inScript } of context.references) {
    if (reference.kind !== 'prefixed' || inScript || prefixes.includes(reference.prefix)) continue;
    const meant = nearest(reference.prefix, prefixes);
    const span = { start: reference.start, end: reference.start + reference.prefix.length };
    yield {
      span,
      message: `References have no prefix '${reference.prefix}'.${didYouMean(meant)}`,
      severity: 'warning',
      fixes:
        meant === undefined
          ? []
          : [{ title: `Change to '${meant}'`, edits: [replaceSpan(context, span, meant)] }],
    };
  }
}

/** Outside of runbooks nothing is put in: the braces stay as they are written. */
function* ofRunbooksOnly({ references }: RuleContext): Generator<Finding> {
  for (const { reference, inScript } of references) {
    if (reference.kind !== 'prefixed' || !/^(?:global|automation|variable)$/.test(reference.prefix)) continue;
    // In a script only what Automation has is certainly meant for it.
    if (inScript && !(`${reference.prefix}:${reference.name}` in systemVariables)) continue;
    yield {
      span: reference,
      message: `'${reference.prefix}:${reference.name}' has a value in Automation runbooks only. Ask for it with a parameter.`,
      severity: 'warning',
    };
  }
}
