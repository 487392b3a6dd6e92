import { isRunbook } from '../model/kind.ts';
import type { DocumentModel } from '../model/document.ts';
import { changeTo } from '../edits.ts';
import type { Owner } from '../schema/check.ts';
import type { ShapeFinding } from '../schema/evaluate.ts';
import { actionOf, tablesOf } from '../shapes.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { valueOf } from '../syntax/node.ts';
import type { KeySpec } from '../tables/spec.ts';
import { flowKeys } from './ignoredFlowKey.ts';
import type { Rule, RuleContext } from './rule.ts';

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
      const suggestion = suggestionFor(
        finding,
        keys.map((key) => key.name),
      );
      yield {
        span: entry.key,
        message: `'${entry.name}' is not a key of ${within === '' ? places[owner.kind] : `'${within}'`}.${didYouMean(suggestion) || adviceOn(context, owner, finding)}`,
        // People invent limits such as `minValue`; the service takes the document all the same.
        ...(owner.kind === 'parameter' && suggestion === undefined
          ? { severity: 'information' as const }
          : {}),
        ...(finding.isNeeded || isNeededInput(context, owner, finding) ? { severity: 'error' as const } : {}),
        fixes: suggestion === undefined ? [] : [changeTo(context, entry.key, suggestion)],
      };
    }
  },
};

type Unknown = Extract<ShapeFinding, { kind: 'unknown' }>;

/** The one operator of preconditions is not what another one means, however alike they are. */
function suggestionFor({ entry, within }: Unknown, names: readonly string[]): string | undefined {
  const suggestion = nearest(entry.name, names);
  const isOther = within === 'precondition' && suggestion?.toLowerCase() !== entry.name.toLowerCase();
  return isOther ? undefined : suggestion;
}

/** What to do with a key that is like none that belongs there. */
function adviceOn({ model }: RuleContext, owner: Owner, { entry, within }: Unknown): string {
  if (within === 'precondition') return ' The only operator of preconditions is StringEquals.';
  if (within === 'runtimeConfig' && tablesOf('command').actions.has(entry.name)) {
    return ' This plugin needs schema version 2.2, with mainSteps.';
  }
  if (inputOf(model, owner, entry.name) !== undefined) return " It is an input: move it into 'inputs'.";
  return inventions.get(entry.name) ?? '';
}

/** The input of the step's action that a key beside the inputs is called like. */
function inputOf(model: DocumentModel, owner: Owner, name: string): KeySpec | undefined {
  if (owner.kind !== 'step') return undefined;
  return actionOf(model, owner.step)?.inputs.find((input) => input.name === name);
}

function isNeededInput({ model }: RuleContext, owner: Owner, { entry, within }: Unknown): boolean {
  if (within !== '' || inputOf(model, owner, entry.name)?.required !== true || owner.kind !== 'step')
    return false;
  return valueOf(owner.step.inputs, entry.name) === undefined;
}

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
