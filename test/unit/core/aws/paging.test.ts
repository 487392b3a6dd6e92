import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAppError, isCancelled } from '../../../../src/core/base/errors.ts';
import { followTokens } from '../../../../src/core/aws/paging.ts';

interface Page {
  readonly items: readonly string[];
  readonly NextToken?: string | undefined;
}

const signal = new AbortController().signal;

function pagesOf(pages: Readonly<Record<string, Page>>) {
  const asked: (string | undefined)[] = [];
  const fetch = (token: string | undefined): Promise<Page> => {
    asked.push(token);
    return Promise.resolve(pages[token ?? ''] ?? { items: [] });
  };
  return { asked, fetch };
}

async function itemsOf(pages: AsyncIterable<Page>): Promise<readonly string[]> {
  const items: string[] = [];
  for await (const page of pages) items.push(...page.items);
  return items;
}

test('tokens are followed over empty pages to the end', async () => {
  const { asked, fetch } = pagesOf({
    '': { items: [], NextToken: 'a' },
    a: { items: ['1'], NextToken: 'b' },
    b: { items: [], NextToken: 'c' },
    c: { items: ['2'] },
  });
  assert.deepEqual(await itemsOf(followTokens(fetch, undefined, signal)), ['1', '2']);
  assert.deepEqual(asked, [undefined, 'a', 'b', 'c']);
});

test('an empty token ends the list', async () => {
  const { fetch } = pagesOf({ '': { items: ['1'], NextToken: '' } });
  assert.deepEqual(await itemsOf(followTokens(fetch, undefined, signal)), ['1']);
});

test('a list can start at a token', async () => {
  const { asked, fetch } = pagesOf({ b: { items: ['2'] } });
  assert.deepEqual(await itemsOf(followTokens(fetch, 'b', signal)), ['2']);
  assert.deepEqual(asked, ['b']);
});

for (const circle of [{ a: 'a' }, { a: 'b', b: 'a' }]) {
  test(`tokens that go round (${Object.keys(circle).join('')}) end in an error after the pages`, async () => {
    const pages = Object.entries(circle).map(
      ([token, NextToken]) => [token, { items: [token], NextToken }] as const,
    );
    const { fetch } = pagesOf({ '': { items: [], NextToken: 'a' }, ...Object.fromEntries(pages) });
    const seen: string[] = [];
    await assert.rejects(
      async () => {
        for await (const page of followTokens(fetch, undefined, signal)) seen.push(...page.items);
      },
      (error) => isAppError(error) && error.code === 'RepeatedToken',
    );
    assert.deepEqual(seen, Object.keys(circle));
  });
}

test('an abort between pages ends the list before the next call', async () => {
  const controller = new AbortController();
  const { asked, fetch } = pagesOf({ '': { items: ['1'], NextToken: 'a' }, a: { items: ['2'] } });
  await assert.rejects(async () => {
    for await (const page of followTokens(fetch, undefined, controller.signal)) {
      assert.deepEqual(page.items, ['1']);
      controller.abort();
    }
  }, isCancelled);
  assert.deepEqual(asked, [undefined]);
});

test('who stops reading stops the calls', async () => {
  const { asked, fetch } = pagesOf({ '': { items: ['1'], NextToken: 'a' }, a: { items: ['2'] } });
  for await (const page of followTokens(fetch, undefined, signal)) {
    assert.deepEqual(page.items, ['1']);
    break;
  }
  assert.deepEqual(asked, [undefined]);
});
