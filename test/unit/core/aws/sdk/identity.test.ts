import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareIdentity, type Identity } from '../../../../../src/core/aws/sdk/identity.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

const minute = 60_000;

function bench(lifeMs: number | undefined, failing: readonly number[] = []) {
  const clock = new ManualClock();
  let asked = 0;
  const provider = (): Promise<Identity> => {
    asked += 1;
    if (failing.includes(asked)) return Promise.reject(new Error(`failure ${asked}`));
    const expiration = lifeMs === undefined ? {} : { expiration: new Date(clock.now() + lifeMs) };
    return Promise.resolve({ accessKeyId: `key-${asked}`, secretAccessKey: 's', ...expiration });
  };
  const get = shareIdentity(provider, clock);
  return { clock, get, keyOf: async () => (await get()).accessKeyId, asked: () => asked };
}

test('all who wait are answered by one question', async () => {
  const { get, asked } = bench(undefined);
  await Promise.all([get(), get(), get()]);
  await get();
  assert.equal(asked(), 1);
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
