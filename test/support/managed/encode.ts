import { isRecord } from '../../../src/core/base/json.ts';

/** Longer lists of values are left out: nobody reads them in a menu. Characters. */
const maxValues = 600;

const letters: Readonly<Record<string, string>> = {
  String: '',
  StringList: 'L',
  Boolean: 'B',
  Integer: 'I',
  StringMap: 'M',
  MapList: 'P',
};

/**
 * The catalogue as `src/core/language/tables/managed` reads it: `TYPE/PLATFORMS/parameter;parameter` by name.
 * `documents` is what ListDocuments says (name, type, platforms), `parameters` by document and parameter its
 * type, whether it is required and its allowed values.
 */
export function encode(documents: unknown, parameters: unknown): Readonly<Record<string, string>> {
  const all = isRecord(parameters) ? parameters : {};
  const found = new Map(Object.entries(all).map(([name, own]) => [name, `//${encodeParameters(own)}`]));
  for (const document of Array.isArray(documents) ? documents : []) {
    if (!isRecord(document) || typeof document['name'] !== 'string') continue;
    const { name, type, platforms } = document;
    found.set(name, `${String(type)}/${initials(platforms)}/${encodeParameters(all[name])}`);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `WLM`: Windows, Linux, MacOS. */
function initials(platforms: unknown): string {
  return Array.isArray(platforms) ? platforms.map((platform) => String(platform).charAt(0)).join('') : '';
}

function encodeParameters(own: unknown): string {
  if (!isRecord(own)) return '';
  return Object.entries(own)
    .map(([name, parameter]) => `${name}${isRecord(parameter) ? encodeParameter(parameter) : ''}`)
    .join(';');
}

function encodeParameter({ type, required, allowedValues }: Readonly<Record<string, unknown>>): string {
  const letter = letters[String(type)] ?? String(type);
  const values = Array.isArray(allowedValues) ? allowedValues.map(String).join('|') : '';
  const isShort = values.length > 0 && values.length <= maxValues && !values.includes(';');
  return `${required === true ? '!' : ''}${letter === '' ? '' : `:${letter}`}${isShort ? `=${values}` : ''}`;
}
