import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import { ParameterStore } from '../../../../src/features/parameters/store.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { metadata, storeAnswers } from '../../../support/fakeParameters.ts';
import { ManualClock } from '../../../support/manualClock.ts';

/** A store whose pages a test lets through one by one. */
class Pages {
  readonly waiting: (() => void)[] = [];
  readonly connection: FakeConnection;

  constructor(names: readonly string[]) {
    this.connection = new FakeConnection();
    this.serve(names);
  }

  serve(names: readonly string[]): void {
    const answer = storeAnswers(names.map((name) => metadata(name))).DescribeParameters;
    this.connection.answer({
      DescribeParameters: (input, options) =>
        new Promise((resolve) => this.waiting.push(() => resolve(answer?.(input, options) ?? {}))),
    });
  }

  async next(clock: ManualClock): Promise<void> {
    this.waiting.shift()?.();
    await clock.advance(500);
  }
}

const manyNames = Array.from({ length: 120 }, (_, index) => `/app/key-${String(index)}`);

async function opened(
  names: readonly string[],
): Promise<{ store: ParameterStore; pages: Pages; clock: ManualClock }> {
  const clock = new ManualClock();
  const store = new ParameterStore(clock, silentLog);
  const pages = new Pages(names);
  store.listing.use(pages.connection);
  store.listing.ensure();
  await clock.advance(1);
  return { store, pages, clock };
}

test('the first load shows while it grows', async () => {
  const { store, pages, clock } = await opened(manyNames);
  await pages.next(clock);
  assert.equal(store.visible.size, 50);
  assert.equal(store.isGrowing, true);
  await pages.next(clock);
  await pages.next(clock);
  assert.equal(store.visible.size, 120);
  assert.equal(store.isGrowing, false);
  assert.equal(store.listing.isComplete, true);
});

test('a reload grows out of sight and replaces what shows when it is complete', async () => {
  const { store, pages, clock } = await opened(manyNames);
  for (let page = 0; page < 3; page++) await pages.next(clock);
  pages.serve(manyNames.slice(0, 60));
  store.listing.refresh();
  store.listing.ensure();
  await clock.advance(1);
  await pages.next(clock);
  assert.equal(store.visible.size, 120, 'old rows stay');
  assert.equal(store.isGrowing, false);
  assert.equal(store.loaded, 50);
  await pages.next(clock);
  assert.equal(store.visible.size, 60);
});

test('a reload that fails leaves the old rows; a first load that fails leaves what came', async () => {
  const { store, pages, clock } = await opened(manyNames);
  await pages.next(clock);
  pages.connection.answer({
    DescribeParameters: () => {
      throw new AppError('network', 'Dropped.');
    },
  });
  await pages.next(clock);
  assert.equal(store.visible.size, 100);
  assert.match(String(store.listing.failure), /Dropped/);
  store.listing.refresh();
  store.listing.ensure();
  await clock.advance(500);
  assert.equal(store.visible.size, 100);
});

test('a filter narrows what is there and what still comes', async () => {
  const { store, pages, clock } = await opened(manyNames);
  await pages.next(clock);
  store.setFilter(' key-11 ');
  assert.equal(store.filter, 'key-11');
  assert.equal(store.visible.size, 1);
  while (store.listing.isLoading) await pages.next(clock);
  assert.equal(store.visible.size, 11);
  assert.equal(store.total, 120);
  store.setFilter('');
  assert.equal(store.visible.size, 120);
});

test('a filter holds over a reload', async () => {
  const { store, pages, clock } = await opened(manyNames);
  for (let page = 0; page < 3; page++) await pages.next(clock);
  store.setFilter('key-11');
  pages.serve(['/app/key-11', '/app/other']);
  store.listing.refresh();
  store.listing.ensure();
  await clock.advance(1);
  await pages.next(clock);
  assert.equal(store.visible.size, 1);
  assert.equal(store.total, 2);
});

test('another connection clears at once, filter or not', async () => {
  const { store, pages, clock } = await opened(manyNames);
  await pages.next(clock);
  store.setFilter('key');
  store.listing.use(new FakeConnection({}, { profile: 'other' }));
  assert.equal(store.visible.size, 0);
  assert.equal(store.total, 0);
  assert.equal(store.filter, 'key');
});

test('a late page of the first connection does not reach the second', async () => {
  const { store, pages, clock } = await opened(manyNames);
  store.listing.use(new FakeConnection(storeAnswers([]), { profile: 'other' }));
  await pages.next(clock);
  assert.equal(store.total, 0);
});

test('a filter that is set while names still arrive asks the service for what it means', async () => {
  const { store, pages, clock } = await opened(manyNames);
  await pages.next(clock);
  store.setFilter('Password type:secure');
  assert.deepEqual(store.notices, ['Asking for matching names…']);
  await clock.advance(1);
  assert.deepEqual(pages.connection.inputs('DescribeParameters').at(-1), {
    ParameterFilters: [{ Key: 'Name', Option: 'Contains', Values: ['Password'] }],
    MaxResults: 50,
  });
});

test('what the search finds shows at once, and is not counted twice when the list reaches it', async () => {
  const { store, pages, clock } = await opened(manyNames);
  await pages.next(clock);
  let waiting: (() => void) | undefined;
  pages.connection.answer({
    DescribeParameters: ({ ParameterFilters }) =>
      ParameterFilters === undefined
        ? new Promise((resolve) => (waiting = () => resolve({ Parameters: [metadata('/app/key-119')] })))
        : { Parameters: [metadata('/app/key-119')] },
  });
  store.setFilter('key-119');
  await clock.advance(500);
  assert.equal(store.visible.size, 1);
  assert.equal(store.total, 51);
  assert.deepEqual(store.notices, []);
  await pages.next(clock);
  waiting?.();
  await clock.advance(500);
  assert.equal(store.listing.isComplete, true);
  assert.equal(store.total, 101);
});

test('a search that fails leaves the list alone', async () => {
  const { store, pages, clock } = await opened(manyNames);
  await pages.next(clock);
  pages.connection.answer({
    DescribeParameters: ({ ParameterFilters }) => {
      if (ParameterFilters !== undefined) throw new AppError('invalid', 'Bad filter.');
      return new Promise(() => {});
    },
  });
  store.setFilter('key-119');
  await clock.advance(500);
  assert.equal(store.listing.failure, undefined);
  assert.equal(store.listing.isLoading, true);
  assert.deepEqual(store.notices, []);
});

test('a complete list is not searched, nor for a word too short to mean something', async () => {
  const { store, pages, clock } = await opened(manyNames.slice(0, 40));
  store.setFilter('ke');
  await pages.next(clock);
  store.setFilter('key-11');
  await clock.advance(500);
  assert.equal(pages.connection.calls.length, 1);
});

test('50,000 names stay light: the whole is read in a thousand calls and a blink', async () => {
  const clock = new ManualClock();
  const store = new ParameterStore(clock, silentLog);
  let page = 0;
  const connection = new FakeConnection({
    DescribeParameters: () => {
      const start = page++ * 50;
      const names = Array.from({ length: 50 }, (_, index) => {
        const number = start + index;
        return metadata(`/app${String(number % 20)}/service-${String(number % 100)}/key-${String(number)}`);
      });
      return page < 1000 ? { Parameters: names, NextToken: String(page) } : { Parameters: names };
    },
  });
  store.listing.use(connection);
  store.listing.ensure();
  while (store.listing.isLoading) await clock.advance(1);
  assert.equal(store.total, 50_000);
  assert.equal(connection.calls.length, 1000);
  store.setFilter('key-49999');
  assert.equal(store.visible.size, 1);
});
