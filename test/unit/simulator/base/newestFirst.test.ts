import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newestFirst } from '../../../../src/simulator/base/newestFirst.ts';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

const tokens = createTokens();
const items = (from: number, to: number): readonly { readonly serial: number }[] =>
  Array.from({ length: from - to + 1 }, (_, index) => ({ serial: from - index }));

describe('a list that shows the newest first', () => {
  it('has pages of 50 unless told otherwise', () => {
    const page = newestFirst(tokens, 'List', items(120, 1), {});
    assert.deepEqual([page.items.length, page.items[0]?.serial], [50, 120]);
    assert.equal(newestFirst(tokens, 'List', items(120, 1), { MaxResults: 7 }).items.length, 7);
  });

  it('goes on after the last one shown, whatever is added in front or taken away', () => {
    const first = newestFirst(tokens, 'List', items(10, 1), { MaxResults: 4 });
    const later = items(15, 1).filter(({ serial }) => serial !== 7);
    const second = newestFirst(tokens, 'List', later, { MaxResults: 4, NextToken: first.nextToken });
    assert.deepEqual(
      second.items.map(({ serial }) => serial),
      [6, 5, 4, 3],
    );
  });

  it('ends without a token', () => {
    assert.equal(newestFirst(tokens, 'List', items(4, 1), { MaxResults: 4 }).nextToken, undefined);
    assert.deepEqual(newestFirst(tokens, 'List', [], {}), { items: [], nextToken: undefined });
  });

  it('takes an empty token for none and refuses a strange one', () => {
    assert.equal(newestFirst(tokens, 'List', items(4, 1), { NextToken: '' }).items.length, 4);
    const { nextToken } = newestFirst(tokens, 'List', items(9, 1), { MaxResults: 1 });
    for (const [operation, NextToken] of [
      ['Other', nextToken],
      ['List', 'x'],
      ['List', `${nextToken ?? ''}A`],
    ] as const) {
      assert.throws(
        () => newestFirst(tokens, operation, items(9, 1), { NextToken }),
        (error) => error instanceof ServiceError && error.code === 'InvalidNextToken',
      );
    }
  });

  it('keeps the order of large serial numbers', () => {
    const large = [{ serial: 1_000_000_000_000 }, { serial: 999_999_999_999 }, { serial: 9 }];
    const page = newestFirst(tokens, 'List', large, { MaxResults: 2 });
    const rest = newestFirst(tokens, 'List', large, { MaxResults: 2, NextToken: page.nextToken });
    assert.deepEqual(rest.items, [{ serial: 9 }]);
  });
});
