import { placedValues, type PlacedValue } from '../schema/values.ts';
import { isScalar, textOf, type ScalarNode } from '../syntax/node.ts';
import { parse } from '../syntax/parse.ts';
import { placeOf } from '../syntax/value.ts';
import { formats, type FormatName } from '../tables/formats.ts';
import type { KeySpec } from '../tables/spec.ts';
import type { Finding, Rule } from './rule.ts';

/** Text that has not the form that its key calls for: a duration, an ARN, a checksum and the like. */
export const invalidFormat: Rule = {
  code: 'invalid-format',
  severity: 'warning',
  *check({ model }) {
    for (const placed of placedValues(model)) {
      if (isSpoiltMap(placed)) {
        yield { span: placeOf(placed.entry.value, placed.entry), message: spoiltMap(placed.key) };
        continue;
      }
      const { format } = placed.key;
      const { value } = placed.entry;
      // The names of documents have a rule of their own, that knows more places.
      if (format === undefined || format === 'documentName') continue;
      if (!isScalar(value) || value.value === null) continue;
      const text = String(value.value);
      // An empty text stands for a value that is not given.
      if (text === '' || text.includes('{{') || fits(format, text)) continue;
      yield finding(placed, value, format);
    }
  },
};

/** A map that is given as text which is neither JSON nor YAML; what is downloaded has a rule of its own. */
function isSpoiltMap({ key, entry }: PlacedValue): boolean {
  if ((key.type !== 'Map' && key.type !== 'StringMap') || key.name === 'sourceInfo') return false;
  const text = textOf(entry.value)?.trim() ?? '';
  if (!text.startsWith('{') || text.includes('{{') || isJson(text)) return false;
  return parse(text, 'yaml').problems.length > 0;
}

function spoiltMap({ name }: KeySpec): string {
  return `The text of '${name}' is no JSON. Write a map, or correct it.`;
}

/** Made once: a regular expression that is made anew for each value costs more than it takes to match. */
const expressions = new Map(
  Object.entries(formats).map(([name, { pattern }]) => [name, new RegExp(`^(?:${pattern})$`)]),
);

function fits(format: FormatName, text: string): boolean {
  // SSM Agent takes the backslashes of Windows paths for slashes before it reads the text.
  if (format === 'jsonText' && !isJson(text) && !isJson(text.replaceAll('\\', '/'))) return false;
  return expressions.get(format)?.test(text.trim()) ?? true;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return !(error instanceof SyntaxError);
  }
}

function finding({ key }: PlacedValue, node: ScalarNode, format: FormatName): Finding {
  return { span: node, message: `'${key.name}' must be ${formats[format].about}.` };
}
