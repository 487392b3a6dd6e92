import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lease } from '../../../../src/core/aws/lease.ts';
import { settle } from '../../../support/manualClock.ts';

function bench(failures = 0) {
  const seen = { made: 0, disposed: 0 };
  let left = failures;
  const lease = new Lease(() => {
    seen.made += 1;
    if (left-- > 0) return Promise.reject(new Error('not yet'));
    return Promise.resolve({ dispose: () => (seen.disposed += 1) });
  });
  return { lease, seen };
}

test('the resource is made at the first use, once', async () => {
  const { lease, seen } = bench();
  assert.equal(seen.made, 0);
  await Promise.all([lease.use(() => Promise.resolve()), lease.use(() => Promise.resolve())]);
  await lease.use(() => Promise.resolve());
  assert.deepEqual(seen, { made: 1, disposed: 0 });
});

test('a retired resource lives as long as its last use', async () => {
  const { lease, seen } = bench();
  let finish: () => void = () => undefined;
  const using = lease.use(() => new Promise<void>((resolve) => (finish = resolve)));
  await settle();
  lease.retire();
  await settle();
  assert.equal(seen.disposed, 0);
  finish();
  await using;
  await settle();
  assert.equal(seen.disposed, 1);
});

test('a resource nobody used is never made', async () => {
  const { lease, seen } = bench();
  lease.retire();
  await settle();
  assert.deepEqual(seen, { made: 0, disposed: 0 });
});

test('a failed making is tried again at the next use', async () => {
  const { lease, seen } = bench(1);
  await assert.rejects(
    lease.use(() => Promise.resolve()),
    /not yet/,
  );
  await lease.use(() => Promise.resolve());
  assert.equal(seen.made, 2);
});

test('a failed making is retired without a word', async () => {
  const { lease } = bench(1);
  await assert.rejects(
    lease.use(() => Promise.resolve()),
    /not yet/,
  );
  lease.retire();
  await settle();
});

test('a use that fails counts as ended', async () => {
  const { lease, seen } = bench();
  await assert.rejects(
    lease.use(() => Promise.reject(new Error('x'))),
    /x/,
  );
  lease.retire();
  await settle();
  assert.equal(seen.disposed, 1);
});
