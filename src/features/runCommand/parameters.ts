import { isRecord, parseJson } from '../../core/base/json.ts';
import type { ParameterSpec } from '../../core/model/documentSpec.ts';
import type { Showing } from './form/messages.ts';
import { valuesProblem } from '../../core/model/parameterRules.ts';

/** What the form holds of one parameter: what was typed, and values that are sent exactly as they are. */
export interface Given {
  readonly text: string;
  /** Undefined when the text holds. */
  readonly exact: readonly string[] | undefined;
}

/**
 * Values as SendCommand takes them: a list of strings whatever the type. Undefined when the parameter is left
 * to the document's default. A default is not sent: some documents' own defaults break their patterns.
 */
export function sentValues(spec: ParameterSpec, { text, exact }: Given): readonly string[] | undefined {
  if (exact === undefined) return valuesOf(spec, text);
  return isDefault(spec, exact) ? undefined : exact;
}

/**
 * Whether exact values are what their text says. `empty` is an empty text that is sent, `exact` is everything
 * that no text stands for, such as items of a list with line ends inside.
 */
export function showingOf(spec: ParameterSpec, { exact }: Given): Showing {
  if (exact === undefined || isDefault(spec, exact) || isTypeable(spec, exact)) return 'text';
  return exact.length === 1 && exact[0] === '' ? 'empty' : 'exact';
}

/** Only where the default is one text for certain: of a list's items it may hide where one ends. */
function isDefault({ type, defaultText }: ParameterSpec, values: readonly string[]): boolean {
  const isPlain = type === 'String' || type === 'Boolean' || type === 'Integer';
  return isPlain && values.length === 1 && values[0] === defaultText;
}

/** A carriage return is never typed: fields show it as a line end and make it one. */
function isTypeable(spec: ParameterSpec, values: readonly string[]): boolean {
  const text = textOfValues(values);
  if (text === '' || text.includes('\r')) return false;
  const typed = typedValues(spec, cleaned(spec, text));
  return typed.length === values.length && typed.every((value, index) => value === values[index]);
}

/** The values of a typed text, or undefined for the default. */
export function valuesOf(spec: ParameterSpec, text: string): readonly string[] | undefined {
  const clean = cleaned(spec, text);
  return clean === '' || clean === spec.defaultText ? undefined : typedValues(spec, clean);
}

function typedValues(spec: ParameterSpec, clean: string): readonly string[] {
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

/** A JSON array of objects, or one object, or one a line, which is how an earlier command's values are shown. */
function mapItems(text: string): readonly string[] | undefined {
  const whole = parseJson(text);
  if (Array.isArray(whole))
    return whole.every(isRecord) ? whole.map((item) => JSON.stringify(item)) : undefined;
  const items = isRecord(whole) ? [text] : text.split('\n');
  return items.every(isMap) ? items : undefined;
}

function isMap(text: string): boolean {
  return isRecord(parseJson(text));
}

/** What is wrong with what would be sent, as a sentence; undefined when nothing is. */
export function givenProblem(spec: ParameterSpec, given: Given): string | undefined {
  const { text, exact } = given;
  if (exact === undefined || showingOf(spec, given) === 'text') return parameterProblem(spec, text);
  return exactProblem(spec, exact);
}

/** Whether an empty text may be sent where the document has another default. */
export function mayBeEmpty(spec: ParameterSpec): boolean {
  const { type, defaultText = '' } = spec;
  return type === 'String' && defaultText !== '' && exactProblem(spec, ['']) === undefined;
}

function exactProblem(spec: ParameterSpec, values: readonly string[]): string | undefined {
  if (values.some(isReference)) return undefined;
  if (!isListed(spec) && values.length !== 1) return `One value is taken, and these are ${values.length}.`;
  return (
    values.map((value) => itemProblem(spec, value)).find((problem) => problem !== undefined) ??
    valuesProblem(spec, values)
  );
}

function itemProblem(spec: ParameterSpec, value: string): string | undefined {
  if (spec.type === 'MapList') return isMap(value) ? undefined : 'Every item must be a JSON object.';
  return typeProblem(spec, value.trim());
}

/** A reference to a parameter is resolved by the service; only then are there characters to check. */
function isReference(text: string): boolean {
  return /\{\{\s*ssm:/.test(text);
}

function isListed({ type }: ParameterSpec): boolean {
  return type === 'StringList' || type === 'MapList';
}

/** What is wrong with a parameter's text, as a sentence; undefined when nothing is. */
export function parameterProblem(spec: ParameterSpec, text: string): string | undefined {
  const values = valuesOf(spec, text);
  if (values === undefined) {
    return spec.defaultText === undefined && cleaned(spec, text) === '' ? 'A value is required.' : undefined;
  }
  if (isReference(text)) return undefined;
  return typeProblem(spec, cleaned(spec, text)) ?? valuesProblem(spec, values);
}

function typeProblem(spec: ParameterSpec, text: string): string | undefined {
  switch (spec.type) {
    case 'Boolean':
      return /^(true|false)$/i.test(text) ? undefined : 'Give true or false.';
    case 'Integer':
      return /^[+-]?\d+$/.test(text) ? undefined : 'Give a whole number.';
    case 'StringMap':
      return isMap(text) ? undefined : 'Give a JSON object, for example {"key": "value"}.';
    case 'MapList':
      return mapItems(text) !== undefined ? undefined : 'Give a JSON array of objects.';
    case 'String':
    case 'StringList':
      return undefined;
  }
}
