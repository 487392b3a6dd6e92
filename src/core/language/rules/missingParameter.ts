import { callsOf, type DocumentCall } from '../model/calls.ts';
import { entriesOf, isMap, textOf, valueOf } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { Rule } from './rule.ts';

/** A required parameter of a document of AWS that gets no value. */
export const missingParameter: Rule = {
  code: 'missing-parameter',
  severity: 'warning',
  *check({ model }) {
    for (const call of callsOf(model)) {
      const missing = missingOf(call);
      if (missing.length === 0) continue;
      yield {
        span: call.node,
        message: `The document '${call.managed?.name ?? ''}' needs ${missing.map((name) => `'${name}'`).join(', ')}. Add ${missing.length > 1 ? 'them' : 'it'} to the step's parameters.`,
      };
    }
  },
};

function missingOf({ step, managed, types, values }: DocumentCall): readonly string[] {
  if (managed?.type === undefined || !types.includes(managed.type)) return [];
  // What is computed, or given as text or as a reference, cannot be looked into.
  if (values !== undefined && (!isMap(values.value) || isComputed(values.value))) return [];
  if (entriesOf(values?.value).some((entry) => entry.name === '<<')) return [];
  const given = new Set(entriesOf(values?.value).map((entry) => entry.name));
  const target = textOf(valueOf(step.inputs, 'TargetParameterName'));
  if (target !== undefined) given.add(target);
  if (target?.includes('{{') === true || valueOf(step.inputs, 'TargetMaps') !== undefined) return [];
  return managed.parameters
    .filter(({ name, required }) => required && !given.has(name))
    .map(({ name }) => name);
}
