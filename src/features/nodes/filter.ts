import { filterTerms, type FilterTerm } from '../../core/model/terms.ts';
import type { ManagedNode } from './model.ts';

/** Whether a node passes the filter. */
export type NodeFilter = (node: ManagedNode) => boolean;

/**
 * A filter over name, id, addresses, platform and state; a word `key:value` also matches a tag (the key whole,
 * the value in part). All words have to match; case does not count.
 */
export function nodeFilter(text: string): NodeFilter {
  const terms = filterTerms(text);
  return (node) => terms.every((term) => matches(node, term));
}

function matches(node: ManagedNode, term: FilterTerm): boolean {
  if (node.haystack.includes(term.text)) return true;
  const { key, value } = term;
  if (key === undefined || value === undefined || node.tags === undefined) return false;
  return node.tags.some((tag) => tag.key.toLowerCase() === key && tag.value.toLowerCase().includes(value));
}
