import { filterTerms, type FilterTerm } from '../../core/model/terms.ts';
import { aliasesFor, type ListedDocument } from './model.ts';

/** Whether a document passes the filter. */
export type DocumentFilter = (document: ListedDocument) => boolean;

/**
 * A filter over name, type, format and platforms; `type:automation`, `platform:linux` and `tag:value` look at
 * one thing only. What an alias stands for passes as if it had that name.
 */
export function documentFilter(text: string): DocumentFilter {
  const terms = filterTerms(text);
  const real = new Set(aliasesFor(text).map((alias) => alias.real));
  return (document) => real.has(document.name) || terms.every((term) => matches(document, term));
}

function matches(document: ListedDocument, term: FilterTerm): boolean {
  if (document.haystack.includes(term.text)) return true;
  const { key, value } = term;
  if (key === undefined || value === undefined) return false;
  return valuesOf(document, key).some((each) => each.toLowerCase().includes(value));
}

function valuesOf(document: ListedDocument, key: string): readonly string[] {
  if (key === 'type') return [document.type];
  if (key === 'format') return [document.format];
  if (key === 'platform') return document.platforms;
  return document.tags.filter((tag) => tag.key.toLowerCase() === key).map((tag) => tag.value);
}
