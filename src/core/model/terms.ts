/** One word of a filter: every term has to match. `key` is there when the word looks like `key:value`. */
export interface FilterTerm {
  /** The whole word, lower case. */
  readonly text: string;
  readonly key?: string;
  readonly value?: string;
}

const words = /(?:[^\s"]|"[^"]*"?)+/g;

/** Splits a filter into terms; quotes keep spaces together: `role:"web server" eu`. */
export function filterTerms(text: string): readonly FilterTerm[] {
  const found = text.toLowerCase().match(words) ?? [];
  return found.map((word) => term(word.replaceAll('"', ''))).filter((candidate) => candidate.text !== '');
}

function term(text: string): FilterTerm {
  const colon = text.indexOf(':');
  if (colon <= 0) return { text };
  return { text, key: text.slice(0, colon), value: text.slice(colon + 1) };
}

/** Whether all terms occur in `haystack`, which is lower case already. */
export function matchesText(terms: readonly FilterTerm[], haystack: string): boolean {
  return terms.every((each) => haystack.includes(each.text));
}
