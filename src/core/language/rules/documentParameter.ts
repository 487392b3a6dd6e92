import { changeTo } from '../edits.ts';
import { callsOf } from '../model/calls.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { entriesOf } from '../syntax/node.ts';
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
      for (const { key, name } of entriesOf(values.value)) {
        if (names.includes(name)) continue;
        const suggestion = nearest(name, names);
        yield {
          span: key,
          message: `The document '${managed.name}' has no parameter '${name}'.${didYouMean(suggestion) || ' Remove it, or read the document’s parameters.'}`,
          severity: suggestion === undefined ? 'information' : 'warning',
          fixes: suggestion === undefined ? [] : [changeTo(context, key, suggestion)],
        };
      }
    }
  },
};
