import { filterTerms, type FilterTerm } from '../../core/model/terms.ts';
import type { ParameterEntry } from './model.ts';

/** Whether a parameter passes the filter. */
export type ParameterFilter = (entry: ParameterEntry) => boolean;

/** A filter over the whole name; `type:secure` and `tier:advanced` look at one thing only. */
export function parameterFilter(text: string): ParameterFilter {
  const terms = filterTerms(text);
  return (entry) => {
    const name = entry.name.toLowerCase();
    return terms.every((term) => name.includes(term.text) || matchesKey(entry, term));
  };
}

function matchesKey(entry: ParameterEntry, { key, value }: FilterTerm): boolean {
  if (value === undefined) return false;
  if (key === 'type') return entry.type.toLowerCase().startsWith(value);
  return key === 'tier' && (entry.isAdvanced ? 'advanced' : 'standard').startsWith(value);
}

const shortestSearch = 3;

/** The word of a filter that the service can look for itself: the longest that names no key; none when short. */
export function searchWord(text: string): string | undefined {
  const words = text.split(/\s+/).filter((word) => !/[":]/.test(word) && word.length >= shortestSearch);
  return words.toSorted((left, right) => right.length - left.length)[0];
}
