import { isRecord, isString, parseJson } from '../base/json.ts';

/** A parameter of a document as its content declares it; types beyond these six are read as String. */
export interface ParameterSpec {
  readonly name: string;
  readonly type: ParameterType;
  readonly description: string;
  /** The default as text; undefined when the parameter must be given. */
  readonly defaultText: string | undefined;
  readonly allowedValues: readonly string[];
  /** A Java expression; empty: none. */
  readonly allowedPattern: string;
  /** Characters of a String, items of a list; undefined: no limit. */
  readonly atLeast: number | undefined;
  readonly atMost: number | undefined;
  readonly multiline: boolean;
}

export const parameterTypes = ['String', 'StringList', 'StringMap', 'MapList', 'Boolean', 'Integer'] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** What the form needs to know of a Command document. */
export interface DocumentSpec {
  readonly name: string;
  /** The number that was resolved. */
  readonly version: string;
  readonly description: string;
  /** Empty: every platform. */
  readonly platforms: readonly string[];
  readonly parameters: readonly ParameterSpec[];
}

/** Parameters of a document's content; undefined when the content is not JSON of a document. */
export function parametersOfContent(content: string): readonly ParameterSpec[] | undefined {
  const document = parseJson(content);
  if (!isRecord(document)) return undefined;
  const declared = document['parameters'];
  if (!isRecord(declared)) return [];
  return Object.entries(declared).map(([name, raw]) => parameterSpec(name, isRecord(raw) ? raw : {}));
}

function parameterSpec(name: string, raw: Readonly<Record<string, unknown>>): ParameterSpec {
  const type = typeNamed(raw['type']);
  const isList = type === 'StringList' || type === 'MapList';
  return {
    name,
    type,
    description: isString(raw['description']) ? raw['description'].trim() : '',
    defaultText: 'default' in raw ? defaultText(type, raw['default']) : undefined,
    allowedValues: Array.isArray(raw['allowedValues']) ? raw['allowedValues'].map(asText) : [],
    allowedPattern: isString(raw['allowedPattern']) ? raw['allowedPattern'] : '',
    atLeast: whole(isList ? raw['minItems'] : raw['minChars']),
    atMost: whole(isList ? raw['maxItems'] : raw['maxChars']),
    multiline: raw['displayType'] === 'textarea',
  };
}

/** A parameter of which DescribeDocument alone told: name, type, description, default. */
export function describedParameter(
  name: string,
  type: string | undefined,
  description: string | undefined,
  given: string | undefined,
): ParameterSpec {
  const value = given === undefined ? undefined : (parseJson(given) ?? given);
  const raw = value === undefined ? {} : { default: isRecord(value) || Array.isArray(value) ? value : given };
  return parameterSpec(name, { type, description: description ?? '', ...raw });
}

export function typeNamed(value: unknown): ParameterType {
  return parameterTypes.find((known) => known === value) ?? 'String';
}

/** Lists become lines, maps JSON, everything else its own text: documents give `true` for "true". */
function defaultText(type: ParameterType, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (type === 'StringList') return Array.isArray(value) ? value.map(asText).join('\n') : asText(value);
  if (type === 'StringMap' || type === 'MapList') return isEmpty(value) ? '' : asText(value);
  return asText(value);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function asText(value: unknown): string {
  return isString(value) ? value : JSON.stringify(value);
}

/** Limits are numbers, in some documents written as text. */
function whole(value: unknown): number | undefined {
  const number = isString(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined;
}
