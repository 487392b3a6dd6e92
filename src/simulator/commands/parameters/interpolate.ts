import type { Json, JsonObject } from '../../../core/base/json.ts';
import { isJsonArray, isJsonObject } from '../../base/json.ts';

/** Value of a reference `{{ name }}`; undefined: no reference of ours, the text stays as it is. */
export type Lookup = (name: string) => Json | undefined;

const whole = /^\s*\{\{\s*([\w.:/-]+)\s*\}\}\s*$/;
const embedded = /\{\{\s*([\w.:/-]+)\s*\}\}/g;

/**
 * Replaces references in a value, once: what a value brings in is not looked at again. A text that is nothing but
 * a reference becomes the value itself; a list takes the place of its reference among the other items, so that a
 * StringList becomes the lines of a script. Other double braces (`docker --format '{{.Names}}'`) stay.
 */
export function interpolate(value: Json, lookup: Lookup): Json {
  if (typeof value === 'string') return interpolateText(value, lookup);
  if (isJsonObject(value)) return interpolateObject(value, lookup);
  if (!isJsonArray(value)) return value;
  return value.flatMap((item) => {
    const replaced = interpolate(item, lookup);
    return typeof item === 'string' && isJsonArray(replaced) ? replaced : [replaced];
  });
}

export function interpolateObject(object: JsonObject, lookup: Lookup): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      value === undefined ? undefined : interpolate(value, lookup),
    ]),
  );
}

function interpolateText(text: string, lookup: Lookup): Json {
  const only = whole.exec(text)?.[1];
  const value = only === undefined ? undefined : lookup(only);
  return value ?? embed(text, lookup);
}

/** References inside other text. */
export function embed(text: string, lookup: Lookup): string {
  return text.replaceAll(embedded, (match, name: string) => {
    const value = lookup(name);
    return value === undefined ? match : textOfValue(value);
  });
}

/** A value as it reads inside a text: lists and maps as JSON. */
export function textOfValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
