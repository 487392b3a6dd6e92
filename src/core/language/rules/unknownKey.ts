import { changeTo } from '../edits.ts';
import type { Owner } from '../schema/check.ts';
import { didYouMean, nearest } from '../spelling.ts';
import type { Rule } from './rule.ts';

/** A key that has no meaning where it stands. */
export const unknownKey: Rule = {
  code: 'unknown-key',
  severity: 'warning',
  *check(context) {
    for (const { owner, finding } of context.shapeFindings) {
      if (owner.kind === 'inputs' || finding.kind !== 'unknown') continue;
      const { entry, keys } = finding;
      if (entry.name === '$schema') continue;
      const suggestion = nearest(
        entry.name,
        keys.map((key) => key.name),
      );
      yield {
        span: entry.key,
        message: `'${entry.name}' is not a key of ${places[owner.kind]}.${didYouMean(suggestion)}`,
        // People invent limits such as `minValue`; the service takes the document all the same.
        ...(owner.kind === 'parameter' && suggestion === undefined
          ? { severity: 'information' as const }
          : {}),
        fixes: suggestion === undefined ? [] : [changeTo(context, entry.key, suggestion)],
      };
    }
  },
};

const places: { readonly [K in Owner['kind']]: string } = {
  document: 'this type of document',
  parameter: 'a parameter',
  variable: 'a variable',
  step: 'a step of this type of document',
  inputs: 'these inputs',
};
