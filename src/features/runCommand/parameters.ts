import { isRecord, parseJson } from '../../core/base/json.ts';
import type { ParameterSpec } from './documentSpec.ts';
import { matchesPattern } from './pattern.ts';

/**
 * Values as SendCommand takes them: a list of strings whatever the type. Undefined when the parameter is left
 * to the document's default. A default is not sent: some documents' own defaults break their patterns.
 */
export function valuesOf(spec: ParameterSpec, text: string): readonly string[] | undefined {
  const clean = cleaned(spec, text);
  if (clean === '' || clean === spec.defaultText) return undefined;
  if (spec.type === 'StringList') return clean.split('\n');
  if (spec.type === 'MapList') return mapItems(clean) ?? [clean];
  return [clean];
}

/** What the form shows for the values of an earlier command: one a line. */
export function textOfValues(values: readonly string[]): string {
  return values.join('\n');
}

/** Line ends as nodes expect them; the blank lines after the last one are no items. */
function cleaned(spec: ParameterSpec, text: string): string {
  const unix = text.replaceAll('\r\n', '\n');
  if (spec.type === 'StringList') return unix.replace(/\n+$/, '');
  return spec.type === 'String' ? unix : unix.trim();
}

/** A JSON array of objects, or one object a line, which is how an earlier command's values are shown. */
function mapItems(text: string): readonly string[] | undefined {
  const whole = parseJson(text);
  const items: readonly unknown[] = Array.isArray(whole) ? whole : text.split('\n').map(parseJson);
  return items.every(isRecord) ? items.map((item) => JSON.stringify(item)) : undefined;
}

/** What is wrong with a parameter's text, as a sentence; undefined when nothing is. */
export function parameterProblem(spec: ParameterSpec, text: string): string | undefined {
  const values = valuesOf(spec, text);
  if (values === undefined) {
    return spec.defaultText === undefined && cleaned(spec, text) === '' ? 'A value is required.' : undefined;
  }
  // A reference to a parameter is resolved by the service; only then are there characters to check.
  if (/\{\{\s*ssm:/.test(text)) return undefined;
  return typeProblem(spec, cleaned(spec, text)) ?? lengthProblem(spec, values) ?? valueProblem(spec, values);
}

function typeProblem(spec: ParameterSpec, text: string): string | undefined {
  switch (spec.type) {
    case 'Boolean':
      return /^(true|false)$/i.test(text) ? undefined : 'Give true or false.';
    case 'Integer':
      return /^[+-]?\d+$/.test(text) ? undefined : 'Give a whole number.';
    case 'StringMap':
      return isRecord(parseJson(text)) ? undefined : 'Give a JSON object, for example {"key": "value"}.';
    case 'MapList':
      return mapItems(text) !== undefined ? undefined : 'Give a JSON array of objects.';
    case 'String':
    case 'StringList':
      return undefined;
  }
}

function lengthProblem(spec: ParameterSpec, values: readonly string[]): string | undefined {
  const isList = spec.type === 'StringList' || spec.type === 'MapList';
  const size = isList ? values.length : (values[0] ?? '').length;
  const unit = isList ? 'items' : 'characters';
  if (spec.atLeast !== undefined && size < spec.atLeast)
    return `At least ${spec.atLeast} ${unit}; these are ${size}.`;
  if (spec.atMost !== undefined && size > spec.atMost)
    return `At most ${spec.atMost} ${unit}; these are ${size}.`;
  return undefined;
}

/** On a list, allowed values and the pattern hold for each item. */
function valueProblem(spec: ParameterSpec, values: readonly string[]): string | undefined {
  const isList = spec.type === 'StringList';
  for (const [index, value] of values.entries()) {
    const problem = oneProblem(spec, value);
    if (problem !== undefined) return isList ? `Line ${index + 1}: ${problem}` : problem;
  }
  return undefined;
}

function oneProblem(spec: ParameterSpec, value: string): string | undefined {
  if (spec.allowedValues.length > 0 && !spec.allowedValues.includes(value)) {
    return `Allowed values are ${spec.allowedValues.join(', ')}.`;
  }
  if (spec.allowedPattern === '' || matchesPattern(spec.allowedPattern, value) !== 'no') return undefined;
  return `This does not match the pattern ${spec.allowedPattern}`;
}
