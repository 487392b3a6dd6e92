import { addKey, replaceSpan } from '../edits.ts';
import type { Fix, TextEdit } from '../lsp.ts';
import { callsOf, type DocumentCall } from '../model/calls.ts';
import { nearest } from '../spelling.ts';
import { entriesOf, isMap, textOf, valueOf } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { ManagedParameter } from '../tables/managed/index.ts';
import type { Rule, RuleContext } from './rule.ts';

/** A required parameter of a document of AWS that gets no value. */
export const missingParameter: Rule = {
  code: 'missing-parameter',
  severity: 'warning',
  *check(context) {
    for (const call of callsOf(context.model)) {
      const missing = missingOf(call);
      if (missing.length === 0) continue;
      const names = missing.map(({ name }) => `'${name}'`).join(', ');
      yield {
        span: call.node,
        message: `The document '${call.managed?.name ?? ''}' needs ${names}. Add ${missing.length > 1 ? 'them' : 'it'} under '${call.valuesName}'.`,
        fixes: addValues(context, call, missing),
      };
    }
  },
};

/** Adds every value that is missing, to be filled in. */
function addValues(
  context: RuleContext,
  { step, values, valuesName }: DocumentCall,
  missing: readonly ManagedParameter[],
): readonly Fix[] {
  const pairs = missing.map((parameter) => [parameter.name, valueFor(context, parameter)] as const);
  const flow = `{ ${pairs.map(([name, value]) => `"${name}": ${value}`).join(', ')} }`;
  const map = values?.value;
  const edits =
    isMap(map) && map.entries.length > 0
      ? pairs.map(([name, value]) => addKey(context, map, name, value))
      : [isMap(map) ? replaceSpan(context, map, flow) : newValues(context, step, valuesName, flow)];
  const [only] = missing;
  const title = missing.length === 1 ? `Add '${only?.name ?? ''}'` : 'Add the missing parameters';
  const known = edits.filter((edit) => edit !== undefined);
  return known.length === edits.length ? [{ title, edits: known }] : [];
}

function newValues(
  context: RuleContext,
  { inputs }: DocumentCall['step'],
  name: string,
  flow: string,
): TextEdit | undefined {
  return isMap(inputs) ? addKey(context, inputs, name, flow) : undefined;
}

/** This document's parameter of the same name, else the first value that is accepted, else an empty one. */
function valueFor({ model }: RuleContext, { name, type, values }: ManagedParameter): string {
  if (model.parameters.has(name)) return `"{{ ${name} }}"`;
  const [first] = values;
  if (first !== undefined) return JSON.stringify(first);
  if (type === 'StringList' || type === 'MapList' || type.startsWith('List<')) return '[]';
  return type === 'StringMap' ? '{}' : '""';
}

function missingOf({ step, managed, types, values }: DocumentCall): readonly ManagedParameter[] {
  if (managed?.type === undefined || !types.includes(managed.type)) return [];
  // What is computed, or given as text or as a reference, cannot be looked into.
  if (values !== undefined && (!isMap(values.value) || isComputed(values.value))) return [];
  if (entriesOf(values?.value).some((entry) => entry.name === '<<')) return [];
  const given = new Set(entriesOf(values?.value).map((entry) => entry.name));
  const target = textOf(valueOf(step.inputs, 'TargetParameterName'));
  if (target !== undefined) given.add(target);
  if (target?.includes('{{') === true || valueOf(step.inputs, 'TargetMaps') !== undefined) return [];
  const names = managed.parameters.map(({ name }) => name);
  const meant = new Set(
    [...given].flatMap((name) => (names.includes(name) ? [] : (nearest(name, names) ?? []))),
  );
  // One that is misspelt is told where it stands.
  return managed.parameters.filter(({ name, required }) => required && !given.has(name) && !meant.has(name));
}
