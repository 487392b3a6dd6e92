import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, kindOf } from '../../../../src/core/base/errors.ts';
import { SessionsModel } from '../../../../src/features/sessionHistory/model.ts';
import type { SessionsElement } from '../../../../src/features/sessionHistory/view.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { sessionAnswers, wireSession, type WireSession } from '../../../support/listedSessions.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

interface Scene {
  readonly model: SessionsModel;
  readonly clock: ManualClock;
  readonly connection: FakeConnection;
  readonly lists: { active: readonly WireSession[]; past: readonly WireSession[] };
  readonly held: Set<string>;
  /** Draws as a tree does: `Active: a b`, `Past: c …`. */
  readonly draw: () => readonly string[];
}

function scene(
  t: TestContext,
  active: readonly WireSession[] = [wireSession(2)],
  past: readonly WireSession[] = [wireSession(1, { Status: 'Terminated' })],
): Scene {
  const clock = new ManualClock();
  const lists = { active, past };
  const held = new Set<string>();
  const connection = new FakeConnection({
    ...sessionAnswers(lists, 2),
    GetCallerIdentity: () => ({ Arn: 'arn:me' }),
  });
  const model = new SessionsModel(clock, () => Promise.resolve(held));
  t.after(() => model.dispose());
  model.use(connection);
  const idOf = (element: SessionsElement): string => (element.kind === 'session' ? element.session.id : '…');
  const draw = (): readonly string[] =>
    model.children(undefined).map((group) => {
      const rows = model.children(group).map(idOf);
      return [`${model.row(group).label}:`, ...rows].join(' ');
    });
  return { model, clock, connection, lists, held, draw };
}

test('nothing is asked for until somebody looks; then who is there comes before who was', async (t) => {
  const { model, connection, draw } = scene(t);
  await settle();
  assert.equal(connection.calls.length, 0);
  assert.deepEqual(draw(), []);
  assert.equal(model.status.phase, 'loading');
  await settle();
  assert.deepEqual(draw(), ['Active: alice-2', 'Past: alice-1']);
  assert.equal(model.activeCount, 1);
});

test('a Region without sessions has no rows, so that the view says so', async (t) => {
  const { model, draw } = scene(t, [], []);
  draw();
  await settle();
  assert.deepEqual(draw(), []);
  assert.deepEqual([model.status.phase, model.status.hasRows], ['settled', false]);
});

test('past sessions come a page at a time', async (t) => {
  const past = [5, 4, 3, 2, 1].map((number) => wireSession(number, { Status: 'Terminated' }));
  const { model, draw } = scene(t, [], past);
  draw();
  await settle();
  assert.deepEqual(draw(), ['Active:', 'Past: alice-5 alice-4 …']);
  model.more();
  model.more();
  await settle();
  assert.deepEqual(draw(), ['Active:', 'Past: alice-5 alice-4 alice-3 alice-2 …']);
  model.more();
  await settle();
  assert.deepEqual(draw(), ['Active:', 'Past: alice-5 alice-4 alice-3 alice-2 alice-1']);
  model.more();
  assert.equal(model.status.phase, 'settled');
});

test('a further page comes as well when nodes still wait for their names', async (t) => {
  const past = [3, 2, 1].map((number) => wireSession(number, { Status: 'Terminated' }));
  const { model, connection, draw } = scene(t, [], past);
  let name = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (name = resolve));
  connection.answer({
    DescribeInstances: async () => {
      await waiting;
      return { Reservations: [] };
    },
  });
  draw();
  await settle();
  assert.equal(model.status.phase, 'loading');
  model.more();
  await settle();
  assert.deepEqual(draw(), ['Active:', 'Past: alice-3 alice-2 alice-1']);
  name();
  await settle();
  assert.deepEqual(draw(), ['Active:', 'Past: alice-3 alice-2 alice-1']);
  assert.equal(model.status.phase, 'settled');
});

test('a further page that fails is told, and the rows stay', async (t) => {
  const past = [3, 2, 1].map((number) => wireSession(number));
  const { model, connection, draw } = scene(t, [], past);
  draw();
  await settle();
  connection.answer({
    DescribeSessions: () => {
      throw new AppError('throttled', 'Slow down.');
    },
  });
  model.more();
  await settle();
  assert.equal(kindOf(model.status.failure), 'throttled');
  assert.deepEqual(draw(), ['Active:', 'Past: alice-3 alice-2 …']);
});

test('nodes have their names once EC2 has told them, each asked for once', async (t) => {
  const { model, connection, draw } = scene(t);
  connection.answer({
    DescribeInstances: () => ({
      Reservations: [
        { Instances: [{ InstanceId: 'i-00000000000000001', Tags: [{ Key: 'Name', Value: 'web-1' }] }] },
      ],
    }),
  });
  draw();
  await settle();
  assert.equal(model.find('alice-2')?.nodeName, 'web-1');
  model.refresh();
  draw();
  await settle();
  assert.equal(connection.count('DescribeInstances'), 1);
});

test('while somebody looks, one call every half minute shows who comes and goes', async (t) => {
  const { model, clock, connection, lists, draw } = scene(t);
  model.setVisible(true);
  draw();
  await settle();
  const before = connection.count('DescribeSessions');
  lists.active = [wireSession(3), wireSession(2)];
  await clock.advance(30_000);
  assert.equal(connection.count('DescribeSessions'), before + 1);
  assert.deepEqual(draw(), ['Active: alice-3 alice-2', 'Past: alice-1']);
  assert.equal(model.status.phase, 'settled', 'it is not a loading that a person waits for');
  lists.active = [wireSession(3)];
  lists.past = [wireSession(2, { Status: 'Terminated' }), wireSession(1, { Status: 'Terminated' })];
  await clock.advance(30_000);
  assert.deepEqual(draw(), ['Active: alice-3', 'Past: alice-2 alice-1']);
  model.setVisible(false);
  await clock.advance(600_000);
  assert.equal(connection.count('DescribeSessions'), before + 3);
});

test('one that has gone is looked for in the past until the service has it there', async (t) => {
  const { model, clock, connection, lists, draw } = scene(t, [wireSession(3), wireSession(2)]);
  model.setVisible(true);
  draw();
  await settle();
  lists.active = [wireSession(2)];
  await clock.advance(30_000);
  assert.deepEqual(draw(), ['Active: alice-2', 'Past: alice-1'], 'the service is behind');
  const ended = wireSession(3, { Status: 'Terminated' });
  lists.past = [ended, wireSession(1, { Status: 'Terminated' })];
  await clock.advance(30_000);
  assert.deepEqual(draw(), ['Active: alice-2', 'Past: alice-3 alice-1']);
  const before = connection.count('DescribeSessions');
  await clock.advance(30_000);
  assert.equal(connection.count('DescribeSessions'), before + 1, 'the past is not read without a need');
});

test('a throttled reading of the past is made up for', async (t) => {
  const { model, clock, connection, lists, draw } = scene(t);
  model.setVisible(true);
  draw();
  await settle();
  lists.active = [];
  lists.past = [wireSession(2, { Status: 'Terminated' })];
  connection.answer({
    DescribeSessions: ({ State }) => {
      if (State === 'History') throw new AppError('throttled', 'Slow down.');
      return { Sessions: [] };
    },
  });
  await clock.advance(30_000);
  connection.answer(sessionAnswers(lists, 2));
  await clock.advance(120_000);
  assert.deepEqual(draw(), ['Active:', 'Past: alice-2']);
});

test('a node that nobody named, for whatever reason, is asked about again at a refresh only', async (t) => {
  const { model, clock, connection, draw } = scene(t);
  model.setVisible(true);
  connection.answer({
    DescribeInstances: () => {
      throw new AppError('throttled', 'Slow down.');
    },
  });
  draw();
  await settle();
  assert.equal(model.find('alice-2')?.nodeName, '');
  const Instances = [{ InstanceId: 'i-00000000000000001', Tags: [{ Key: 'Name', Value: 'web-1' }] }];
  connection.answer({ DescribeInstances: () => ({ Reservations: [{ Instances }] }) });
  await clock.advance(30_000);
  assert.equal(connection.count('DescribeInstances'), 1);
  model.refresh();
  draw();
  await settle();
  assert.equal(model.find('alice-2')?.nodeName, 'web-1');
});

test('a sign-in that expires meanwhile is told beside the rows', async (t) => {
  const { model, clock, connection, draw } = scene(t);
  model.setVisible(true);
  draw();
  await settle();
  connection.answer({
    DescribeSessions: () => {
      throw new AppError('expired', 'The sign-in has expired.');
    },
  });
  await clock.advance(30_000);
  assert.equal(kindOf(model.status.failure), 'expired');
  assert.deepEqual(draw(), ['Active: alice-2', 'Past: alice-1']);
  const calls = connection.calls.length;
  await clock.advance(600_000);
  assert.equal(connection.calls.length, calls);
});

test('sessions of this window are told apart', async (t) => {
  const { model, clock, held, draw } = scene(t);
  held.add('alice-2');
  model.setVisible(true);
  draw();
  await settle();
  assert.equal(model.find('alice-2')?.isHeld, true);
  held.clear();
  model.lookSoon();
  await clock.advance(2_000);
  assert.equal(model.find('alice-2')?.isHeld, false);
});

test('a filter is the service’s: rows of before go at once, and no match is no empty Region', async (t) => {
  const { model, connection, draw } = scene(t);
  draw();
  await settle();
  model.show({ node: { id: 'i-00000000000000009', name: 'db' }, mine: true });
  assert.deepEqual(draw(), []);
  await settle();
  assert.deepEqual([model.status.filter, model.status.isFilteredByService], ['mine, db', true]);
  assert.deepEqual(connection.inputs('DescribeSessions').at(-1), {
    State: 'History',
    MaxResults: 50,
    Filters: [
      { key: 'Target', value: 'i-00000000000000009' },
      { key: 'Owner', value: 'arn:me' },
    ],
  });
  model.setFilter();
  draw();
  await settle();
  assert.deepEqual([model.status.filter, ...draw()], ['', 'Active: alice-2', 'Past: alice-1']);
});

test('a list that is read anew is at no time said to be empty, or to have failed as the one before', async (t) => {
  const { model, connection, draw } = scene(t, [], []);
  model.show({ node: undefined, mine: true });
  draw();
  await settle();
  const told: unknown[] = [];
  model.onDidChangeStatus(() => told.push([model.status.phase, model.status.failure]));
  model.show({ node: undefined, mine: false });
  model.refresh();
  model.use(new FakeConnection({}, { profile: 'other' }));
  model.use(connection);
  assert.ok(told.length > 0);
  for (const each of told) assert.deepEqual(each, ['idle', undefined]);
});

test('another connection starts with nothing: no rows, no names, no filter', async (t) => {
  const { model, draw } = scene(t);
  model.show({ node: { id: 'i-00000000000000001', name: 'web' }, mine: false });
  draw();
  await settle();
  assert.deepEqual(draw(), ['Active: alice-2', 'Past: alice-1']);
  model.use(new FakeConnection(sessionAnswers({ active: [], past: [] }), { profile: 'other' }));
  assert.deepEqual([draw(), model.status.filter], [[], '']);
  await settle();
  assert.deepEqual(draw(), []);
});

test('no permission is a failure of that kind', async (t) => {
  const { model, connection, draw } = scene(t);
  connection.answer({
    DescribeSessions: () => {
      throw new AppError('denied', 'No.', { action: 'ssm:DescribeSessions' });
    },
  });
  draw();
  await settle();
  assert.deepEqual([model.status.hasRows, kindOf(model.status.failure)], [false, 'denied']);
});
