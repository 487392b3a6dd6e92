import { changeTo } from '../edits.ts';
import { callsOf } from '../model/calls.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { entriesOf, isScalar, textOf, type Entry } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import type { Rule } from './rule.ts';

/**
 * A value for a parameter that the document of AWS does not have. AWS changes its documents, and what is known of
 * them here is of one day: a slip of the pen is a warning, a name unlike all others information.
 */
export const documentParameter: Rule = {
  code: 'document-parameter',
  severity: 'warning',
  *check(context) {
    for (const { managed, types, values } of callsOf(context.model)) {
      if (managed?.type === undefined || !types.includes(managed.type)) continue;
      if (values === undefined || isComputed(values.value)) continue;
      const names = managed.parameters.map((parameter) => parameter.name);
      for (const { key, name } of given(values)) {
        if (names.includes(name)) continue;
        const suggestion = nearest(name, names);
        yield {
          span: key,
          message: `The document '${managed.name}' has no parameter '${name}'.${didYouMean(suggestion) || ' Remove it, or read the document’s parameters.'}`,
          severity: suggestion === undefined ? 'information' : 'warning',
          fixes:
            suggestion === undefined || isScalar(values.value) ? [] : [changeTo(context, key, suggestion)],
        };
      }
    }
  },
};

/** The values by name; of a map that is given as JSON text all are where the text is. */
function given(values: Entry): readonly Pick<Entry, 'key' | 'name'>[] {
  const { key, value } = values;
  const text = textOf(value);
  if (!isScalar(value) || text === undefined || text.includes('{{')) return entriesOf(value);
  return namesIn(text).map((name) => ({ name, key: value.style === 'block' ? key : value }));
}

/** The keys of a map in JSON; none of what is no such text. */
function namesIn(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
