import { test, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, cancelled, kindOf } from '../../../../src/core/base/errors.ts';
import type { SessionsElement } from '../../../../src/features/sessionHistory/view.ts';
import type { NodeRef } from '../../../../src/core/model/refs.ts';
import { settle } from '../../../support/manualClock.ts';
import { wireSession } from '../../../support/listedSessions.ts';
import { sessionRoom, type SessionRoom } from '../../../support/sessionRoom.ts';
import { until } from '../../../support/until.ts';

const id = (name: string): string => `ssmWorkbench.sessionHistory.${name}`;

const node: NodeRef = {
  connectionId: 'fake@eu-central-1',
  id: 'i-00000000000000001',
  name: 'web-1',
  platform: 'Linux',
  online: true,
  production: false,
};

/** Draws the view as VS Code does; the rows of both groups. */
async function rows({ desk }: SessionRoom): Promise<readonly SessionsElement[]> {
  const provider = desk.view.provider;
  const groups = await provider.getChildren();
  return (await Promise.all(groups.map((group) => provider.getChildren(group)))).flat() as SessionsElement[];
}

async function drawn(
  t: TestContext,
  ...rest: Parameters<typeof sessionRoom> extends [unknown, ...infer R] ? R : []
) {
  const room = sessionRoom(t, ...rest);
  const [active, past] = await rows(room);
  assert.ok(active !== undefined && past !== undefined);
  return { ...room, active, past };
}

test('the view lists, and says how it stands', async (t) => {
  const room = sessionRoom(t);
  assert.deepEqual(await room.desk.view.labels(), ['Active', 'Past']);
  await room.clock.advance(1000);
  assert.equal(room.desk.contexts.get('ssmWorkbench.sessions.state'), 'ready');
  await room.fake.call(id('showMine'));
  await room.desk.view.labels();
  await room.clock.advance(1000);
  assert.equal(room.desk.view.description, '“mine”');
  assert.equal(room.desk.contexts.get('ssmWorkbench.sessions.filtered'), true);
});

test('nothing is listed before the workspace is trusted', async (t) => {
  const room = sessionRoom(t);
  room.desk.isTrusted = false;
  room.connections.refresh();
  await settle();
  assert.equal(room.desk.contexts.get('ssmWorkbench.sessions.state'), 'untrusted');
});

test('a session is terminated once the person has been told whose it is', async (t) => {
  const { fake, connection, active } = await drawn(t);
  await fake.call(id('terminate'), active, undefined);
  assert.equal(fake.asked[0]?.question, 'Terminate alice’s session on i-00000000000000001?');
  assert.deepEqual(connection.inputs('TerminateSession'), [{ SessionId: 'alice-2' }]);
  assert.deepEqual(fake.said, ['Terminated 1 session.']);
});

test('who refuses terminates nothing', async (t) => {
  const { fake, connection, active } = await drawn(t);
  fake.answer = false;
  await fake.call(id('terminate'), active, undefined);
  assert.equal(connection.count('TerminateSession'), 0);
});

test('a node that is tagged as production is asked about twice; tags that are refused are told', async (t) => {
  const tagged = { Reservations: [{ Instances: [{ Tags: [{ Key: 'Environment', Value: 'prod' }] }] }] };
  const { fake, connection, active, desk } = await drawn(t, { DescribeInstances: () => tagged });
  desk.set('ssmWorkbench.production.tags', ['Environment=prod']);
  await fake.call(id('terminate'), active, undefined);
  assert.match(fake.asked[0]?.production ?? '', /is tagged as production/);
  connection.answer({
    DescribeInstances: () => {
      throw new AppError('denied', 'No.');
    },
  });
  await fake.call(id('terminate'), active, undefined);
  assert.match(fake.asked[1]?.detail ?? '', /production is not known/);
});

test('a session that has ended meanwhile is not asked about', async (t) => {
  const { fake, lists, active, connection } = await drawn(t);
  lists.active = [];
  await fake.call(id('terminate'), active, undefined);
  assert.deepEqual([fake.asked.length, connection.count('TerminateSession')], [0, 0]);
  assert.deepEqual(fake.said, ['This session is over.']);
});

test('of several sessions each is tried, and the failure of one is told', async (t) => {
  const room = sessionRoom(t, {
    TerminateSession: ({ SessionId }) => {
      if (SessionId === 'alice-2') throw new AppError('denied', 'Not yours.');
      return {};
    },
  });
  room.lists.active = [wireSession(3), wireSession(2)];
  const [one, other] = await rows(room);
  await assert.rejects(room.fake.call(id('terminate'), one, [one, other]), /Not yours/);
  assert.deepEqual(room.fake.said, ['Terminated 1 session.']);
  assert.equal(room.connection.count('TerminateSession'), 2);
});

test('a row without its session or its connection is a sentence, not a guess', async (t) => {
  const { fake, active, connections } = await drawn(t);
  for (const name of ['terminate', 'showTerminal', 'copyId', 'openS3Log', 'openCloudWatchLog', 'findLog']) {
    await assert.rejects(fake.call(id(name), undefined, [active]), /changed under the click/);
  }
  await assert.rejects(fake.call(id('terminate'), active, [active, undefined]), /changed under the click/);
  connections.forget('fake@eu-central-1');
  await assert.rejects(fake.call(id('terminate'), active, undefined), /was closed/);
});

test('ids are copied, a line each', async (t) => {
  const { fake, desk, active, past } = await drawn(t);
  await fake.call(id('copyId'), active, [active, past]);
  assert.equal(desk.clipboard, 'alice-2\nalice-1');
  await fake.call(id('copyId'), past, undefined);
  assert.equal(desk.clipboard, 'alice-1');
});

test('logs open in a browser, where the service names an address of the web', async (t) => {
  const room = sessionRoom(t);
  const OutputUrl = { S3OutputUrl: 'https://s3.example/a.log', CloudWatchOutputUrl: 'javascript:alert(1)' };
  room.lists.past = [wireSession(1, { Status: 'Terminated', OutputUrl })];
  const [, past] = await rows(room);
  await room.fake.call(id('openS3Log'), past, undefined);
  assert.equal(room.desk.opened.length, 1);
  assert.match(room.desk.opened[0] ?? '', /^https:\/\/s3\.example\/a\.log$/);
  await assert.rejects(room.fake.call(id('openCloudWatchLog'), past, undefined), /no address/);
  room.desk.opens = false;
  await assert.rejects(room.fake.call(id('openS3Log'), past, undefined), /The log is at https:/);
});

test('a session of this window is shown by the room that has its terminal', async (t) => {
  const { fake, active, past } = await drawn(t);
  await fake.call(id('showTerminal'), active, [past, active]);
  assert.deepEqual(fake.executed.at(-1), ['ssmWorkbench.sessions.show', 'alice-2']);
});

test('the sessions of a node are shown, and only of the connection that is shown', async (t) => {
  const { fake, desk, connection } = await drawn(t);
  await fake.call(id('showOfNode'), node);
  await desk.view.labels();
  await until(() => connection.count('DescribeSessions') === 4, 'the sessions of the node');
  assert.match(JSON.stringify(connection.inputs('DescribeSessions').at(-1)), /"Target","value":"i-0+1"/);
  assert.deepEqual(desk.executed.at(-1), ['ssmWorkbench.sessions.focus']);
  await assert.rejects(fake.call(id('showOfNode'), undefined), (error) => kindOf(error) === 'invalid');
  const elsewhere = { ...node, connectionId: 'other' };
  await assert.rejects(fake.call(id('showOfNode'), elsewhere), (error) => kindOf(error) === 'conflict');
  await fake.call(id('clearFilter'));
  await desk.view.labels();
  await settle();
  assert.doesNotMatch(JSON.stringify(connection.inputs('DescribeSessions').at(-1)), /Filters/);
});

test('a session of this window is seen soon after its terminal has come or gone', async (t) => {
  const { desk, clock, connection, lists } = await drawn(t);
  const before = connection.count('DescribeSessions');
  lists.active = [wireSession(3), wireSession(2)];
  desk.terminalsChanged.fire(undefined);
  await clock.advance(2000);
  assert.equal(connection.count('DescribeSessions'), before + 1);
  const [active] = (await desk.view.provider.getChildren()) as readonly SessionsElement[];
  assert.ok(active?.kind === 'group' && active.size === 2);
});

test('what is under way ends with the room', async (t) => {
  const { signal: never } = new AbortController();
  let waiting = 0;
  const untilAborted = (_: unknown, { signal } = { signal: never }): Promise<never> => {
    waiting++;
    return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(cancelled())));
  };
  const { fake, connection, active, past, close } = await drawn(t);
  connection.answer({
    GetDocument: untilAborted,
    DescribeDocument: untilAborted,
    DescribeSessions: untilAborted,
  });
  const calls = [
    fake.call(id('terminate'), active, undefined),
    fake.call(id('findLog'), past, undefined),
    fake.call(id('editPreferences')),
  ];
  const ends = Promise.allSettled(calls);
  await until(() => waiting === calls.length, 'all to wait for the service');
  close();
  for (const end of await ends) {
    assert.equal(end.status === 'rejected' && kindOf(end.reason), 'cancelled');
  }
});
