import { isRunbook } from '../model/kind.ts';
import { changeTo } from '../edits.ts';
import type { Owner } from '../schema/check.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { flowKeys } from './ignoredFlowKey.ts';
import type { Rule } from './rule.ts';

/** A key that has no meaning where it stands. */
export const unknownKey: Rule = {
  code: 'unknown-key',
  severity: 'warning',
  *check(context) {
    for (const { owner, finding } of context.shapeFindings) {
      if (owner.kind === 'inputs' || finding.kind !== 'unknown') continue;
      const { entry, keys, within } = finding;
      if (entry.name === '$schema') continue;
      if (owner.kind === 'step' && flowKeys.has(entry.name) && !isRunbook(context.model.kind)) continue;
      const suggestion = nearest(
        entry.name,
        keys.map((key) => key.name),
      );
      yield {
        span: entry.key,
        message: `'${entry.name}' is not a key of ${within === '' ? places[owner.kind] : `'${within}'`}.${didYouMean(suggestion) || (inventions.get(entry.name) ?? '')}`,
        // People invent limits such as `minValue`; the service takes the document all the same.
        ...(owner.kind === 'parameter' && suggestion === undefined
          ? { severity: 'information' as const }
          : {}),
        ...(finding.isNeeded ? { severity: 'error' as const } : {}),
        fixes: suggestion === undefined ? [] : [changeTo(context, entry.key, suggestion)],
      };
    }
  },
};

const range =
  ' No key limits a number: list the values in allowedValues, or describe them by allowedPattern.';

/** Keys that people invent for parameters, and what does what they mean. */
const inventions: ReadonlyMap<string, string> = new Map([
  ['minValue', range],
  ['maxValue', range],
  ['minimum', range],
  ['maximum', range],
  ['pattern', ' Use allowedPattern.'],
  ['enum', ' List the values in allowedValues.'],
  ['values', ' List the values in allowedValues.'],
  ['required', ' A parameter is required when it has no default.'],
  ['optional', ' A parameter is optional when it has a default.'],
]);

const places: { readonly [K in Owner['kind']]: string } = {
  document: 'this type of document',
  parameter: 'a parameter',
  variable: 'a variable',
  step: 'a step of this type of document',
  inputs: 'these inputs',
};
