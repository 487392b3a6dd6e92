import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, kindOf, messageOf } from '../../../../src/core/base/errors.ts';
import { SessionsModel } from '../../../../src/features/sessionHistory/model.ts';
import type { SessionsElement } from '../../../../src/features/sessionHistory/view.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { wireSession, type WireSession } from '../../../support/listedSessions.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';
import { until } from '../../../support/until.ts';

const perPage = 50;
const count = 500;

/** Past sessions of many nodes, the newest first. */
const past: readonly WireSession[] = Array.from({ length: count }, (_, index) => {
  const number = count - index;
  const Target = `i-${String(number % 250).padStart(17, '0')}`;
  return wireSession(number, { Status: 'Terminated', Target });
});

/** A service that answers every second call with an empty page and a token, as it may. */
function sparseService(): FakeConnection {
  return new FakeConnection({
    DescribeInstances: () => ({ Reservations: [] }),
    DescribeSessions: ({ State, NextToken = 'gap 0' }) => {
      if (State === 'Active') return { Sessions: [] };
      const [kind, text] = NextToken.split(' ');
      const from = Number(text);
      if (kind === 'gap') return { Sessions: [], NextToken: `page ${String(from)}` };
      const Sessions = past.slice(from, from + perPage);
      const next = from + perPage;
      return next < count ? { Sessions, NextToken: `gap ${String(next)}` } : { Sessions };
    },
  });
}

interface Scene {
  readonly model: SessionsModel;
  readonly connection: FakeConnection;
  readonly clock: ManualClock;
  readonly rows: () => readonly SessionsElement[];
  readonly loadAll: () => Promise<void>;
}

async function scene(t: TestContext): Promise<Scene> {
  const connection = sparseService();
  const clock = new ManualClock();
  const model = new SessionsModel(clock, () => Promise.resolve(new Set()));
  t.after(() => model.dispose());
  model.use(connection);
  const rows = (): readonly SessionsElement[] => {
    const group = model.children(undefined).find((each) => each.kind === 'group' && each.state === 'History');
    return group === undefined ? [] : model.children(group);
  };
  const loadAll = async (): Promise<void> => {
    while (rows().at(-1)?.kind === 'more') {
      model.more();
      await settle();
    }
  };
  rows();
  await settle();
  return { model, connection, clock, rows, loadAll };
}

test('500 past sessions come in ten pages, each behind an empty one, and each session once', async (t) => {
  const { model, connection, rows, loadAll } = await scene(t);
  assert.equal(rows().length, perPage + 1);
  await loadAll();
  const ids = rows().map((row) => (row.kind === 'session' ? row.session.id : row.kind));
  assert.deepEqual(
    ids,
    past.map(({ SessionId }) => SessionId),
  );
  const pagesOfPast = count / perPage;
  assert.equal(connection.count('DescribeSessions'), 1 + 2 * pagesOfPast);
  assert.deepEqual([model.status.loaded, model.status.phase], [count, 'settled']);
});

test('rows have an identity that lasts, so that a tree keeps its place when it is drawn again', async (t) => {
  const { model, rows, loadAll } = await scene(t);
  await loadAll();
  const ids = rows().map((row) => model.row(row).id);
  assert.equal(new Set(ids).size, count);
  assert.deepEqual(
    rows().map((row) => model.row(row).id),
    ids,
  );
});

test('names of nodes are asked for 200 at a time and once, however many sessions a node had', async (t) => {
  const { connection, loadAll } = await scene(t);
  await loadAll();
  const asked = connection
    .inputs('DescribeInstances')
    .flatMap((input) => (input as { Filters: { Values: string[] }[] }).Filters[0]?.Values ?? []);
  assert.equal(asked.length, new Set(asked).size);
  assert.equal(asked.length, 250);
});

test('a refresh shows the newest page and keeps what was loaded further down', async (t) => {
  const { model, rows, loadAll } = await scene(t);
  await loadAll();
  model.refresh();
  rows();
  await settle();
  assert.equal(rows().length, count);
});

test('while a further page loads, asking for it again asks nothing', async (t) => {
  const { model, connection } = await scene(t);
  const before = connection.count('DescribeSessions');
  for (let press = 0; press < 5; press++) model.more();
  await settle();
  assert.equal(connection.count('DescribeSessions'), before + 2);
});

/** Loads three pages of fifty, whose fourth is behind `gap 150`. */
async function threePages({ model, rows }: Scene): Promise<void> {
  for (let page = 0; page < 2; page++) {
    model.more();
    await settle();
  }
  assert.equal(rows().length, 3 * perPage + 1);
}

/** The service is well again: a refresh shows the newest page, and behind it all others can be loaded. */
async function beginsAnew({ model, connection, rows, loadAll }: Scene): Promise<void> {
  const healthy = sparseService();
  connection.answer({
    DescribeSessions: (input, options) => healthy.call('DescribeSessions', input, options),
  });
  model.refresh();
  rows();
  await settle();
  assert.deepEqual([model.status.failure, rows().length], [undefined, perPage + 1]);
  await loadAll();
  assert.equal(rows().length, count);
}

test('a further page whose token has expired is told, and a refresh begins anew', async (t) => {
  const drawn = await scene(t);
  const { model, connection, rows } = drawn;
  await threePages(drawn);
  connection.answer({
    DescribeSessions: () => {
      throw new AppError('invalid', 'The token is not valid.', { code: 'InvalidNextToken' });
    },
  });
  model.more();
  await settle();
  assert.equal(kindOf(model.status.failure), 'invalid');
  assert.equal(rows().length, 3 * perPage + 1, 'what was there stays');
  await beginsAnew(drawn);
});

test('that the service throttles is told while rows come, and is over with them', async (t) => {
  const { model, connection, rows } = await scene(t);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const healthy = sparseService();
  connection.answer({
    DescribeSessions: async (input, options) => {
      await held;
      return healthy.call('DescribeSessions', input, options);
    },
  });
  model.refresh();
  rows();
  await settle();
  connection.throttle({ service: 'SSM', operation: 'DescribeSessions', retryInMs: 1000 });
  assert.match(model.status.notices.join(), /AWS is throttling/);
  release();
  await settle();
  assert.deepEqual([model.status.notices, model.status.phase], [[], 'settled']);
});

test('another connection stops what loads, and its rows never come', async (t) => {
  const { model, connection, rows } = await scene(t);
  model.more();
  model.use(undefined);
  await settle();
  assert.deepEqual([rows(), model.status.hasRows, model.find('alice-500')], [[], false, undefined]);
  const before = connection.calls.length;
  model.more();
  await settle();
  assert.equal(connection.calls.length, before);
});

test('a group and what loads more have no tooltip, and a session has no rows below it', async (t) => {
  const { model, rows } = await scene(t);
  const [group] = model.children(undefined);
  const session = rows()[0];
  const more = rows().at(-1);
  assert.ok(group !== undefined && session !== undefined && more?.kind === 'more');
  assert.deepEqual([model.tooltip(group), model.tooltip(more), model.children(session)], [[], [], []]);
  assert.ok(model.tooltip(session).length > 5);
});

test('a token that comes back is told at each try; a refresh begins anew, and then all can be loaded', async (t) => {
  const drawn = await scene(t);
  const { model, connection, rows } = drawn;
  await threePages(drawn);
  connection.answer({
    DescribeSessions: ({ State, NextToken }) =>
      State === 'Active' ? {} : { Sessions: past.slice(150, 152), NextToken: NextToken ?? 'gap 150' },
  });
  for (let press = 0; press < 2; press++) {
    model.more();
    await settle();
    assert.match(messageOf(model.status.failure), /same page token twice/);
    assert.equal(rows().length, 3 * perPage + 3, 'what came with it is shown, and Load more… stays');
  }
  await beginsAnew(drawn);
});

test('thousands that are there at once have a row each, also when the list moves while it is read', async (t) => {
  const { model, connection } = await scene(t);
  const there = Array.from({ length: 5_000 }, (_, index) => wireSession(10_000 - index));
  const pageOf = 200;
  connection.answer({
    DescribeSessions: ({ State, NextToken = '0' }) => {
      if (State !== 'Active') return {};
      const from = Number(NextToken);
      // A session has begun meanwhile: the page begins with the last one of the page before.
      const Sessions = there.slice(Math.max(0, from - 1), from + pageOf);
      return from + pageOf < there.length ? { Sessions, NextToken: String(from + pageOf) } : { Sessions };
    },
  });
  model.refresh();
  model.children(undefined);
  await until(() => model.status.phase === 'settled', 'the end of the list');
  const [group] = model.children(undefined);
  assert.ok(group !== undefined);
  const ids = model.children(group).map((row) => model.row(row).id);
  assert.deepEqual([ids.length, new Set(ids).size], [there.length, there.length]);
});

test('who is there is shown although the service goes round in circles, and nothing is said of the past', async (t) => {
  const { model, connection } = await scene(t);
  connection.answer({
    DescribeSessions: ({ State, NextToken }) => {
      if (State !== 'Active') return {};
      if (connection.count('DescribeSessions') > 1_000) throw new Error('round and round');
      return { Sessions: [wireSession(1), { Status: 'Connected' }], NextToken: NextToken ?? 'again' };
    },
  });
  model.show({ node: { id: 'i-1', name: 'web' }, mine: false });
  model.children(undefined);
  await settle();
  assert.match(messageOf(model.status.failure), /same page token twice/);
  assert.deepEqual(
    model.children(undefined).map((group) => model.row(group).accessibilityLabel),
    ['Active sessions, 1'],
  );
});
