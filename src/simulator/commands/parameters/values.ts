import type { Json } from '../../../core/base/json.ts';
import { parseJson } from '../../../core/base/json.ts';
import { isJsonArray, isJsonObject } from '../../base/json.ts';
import { ServiceError } from '../../system.ts';
import type { ParameterDefinition } from '../document/model.ts';

export type GivenParameters = Readonly<Record<string, readonly string[]>>;
export type ParameterValues = ReadonlyMap<string, Json>;

/** Replaces `{{ssm:name}}` in a text that a caller or a document gave. */
export type ResolveText = (text: string) => string;

/**
 * Checks what the caller gave against the document's definitions and fills in defaults.
 * @throws ServiceError InvalidParameters, with the reason
 */
export function resolveParameters(
  definitions: readonly ParameterDefinition[],
  given: GivenParameters,
  resolve: ResolveText,
): ParameterValues {
  const known = new Set(definitions.map(({ name }) => name));
  const unknown = Object.keys(given).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw invalid(`The document does not define the parameters: ${unknown.join(', ')}.`);
  return new Map(definitions.map((definition) => [definition.name, valueOf(definition, given, resolve)]));
}

function valueOf(definition: ParameterDefinition, given: GivenParameters, resolve: ResolveText): Json {
  const texts = Object.hasOwn(given, definition.name) ? given[definition.name] : undefined;
  if (texts === undefined) return defaultOf(definition, resolve);
  const resolved = texts.map(resolve);
  checkCount(definition, resolved);
  for (const text of resolved) checkText(definition, text);
  return typed(definition, resolved);
}

function defaultOf({ name, defaultValue }: ParameterDefinition, resolve: ResolveText): Json {
  if (defaultValue === undefined) throw invalid(`The required parameter ${name} is missing.`);
  if (typeof defaultValue === 'string') return resolve(defaultValue);
  if (!isJsonArray(defaultValue)) return defaultValue;
  return defaultValue.map((item) => (typeof item === 'string' ? resolve(item) : item));
}

function checkCount(
  { name, type, minItems = 0, maxItems = Infinity }: ParameterDefinition,
  texts: readonly string[],
): void {
  const isList = type === 'StringList' || type === 'MapList';
  if (!isList && texts.length !== 1) throw invalid(`The parameter ${name} takes one value.`);
  if (!isList) return;
  if (texts.length < minItems) throw invalid(`The parameter ${name} needs at least ${minItems} items.`);
  if (texts.length > maxItems) throw invalid(`The parameter ${name} takes at most ${maxItems} items.`);
}

function checkText(definition: ParameterDefinition, text: string): void {
  const { name, allowedValues, allowedPattern, minChars = 0, maxChars = Infinity } = definition;
  if (allowedValues.length > 0 && !allowedValues.includes(text)) {
    throw invalid(`The parameter ${name} allows only: ${allowedValues.join(', ')}.`);
  }
  if (allowedPattern !== undefined && compile(allowedPattern)?.test(text) === false) {
    throw invalid(`The value of the parameter ${name} does not match the pattern ${allowedPattern}.`);
  }
  if (text.length < minChars) throw invalid(`The parameter ${name} needs at least ${minChars} characters.`);
  if (text.length > maxChars) throw invalid(`The parameter ${name} takes at most ${maxChars} characters.`);
}

/** Patterns are Java's. What JavaScript cannot read is not enforced here. */
function compile(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return undefined;
}

function typed({ name, type }: ParameterDefinition, texts: readonly string[]): Json {
  const [first = ''] = texts;
  switch (type) {
    case 'StringList':
      return texts;
    case 'StringMap':
      return mapOf(name, first);
    case 'MapList':
      return texts.map((text) => mapOf(name, text));
    case 'Boolean':
      if (!/^(true|false)$/i.test(first)) throw invalid(`The parameter ${name} takes true or false.`);
      return first.toLowerCase() === 'true';
    case 'Integer':
      if (!/^-?\d{1,15}$/.test(first)) throw invalid(`The parameter ${name} takes a whole number.`);
      return Number(first);
    default:
      return first;
  }
}

function mapOf(name: string, text: string): Json {
  const value = parseJson(text);
  if (!isJsonObject(value)) throw invalid(`The parameter ${name} takes a JSON object.`);
  return value;
}

export function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameters', message);
}
