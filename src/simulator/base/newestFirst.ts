import type { JsonObject } from '../../core/base/json.ts';
import { numberOf, textOf } from './json.ts';
import { cutPage, pagePurpose, type Page } from './pages.ts';
import type { Tokens } from './tokens.ts';

const defaultPageSize = 50;
const digits = 15;
const highest = 10 ** digits;

/**
 * One page of a list that is ordered by falling serial number, newest first. The token names the last serial
 * shown, so that a page stays right while new items arrive in front.
 * @throws ServiceError InvalidNextToken
 */
export function newestFirst<T extends { readonly serial: number }>(
  tokens: Tokens,
  operation: string,
  items: readonly T[],
  input: JsonObject,
): Page<T> {
  const token = textOf(input, 'NextToken');
  return cutPage(tokens, {
    items,
    keyOf: ({ serial }) => String(highest - serial).padStart(digits, '0'),
    max: numberOf(input, 'MaxResults') ?? defaultPageSize,
    token: token === '' ? undefined : token,
    purpose: pagePurpose(operation, input),
  });
}
