import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Connection } from '../../../../src/core/aws/connection.ts';
import { Listing, throttledNotice, type ListingTarget } from '../../../../src/core/aws/listing.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

/** A list whose loading a test ends by hand. */
class Target implements ListingTarget {
  readonly loads: {
    connection: Connection;
    signal: AbortSignal;
    end: () => void;
    fail: (e: Error) => void;
  }[] = [];
  cleared = 0;

  load(connection: Connection, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) =>
      this.loads.push({ connection, signal, end: resolve, fail: reject }),
    );
  }

  clear(): void {
    this.cleared += 1;
  }
}

function made(): { target: Target; listing: Listing; clock: ManualClock; draws: () => number } {
  const target = new Target();
  const clock = new ManualClock();
  const listing = new Listing(clock, target);
  let draws = 0;
  listing.onDidChange(() => draws++);
  return { target, listing, clock, draws: () => draws };
}

test('nothing is loaded before somebody looks', () => {
  const { target, listing } = made();
  listing.use(new FakeConnection());
  assert.equal(target.loads.length, 0);
  assert.equal(listing.phase, 'idle');
  listing.ensure();
  listing.ensure();
  assert.equal(target.loads.length, 1);
  assert.equal(listing.phase, 'loading');
});

test('without a connection or without a Region nothing is asked for', () => {
  const { target, listing } = made();
  listing.ensure();
  const nowhere = Object.create(new FakeConnection(), { region: { value: '' } }) as FakeConnection;
  Object.defineProperty(nowhere, 'onDidThrottle', { value: () => ({ dispose: () => undefined }) });
  listing.use(nowhere);
  listing.ensure();
  assert.equal(target.loads.length, 0);
});

test('another connection aborts and clears at once; the same one keeps the rows', async () => {
  const { target, listing } = made();
  const first = new FakeConnection({}, { profile: 'a' });
  listing.use(first);
  listing.ensure();
  listing.use(first);
  assert.equal(target.cleared, 1);
  assert.equal(target.loads[0]?.signal.aborted, true);
  listing.use(new FakeConnection({}, { profile: 'b' }));
  assert.equal(target.cleared, 2);
  assert.equal(listing.phase, 'idle');
});

test('a failure settles the list and is kept until the next load', async () => {
  const { target, listing } = made();
  listing.use(new FakeConnection());
  listing.ensure();
  const error = new Error('no');
  target.loads[0]?.fail(error);
  await settle();
  assert.equal(listing.phase, 'settled');
  assert.equal(listing.failure, error);
  assert.equal(listing.isComplete, false);
  listing.ensure();
  assert.equal(target.loads.length, 1, 'a failed list is not asked again by looking at it');
  listing.refresh();
  listing.ensure();
  assert.equal(listing.failure, undefined);
  target.loads[1]?.end();
  await settle();
  assert.equal(listing.isComplete, true);
});

test('the first page is drawn at once, later ones a few times a second', async () => {
  const { target, listing, clock, draws } = made();
  listing.use(new FakeConnection());
  listing.ensure();
  const before = draws();
  listing.arrived();
  assert.equal(draws(), before + 1);
  for (let page = 0; page < 100; page++) {
    listing.arrived();
    await clock.advance(10);
  }
  assert.ok(draws() - before <= 6, String(draws() - before));
  target.loads[0]?.end();
  await settle();
  assert.equal(listing.phase, 'settled');
});

test('that loading begins changes the status and draws no rows', () => {
  const { listing, draws } = made();
  listing.use(new FakeConnection());
  const before = draws();
  let statuses = 0;
  listing.onDidChangeStatus(() => statuses++);
  listing.ensure();
  assert.equal(draws(), before);
  assert.equal(statuses, 1);
});

test('throttling is said while it loads, once, and no longer after', async () => {
  const { target, listing } = made();
  const connection = new FakeConnection();
  const event = { service: 'ssm', operation: 'DescribeParameters', retryInMs: 500 };
  listing.use(connection);
  connection.throttle(event);
  assert.deepEqual(listing.notices, []);
  listing.ensure();
  connection.throttle(event);
  connection.throttle(event);
  assert.deepEqual(listing.notices, [throttledNotice]);
  target.loads[0]?.end();
  await settle();
  assert.deepEqual(listing.notices, []);
});

test('disposing aborts, and nobody listens to the connection any more', () => {
  const { target, listing, clock } = made();
  const connection = new FakeConnection();
  listing.use(connection);
  listing.ensure();
  listing.dispose();
  assert.equal(target.loads[0]?.signal.aborted, true);
  assert.equal(clock.pending, 0);
});

test('whoever asked first is told of the first page, once', async () => {
  const { listing } = made();
  listing.use(new FakeConnection());
  assert.equal(listing.firstDraw, undefined);
  listing.ensure();
  const first = listing.firstDraw;
  assert.ok(first);
  listing.arrived();
  await Promise.resolve(first);
  assert.equal(listing.firstDraw, undefined);
});

test('nobody waits for a first page that will not come', async () => {
  const { target, listing } = made();
  listing.use(new FakeConnection({}, { profile: 'a' }));
  listing.ensure();
  const failed = listing.firstDraw;
  target.loads[0]?.fail(new Error('no'));
  await failed;
  listing.refresh();
  listing.ensure();
  const switched = listing.firstDraw;
  listing.use(new FakeConnection({}, { profile: 'b' }));
  await switched;
  listing.ensure();
  const closed = listing.firstDraw;
  listing.dispose();
  await closed;
  assert.ok(failed !== undefined && switched !== undefined && closed !== undefined);
});
