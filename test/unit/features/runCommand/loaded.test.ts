import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { Loaded } from '../../../../src/features/runCommand/loaded.ts';
import { settle } from '../../../support/manualClock.ts';

test('a value is loading, then there', async () => {
  const seen: unknown[] = [];
  const loaded: Loaded<string> = new Loaded(() => seen.push([loaded.isLoading, loaded.value]));
  loaded.load(async () => 'x');
  await loaded.settled();
  assert.deepEqual(seen, [
    [true, undefined],
    [false, 'x'],
  ]);
});

test('parts are published before the end', async () => {
  const seen: unknown[] = [];
  const loaded: Loaded<number> = new Loaded(() => seen.push(loaded.value));
  loaded.load(async (_signal, publish) => {
    publish(1);
    return 2;
  });
  await loaded.settled();
  assert.equal(seen[0], 1);
  assert.equal(seen.at(-1), 2);
});

test('a failure keeps the older value and goes away with the next reading', async () => {
  const loaded = new Loaded<string>(() => undefined);
  loaded.load(async () => 'old');
  await loaded.settled();
  const error = new AppError('network', 'No.');
  loaded.load(async () => {
    throw error;
  });
  await loaded.settled();
  assert.equal(loaded.failure, error);
  assert.equal(loaded.value, 'old');
  loaded.load(async () => 'new');
  assert.equal(loaded.failure, undefined);
  await loaded.settled();
  assert.equal(loaded.value, 'new');
});

test('a newer reading aborts the older, whose outcome does not count', async () => {
  const loaded = new Loaded<string>(() => undefined);
  const signals: AbortSignal[] = [];
  let finish: (value: string) => void = () => undefined;
  loaded.load((signal) => {
    signals.push(signal);
    return new Promise((resolve) => (finish = resolve));
  });
  loaded.load(async () => 'second');
  assert.equal(signals[0]?.aborted, true);
  finish('first');
  await loaded.settled();
  await settle();
  assert.equal(loaded.value, 'second');
});

test('waiting goes on through a reading that replaces another', async () => {
  const loaded = new Loaded<string>(() => undefined);
  let first: (value: string) => void = () => undefined;
  let second: (value: string) => void = () => undefined;
  let over = false;
  loaded.load(() => new Promise((resolve) => (first = resolve)));
  const waiting = loaded.settled().then(() => (over = true));
  loaded.load(() => new Promise((resolve) => (second = resolve)));
  first('a');
  await settle();
  assert.equal(over, false);
  second('b');
  await waiting;
  assert.equal(loaded.value, 'b');
});

test('disposing aborts and nothing is told any more', async () => {
  let changes = 0;
  const loaded = new Loaded<string>(() => changes++);
  loaded.load(async () => 'x');
  loaded.dispose();
  const before = changes;
  await settle();
  assert.equal(changes, before);
  assert.equal(loaded.value, undefined);
});

test('a cleared value does not come back from a reading that was under way', async () => {
  const loaded = new Loaded<string>(() => undefined);
  let finish: (value: string) => void = () => undefined;
  loaded.load(() => new Promise((resolve) => (finish = resolve)));
  loaded.clear();
  finish('late');
  await settle();
  assert.equal(loaded.value, undefined);
  assert.equal(loaded.isLoading, false);
});
