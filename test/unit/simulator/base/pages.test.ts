import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cutPage, pagePurpose, type Page } from '../../../../src/simulator/base/pages.ts';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

const tokens = createTokens();

function page(
  items: readonly string[],
  max: number,
  token?: string,
  matches?: (item: string) => boolean,
): Page<string> {
  return cutPage(tokens, {
    items,
    keyOf: (item) => item,
    max,
    token,
    purpose: 'list',
    ...(matches === undefined ? {} : { matches }),
  });
}

function all(items: readonly string[], max: number, matches?: (item: string) => boolean): string[][] {
  const pages: string[][] = [];
  let token: string | undefined;
  do {
    const cut = page(items, max, token, matches);
    pages.push([...cut.items]);
    token = cut.nextToken;
  } while (token !== undefined);
  return pages;
}

const letters = ['a', 'b', 'c', 'd', 'e'];

describe('cutPage', () => {
  it('cuts pages that together are everything, once', () => {
    assert.deepEqual(all(letters, 2), [['a', 'b'], ['c', 'd'], ['e']]);
  });

  it('gives no token with the last page, even when it is full', () => {
    assert.deepEqual(all(letters, 5), [letters]);
    assert.equal(page(letters, 5).nextToken, undefined);
  });

  it('gives one empty page for an empty list', () => {
    assert.deepEqual(all([], 5), [[]]);
  });

  it('fills pages with what matches, and ends when nothing more does', () => {
    const vowels = (letter: string): boolean => 'ae'.includes(letter);
    assert.deepEqual(all(letters, 1, vowels), [['a'], ['e']]);
    assert.equal(page(letters, 1, undefined, (letter) => letter === 'a').nextToken, undefined);
  });

  it('neither repeats nor hides items when others come or go between two calls', () => {
    const first = page(letters, 2);
    const changed = ['aa', 'c', 'cc', 'd', 'e'];
    assert.deepEqual(page(changed, 9, first.nextToken).items, ['c', 'cc', 'd', 'e']);
  });

  it('goes on after the end when the last item was deleted', () => {
    const first = page(letters, 4);
    assert.deepEqual(page(['a'], 9, first.nextToken), { items: [], nextToken: undefined });
  });

  it('refuses tokens that are not of this listing', () => {
    const invalid = (error: unknown): boolean =>
      error instanceof ServiceError && error.code === 'InvalidNextToken' && error.status === 400;
    assert.throws(() => page(letters, 2, 'rubbish'), invalid);
    assert.throws(() => page(letters, 2, tokens.seal('another list', 'b')), invalid);
  });
});

describe('pagePurpose', () => {
  it('is the same whatever the page size, the token and the order of the members', () => {
    const a = pagePurpose('ListNodes', { MaxResults: 5, NextToken: 'x', Filters: [], SyncName: 'y' });
    const b = pagePurpose('ListNodes', { SyncName: 'y', Filters: [], MaxResults: 7 });
    assert.equal(a, b);
  });

  it('differs for other filters and other operations', () => {
    const one = pagePurpose('ListNodes', { Filters: [{ Key: 'a' }] });
    assert.notEqual(one, pagePurpose('ListNodes', { Filters: [{ Key: 'b' }] }));
    assert.notEqual(one, pagePurpose('ListDocuments', { Filters: [{ Key: 'a' }] }));
  });
});
