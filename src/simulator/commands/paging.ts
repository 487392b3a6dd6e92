import type { JsonObject } from '../../core/base/json.ts';
import { numberOf, textOf } from '../base/json.ts';
import { ServiceError } from '../system.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * One page of a list that is ordered by falling serial number. The token names the last serial shown, so that a
 * page stays right while new items arrive in front.
 * @param kind keeps tokens of different lists apart
 * @throws ServiceError InvalidNextToken
 */
export function pageOf<T extends { readonly serial: number }>(
  kind: string,
  items: readonly T[],
  input: JsonObject,
  defaultSize: number,
): Page<T> {
  const size = numberOf(input, 'MaxResults') ?? defaultSize;
  const token = textOf(input, 'NextToken');
  const before = token === undefined || token === '' ? Infinity : readToken(kind, token);
  const rest = items.filter(({ serial }) => serial < before);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return {
    items: page,
    nextToken: rest.length > size && last !== undefined ? writeToken(kind, last.serial) : undefined,
  };
}

function writeToken(kind: string, serial: number): string {
  return Buffer.from(`${kind}:${String(serial)}`, 'utf8').toString('base64url');
}

function readToken(kind: string, token: string): number {
  const [found, serial] = Buffer.from(token, 'base64url').toString('utf8').split(':');
  if (found !== kind || serial === undefined || !/^\d{1,15}$/.test(serial)) {
    throw new ServiceError('InvalidNextToken', 'The specified token is not valid.');
  }
  return Number(serial);
}
