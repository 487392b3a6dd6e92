import type { JsonObject } from '../../core/base/json.ts';
import { ServiceError } from '../system.ts';
import type { Tokens } from './tokens.ts';

export interface PageRequest<T> {
  /** In an order that does not change between calls: by `keyOf`, ascending. */
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Which of the items the listing is about. */
  readonly matches?: (item: T) => boolean;
  readonly max: number;
  readonly token: string | undefined;
  /** What the token belongs to: the operation and its filters. */
  readonly purpose: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * Cuts one page. The token holds the last key, not a position: what is added or deleted between two calls neither
 * repeats nor hides the others. Throws `InvalidNextToken` for a token of another listing.
 */
export function cutPage<T>(tokens: Tokens, request: PageRequest<T>): Page<T> {
  const { items, keyOf, matches, max, token, purpose } = request;
  const page: T[] = [];
  let index = token === undefined ? 0 : indexAfter(items, keyOf, openToken(tokens, purpose, token));
  for (; index < items.length && page.length < max; index += 1) {
    const item = items[index];
    if (item !== undefined && (matches === undefined || matches(item))) page.push(item);
  }
  const last = page.at(-1);
  const more = last !== undefined && hasMatch(items, index, matches);
  return { items: page, nextToken: more ? tokens.seal(purpose, keyOf(last)) : undefined };
}

function openToken(tokens: Tokens, purpose: string, token: string): string {
  const key = tokens.open(purpose, token);
  if (key === undefined) throw new ServiceError('InvalidNextToken', 'The specified token is not valid.');
  return key;
}

/** Index of the first item whose key is greater than `key`. */
function indexAfter<T>(items: readonly T[], keyOf: (item: T) => string, key: string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && keyOf(item) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function hasMatch<T>(
  items: readonly T[],
  from: number,
  matches: ((item: T) => boolean) | undefined,
): boolean {
  if (matches === undefined) return from < items.length;
  for (let index = from; index < items.length; index += 1) {
    const item = items[index];
    if (item !== undefined && matches(item)) return true;
  }
  return false;
}

/** A token belongs to a listing with its filters; the page's size may change on the way. */
export function pagePurpose(operation: string, input: JsonObject): string {
  const rest = Object.entries(input).filter(([key]) => key !== 'NextToken' && key !== 'MaxResults');
  return `${operation} ${JSON.stringify(rest.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}
