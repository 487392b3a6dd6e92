import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import { Fleet } from '../../../../src/features/nodes/fleet.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { fleetAnswers, instance, property } from '../../../support/fakeFleet.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

const hybrid = (index: number): ReturnType<typeof property> =>
  property(index, {
    InstanceId: `mi-${index.toString(16).padStart(17, '0')}`,
    ComputerName: `rack-${String(index)}`,
  });

async function load(connection: FakeConnection): Promise<{ fleet: Fleet; clock: ManualClock }> {
  const clock = new ManualClock();
  const fleet = new Fleet(clock, silentLog);
  fleet.use(connection);
  fleet.listing.ensure();
  for (let turn = 0; turn < 20; turn++) await clock.advance(100);
  return { fleet, clock };
}

const thirty = Array.from({ length: 30 }, (_, index) => hybrid(index));

test('a fleet with names, and tags of a few hybrid nodes without being asked', async () => {
  const nodes = [property(1), hybrid(2)];
  const connection = new FakeConnection({
    ...fleetAnswers(nodes, [instance(property(1), { Name: 'web-1' })]),
    ListTagsForResource: () => ({ TagList: [{ Key: 'Environment', Value: 'Production' }] }),
  });
  const { fleet } = await load(connection);
  assert.deepEqual([...fleet.store.all()].map((node) => node.name).sort(), ['rack-2', 'web-1']);
  assert.deepEqual(fleet.store.get(hybrid(2).InstanceId ?? '')?.tags, [
    { key: 'Environment', value: 'Production' },
  ]);
  assert.deepEqual(fleet.notices, []);
});

test('many hybrid nodes are not asked for one by one unless a person wants it', async () => {
  const connection = new FakeConnection(fleetAnswers(thirty, []));
  const { fleet, clock } = await load(connection);
  assert.equal(connection.count('ListTagsForResource'), 0);
  fleet.loadTags();
  assert.deepEqual(fleet.notices, ['Loading tags of hybrid nodes…']);
  fleet.loadTags();
  for (let turn = 0; turn < 50; turn++) await clock.advance(10);
  assert.equal(connection.count('ListTagsForResource'), 30);
  assert.deepEqual(fleet.notices, []);
  assert.equal(fleet.listing.isComplete, true);
});

test('tags that are asked for while the nodes are read again come when these are there', async () => {
  const connection = new FakeConnection(fleetAnswers(thirty, []));
  const { fleet, clock } = await load(connection);
  fleet.refresh();
  fleet.listing.ensure();
  fleet.loadTags();
  assert.ok(fleet.notices.includes('Loading tags of hybrid nodes…'));
  for (let turn = 0; turn < 50; turn++) await clock.advance(10);
  assert.equal(connection.count('ListTagsForResource'), 30);
  assert.deepEqual(fleet.notices, []);
  fleet.refresh();
  fleet.listing.ensure();
  for (let turn = 0; turn < 50; turn++) await clock.advance(10);
  assert.equal(connection.count('ListTagsForResource'), 30, 'a wish is heard once');
});

test('tags that were asked for are still loaded when the nodes are read again meanwhile, however often', async () => {
  const connection = new FakeConnection(fleetAnswers(thirty, []));
  const { fleet, clock } = await load(connection);
  connection.answer({ ListTagsForResource: () => new Promise(() => undefined) });
  fleet.loadTags();
  for (const again of [() => fleet.refresh(), () => fleet.use(connection), () => fleet.refresh()]) {
    again();
    fleet.listing.ensure();
    await clock.advance(1000);
    assert.ok(fleet.notices.includes('Loading tags of hybrid nodes…'));
  }
  connection.answer({ ListTagsForResource: () => ({ TagList: [{ Key: 'Role', Value: 'web' }] }) });
  fleet.refresh();
  fleet.listing.ensure();
  for (let turn = 0; turn < 50; turn++) await clock.advance(10);
  assert.deepEqual([fleet.notices, fleet.store.untaggedHybrids()], [[], []]);
});

test('a wish for tags ends with its connection', async () => {
  const connection = new FakeConnection(fleetAnswers(thirty, []));
  const { fleet, clock } = await load(connection);
  fleet.loadTags();
  const other = new FakeConnection(fleetAnswers(thirty, []), { profile: 'other' });
  fleet.use(other);
  fleet.listing.ensure();
  for (let turn = 0; turn < 50; turn++) await clock.advance(10);
  assert.equal(other.count('ListTagsForResource'), 0);
});

test('before a run the tags of exactly those hybrid nodes are asked for', async () => {
  const connection = new FakeConnection({
    ...fleetAnswers(thirty, []),
    ListTagsForResource: () => ({ TagList: [{ Key: 'Environment', Value: 'Production' }] }),
  });
  const { fleet } = await load(connection);
  const ids = [thirty[3]?.InstanceId ?? '', 'i-unknown'];
  const found = await fleet.withTags(ids, new AbortController().signal);
  assert.deepEqual(
    found.map((node) => node.tags),
    [[{ key: 'Environment', value: 'Production' }]],
  );
  assert.equal(connection.count('ListTagsForResource'), 1);
});

test('EC2 denied: nodes by id, and one quiet sentence that names the action and the consequence', async () => {
  const connection = new FakeConnection({
    ...fleetAnswers([property(1)], []),
    DescribeInstances: () => {
      throw new AppError('denied', 'Denied.', { action: 'ec2:DescribeInstances' });
    },
  });
  const { fleet } = await load(connection);
  assert.equal(fleet.listing.isComplete, true);
  assert.deepEqual(
    [...fleet.store.all()].map((node) => node.name),
    [property(1).InstanceId],
  );
  assert.equal(fleet.notices.length, 1);
  assert.match(fleet.notices[0] ?? '', /ec2:DescribeInstances is missing.*Production/);
});

test('EC2 failing otherwise says how', async () => {
  const connection = new FakeConnection({
    ...fleetAnswers([property(1)], []),
    DescribeInstances: () => {
      throw new AppError('network', 'The EC2 endpoint cannot be reached.');
    },
  });
  const { fleet } = await load(connection);
  assert.match(fleet.notices[0] ?? '', /The EC2 endpoint cannot be reached/);
});

test('tags that are denied are a notice, not a failure', async () => {
  const connection = new FakeConnection({
    ...fleetAnswers([hybrid(1)], []),
    ListTagsForResource: () => {
      throw new AppError('denied', 'Denied.');
    },
  });
  const { fleet } = await load(connection);
  assert.equal(fleet.listing.failure, undefined);
  assert.match(fleet.notices[0] ?? '', /ssm:ListTagsForResource is missing/);
});

test('a small fleet is drawn once, with its names', async () => {
  const clock = new ManualClock();
  const fleet = new Fleet(clock, silentLog);
  let answer: (() => void) | undefined;
  const named = fleetAnswers([], [instance(property(1), { Name: 'web-1' })]).DescribeInstances;
  const connection = new FakeConnection({
    ...fleetAnswers([property(1)], []),
    DescribeInstances: (input, options) =>
      new Promise((resolve) => (answer = () => resolve(named?.(input, options) ?? {}))),
  });
  fleet.use(connection);
  const drawn: string[] = [];
  fleet.listing.onDidChange(() => drawn.push([...fleet.store.all()].map((node) => node.name).join()));
  fleet.listing.ensure();
  await clock.advance(200);
  assert.deepEqual(drawn, []);
  answer?.();
  await clock.advance(1000);
  assert.deepEqual([...new Set(drawn)], ['web-1']);
});

test('names that are slow do not hold the rows back for long', async () => {
  const clock = new ManualClock();
  const fleet = new Fleet(clock, silentLog);
  fleet.use(
    new FakeConnection({
      ...fleetAnswers([property(1)], []),
      DescribeInstances: () => new Promise(() => {}),
    }),
  );
  let draws = 0;
  fleet.listing.onDidChange(() => draws++);
  fleet.listing.ensure();
  await clock.advance(300);
  assert.equal(draws, 1);
});

test('the first rows of a big fleet wait for nothing', async () => {
  const clock = new ManualClock();
  const fleet = new Fleet(clock, silentLog);
  const nodes = Array.from({ length: 3000 }, (_, index) => property(index));
  fleet.use(
    new FakeConnection({ ...fleetAnswers(nodes, []), DescribeInstances: () => new Promise(() => {}) }),
  );
  const drawn: number[] = [];
  fleet.listing.onDidChange(() => drawn.push(fleet.store.size));
  fleet.listing.ensure();
  await clock.advance(1);
  assert.equal(drawn[0], 50);
});

test('a failing refresh keeps the rows and says what failed', async () => {
  const connection = new FakeConnection(fleetAnswers([property(1), property(2)], []));
  const { fleet, clock } = await load(connection);
  connection.answer({
    DescribeInstanceProperties: () => {
      throw new AppError('network', 'No network.');
    },
  });
  fleet.refresh();
  fleet.listing.ensure();
  await clock.advance(1000);
  assert.equal(fleet.store.size, 2);
  assert.match(String(fleet.listing.failure), /No network/);
});

test('a list that breaks off keeps both its new and its old rows', async () => {
  const all = Array.from({ length: 2500 }, (_, index) => property(index));
  const connection = new FakeConnection(fleetAnswers(all, []));
  const { fleet, clock } = await load(connection);
  const whole = fleetAnswers(all, []).DescribeInstanceProperties;
  connection.answer({
    DescribeInstanceProperties: (input, options) => {
      if (input.NextToken === '1000') throw new AppError('network', 'Dropped.');
      return whole?.(input, options) ?? {};
    },
  });
  fleet.refresh();
  fleet.listing.ensure();
  await clock.advance(1000);
  assert.equal(fleet.store.size, 2500);
  assert.match(String(fleet.listing.failure), /Dropped/);
});

test('another connection shows nothing of the first', async () => {
  const { fleet } = await load(new FakeConnection(fleetAnswers([property(1)], [])));
  fleet.use(new FakeConnection({}, { profile: 'other' }));
  assert.equal(fleet.store.size, 0);
  assert.deepEqual(fleet.notices, []);
  fleet.use(undefined);
  fleet.loadTags();
  assert.deepEqual(await fleet.withTags(['i-1'], new AbortController().signal), []);
});

test('a late page of the first connection does not reach the second', async () => {
  const clock = new ManualClock();
  const fleet = new Fleet(clock, silentLog);
  let answer: (() => void) | undefined;
  const slow = new FakeConnection({
    ...fleetAnswers([], []),
    DescribeInstanceProperties: () =>
      new Promise((resolve) => {
        answer = () => resolve({ InstanceProperties: [property(1)] });
      }),
  });
  fleet.use(slow);
  fleet.listing.ensure();
  await clock.advance(10);
  fleet.use(new FakeConnection(fleetAnswers([], []), { profile: 'other' }));
  answer?.();
  await clock.advance(1000);
  assert.equal(fleet.store.size, 0);
});

test('disposing leaves no timer', async () => {
  const { fleet, clock } = await load(new FakeConnection(fleetAnswers([property(1)], [])));
  fleet.details.want(property(1).InstanceId ?? '');
  fleet.dispose();
  assert.equal(clock.pending, 0);
});

test('tags that another connection could not give are no trouble of the one in force', async () => {
  let fail: (error: Error) => void = () => undefined;
  const answered = new Promise<never>((_, reject) => (fail = reject));
  const first = new FakeConnection({
    ...fleetAnswers([hybrid(1)], []),
    ListTagsForResource: () => {
      throw new AppError('denied', 'Denied.');
    },
  });
  const fleet = new Fleet(new ManualClock(), silentLog);
  fleet.use(first);
  fleet.listing.ensure();
  await settle();
  first.answer({ ListTagsForResource: () => answered });
  const asked = fleet.withTags(['mi-00000000000000001'], new AbortController().signal);
  await settle();
  fleet.use(new FakeConnection(fleetAnswers([property(2)], []), { profile: 'other' }));
  fleet.listing.ensure();
  await settle();
  fail(new AppError('denied', 'Denied.'));
  assert.deepEqual(await asked, []);
  assert.deepEqual(fleet.notices, []);
  fleet.dispose();
});
