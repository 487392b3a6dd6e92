import { formats } from '../tables/formats.ts';
import type { KeySpec, ValueType } from '../tables/spec.ts';

/** A JSON Schema (draft 7), or a part of one. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** Text that holds a reference can stand for a value of any type. */
const reference = '\\{\\{';

/** A map may be given as the text of one, in JSON or YAML; empty text stands for none. */
const mapText = `^\\s*(?:\\{|$|["']?[\\w-]+["']?\\s*:(?:\\s|$))|${reference}`;

const types: { readonly [T in ValueType]: JsonSchema } = {
  // YAML reads an unquoted 10 or true as a number or a truth value; the service takes it for text.
  String: { type: ['string', 'number', 'boolean'] },
  Integer: { type: ['integer', 'string'], pattern: `^\\s*-?[0-9]+\\s*$|${reference}` },
  Boolean: { type: ['boolean', 'string'], pattern: `^(?:[Tt]rue|[Ff]alse)$|${reference}` },
  StringList: { type: ['array', 'string'], pattern: reference },
  StringMap: { type: ['object', 'string'], pattern: mapText },
  MapList: { type: ['array', 'string'], pattern: reference },
  Map: { type: ['object', 'string'], pattern: mapText },
  StepList: { type: 'array' },
  any: {},
};

/** The schema of a map with these keys; `link` leads to the documentation of all of them. */
export function objectSchema(keys: readonly KeySpec[], open: boolean, link?: string): JsonSchema {
  const needed = keys.filter((key) => key.required).map((key) => key.name);
  return {
    type: ['object', 'string'],
    properties: Object.fromEntries(keys.map((key) => [key.name, valueSchema(key, link)])),
    ...(needed.length > 0 ? { required: needed } : {}),
    ...(open ? {} : { additionalProperties: false }),
  };
}

/** The schema of a key's value, with a description that teaches. */
export function valueSchema(key: KeySpec, link?: string): JsonSchema {
  return {
    ...(key.values !== undefined && key.type === 'String'
      ? choice(key.values, key.openValues ?? false)
      : typeOf(key)),
    ...nested(key, link),
    // In our own service limits have rules, which say more and read numbers in quotes too.
    ...(link === undefined ? {} : limits(key)),
    description: link === undefined ? describe(key) : `${describe(key)} ${link}`,
    ...(key.default === undefined ? {} : { default: defaultValue(key) }),
  };
}

function typeOf({ type, orText }: KeySpec): JsonSchema {
  return orText === true ? { type: types[type].type } : types[type];
}

function limits({ minimum, maximum, maxItems, maxLength, format }: KeySpec): JsonSchema {
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(format === undefined ? {} : { pattern: `^(?:${formats[format].pattern})?$|${reference}` }),
  };
}

function choice(values: readonly string[], open: boolean): JsonSchema {
  const others = open ? { type: 'string' } : { type: 'string', pattern: reference };
  return { anyOf: [{ enum: values }, others] };
}

function nested(key: KeySpec, link?: string): JsonSchema {
  if (key.type === 'StringList') {
    return { items: key.values === undefined ? types.String : choice(key.values, key.openValues ?? false) };
  }
  if (key.each !== undefined) {
    return { ...types.Map, additionalProperties: valueSchema(key.each, link) };
  }
  if (key.keys === undefined) return {};
  const inner = objectSchema(key.keys, key.openKeys ?? false, link);
  return key.type === 'MapList' ? { items: inner } : { ...inner, type: types[key.type].type };
}

/** What, values, default and limit of a key, in Markdown. */
export function describe(key: KeySpec): string {
  const parts = [key.about];
  if (key.values !== undefined)
    parts.push(`Values: ${key.values.map((value) => `\`${value}\``).join(', ')}.`);
  if (key.default !== undefined) parts.push(`Default: \`${key.default}\`.`);
  if (key.limit !== undefined) parts.push(`Limit: ${key.limit}.`);
  return parts.join(' ');
}

function defaultValue(key: KeySpec): unknown {
  if (key.type === 'Integer') return Number(key.default);
  return key.type === 'Boolean' ? key.default === 'true' : key.default;
}
