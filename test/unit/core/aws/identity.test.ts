import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIdentityCache, type Identity } from '../../../../src/core/aws/identity.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const minute = 60_000;

function bench(lifeMs: number | undefined, failing: readonly number[] = []) {
  const clock = new ManualClock();
  const cache = createIdentityCache(clock);
  let asked = 0;
  const provider = (): Promise<Identity> => {
    asked += 1;
    if (failing.includes(asked)) return Promise.reject(new Error(`failure ${asked}`));
    const expiration = lifeMs === undefined ? {} : { expiration: new Date(clock.now() + lifeMs) };
    return Promise.resolve({ accessKeyId: `key-${asked}`, secretAccessKey: 's', ...expiration });
  };
  const keyOf = async (key = 'a'): Promise<string> => (await cache.ask(key, provider)).accessKeyId;
  return { clock, cache, keyOf, asked: () => asked };
}

test('all who wait are answered by one question', async () => {
  const { keyOf, asked } = bench(undefined);
  await Promise.all([keyOf(), keyOf(), keyOf()]);
  await keyOf();
  assert.equal(asked(), 1);
});

test('other sources have their own credentials', async () => {
  const { keyOf } = bench(undefined);
  assert.deepEqual([await keyOf('a'), await keyOf('b'), await keyOf('a')], ['key-1', 'key-2', 'key-1']);
});

test('what is forgotten is asked for again', async () => {
  const { cache, keyOf } = bench(undefined);
  await keyOf();
  cache.forget('a');
  cache.forget('unknown');
  assert.equal(await keyOf(), 'key-2');
});

test('credentials are renewed five minutes before their end', async () => {
  const { clock, keyOf } = bench(60 * minute);
  assert.equal(await keyOf(), 'key-1');
  await clock.advance(54 * minute);
  assert.equal(await keyOf(), 'key-1');
  await clock.advance(minute);
  assert.equal(await keyOf(), 'key-2');
});

test('credentials that cannot be renewed serve to their last second', async () => {
  const { clock, keyOf } = bench(60 * minute, [2, 3]);
  await keyOf();
  await clock.advance(58 * minute);
  assert.equal(await keyOf(), 'key-1');
  await clock.advance(2 * minute);
  await assert.rejects(keyOf(), /failure 3/);
  assert.equal(await keyOf(), 'key-4');
});

test('a failure is told to all who wait, and asked again by the next', async () => {
  const { keyOf, asked } = bench(undefined, [1]);
  const results = await Promise.allSettled([keyOf(), keyOf()]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  assert.equal(await keyOf(), 'key-2');
  assert.equal(asked(), 2);
});
