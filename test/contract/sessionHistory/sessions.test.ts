import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createSessionService } from '../../../src/core/aws/sessionService.ts';
import { systemClock } from '../../../src/core/base/clock.ts';
import { kindOf } from '../../../src/core/base/errors.ts';
import {
  activeSessions,
  callerArn,
  oneSession,
  pastSessions,
} from '../../../src/features/sessionHistory/api.ts';
import { SessionsModel } from '../../../src/features/sessionHistory/model.ts';
import { until, withSimulator, type Simulated } from '../../support/simulated.ts';

const options = { signal: new AbortController().signal };

async function start({ connection }: Simulated, target: string, reason: string): Promise<string> {
  const { SessionId } = await connection.call('StartSession', { Target: target, Reason: reason }, options);
  return SessionId ?? assert.fail('no session');
}

function nodesOf({ simulator }: Simulated): readonly string[] {
  return simulator.fleet.nodes.filter(({ pingStatus }) => pingStatus === 'Online').map(({ id }) => id);
}

test('who is on which node and why is listed, until it is terminated: then it is over', async () => {
  await withSimulator({}, async (simulated) => {
    const { connection } = simulated;
    const [node = ''] = nodesOf(simulated);
    const id = await start(simulated, node, 'incident 4711');
    const [session, ...others] = await activeSessions(connection, {}, options);
    assert.deepEqual(
      [session?.id, session?.target, session?.reason, others.length],
      [id, node, 'incident 4711', 0],
    );
    assert.equal(session?.owner, await callerArn(connection, options));
    assert.ok(Math.abs((session.startedAt ?? 0) - Date.now()) < 60_000);
    await createSessionService(connection).terminate(id, options.signal);
    await createSessionService(connection).terminate(id, options.signal);
    assert.deepEqual(await activeSessions(connection, {}, options), []);
    const { sessions } = await pastSessions(connection, {}, undefined, options);
    assert.deepEqual(
      sessions.map(({ status }) => status),
      ['Terminated'],
    );
    assert.ok((sessions[0]?.endedAt ?? 0) >= (sessions[0]?.startedAt ?? Infinity));
  });
});

test('the service filters by node, owner and id', async () => {
  await withSimulator({}, async (simulated) => {
    const { connection } = simulated;
    const [one = '', other = ''] = nodesOf(simulated);
    const first = await start(simulated, one, 'a');
    await start(simulated, other, 'b');
    const ids = async (filter: Parameters<typeof activeSessions>[1]): Promise<readonly string[]> =>
      (await activeSessions(connection, filter, options)).map(({ id }) => id);
    assert.deepEqual(await ids({ target: one }), [first]);
    assert.equal((await ids({ owner: await callerArn(connection, options) })).length, 2);
    assert.deepEqual(await ids({ owner: 'arn:aws:iam::111122223333:user/nobody' }), []);
    assert.equal((await oneSession(connection, 'Active', first, options))?.id, first);
    assert.equal(await oneSession(connection, 'History', first, options), undefined);
  });
});

test('the past comes a page at a time', async () => {
  await withSimulator({}, async (simulated) => {
    const [node = ''] = nodesOf(simulated);
    for (let count = 0; count < 55; count++) {
      const id = await start(simulated, node, 'many');
      await createSessionService(simulated.connection).terminate(id, options.signal);
    }
    const first = await pastSessions(simulated.connection, {}, undefined, options);
    assert.equal(first.sessions.length, 50);
    const second = await pastSessions(simulated.connection, {}, first.next, options);
    assert.deepEqual([second.sessions.length, second.next], [5, undefined]);
  });
});

test('the view has names of nodes, of hybrid ones too', async () => {
  await withSimulator({}, async (simulated) => {
    const { fleet } = simulated.simulator;
    const started = new Map<string, string>();
    for (const prefix of ['i-', 'mi-']) {
      const node = nodesOf(simulated).find((id) => id.startsWith(prefix)) ?? assert.fail(prefix);
      started.set(await start(simulated, node, 'look'), fleet.find(node)?.name ?? assert.fail(node));
    }
    const model = new SessionsModel(systemClock, () => Promise.resolve(new Set()));
    try {
      model.onDidChange(() => model.children(undefined));
      model.use(simulated.connection);
      model.children(undefined);
      await until(
        () => model.activeCount === started.size && model.status.phase === 'settled',
        'the sessions',
      );
      for (const [id, name] of started) assert.equal(model.find(id)?.nodeName, name);
    } finally {
      model.dispose();
    }
  });
});

test('a fault of the service is a failure of its kind', async () => {
  await withSimulator({}, async ({ connection, simulator }) => {
    for (const [fault, kind] of [
      ['accessDenied', 'denied'],
      ['expiredToken', 'expired'],
    ] as const) {
      simulator.faults.set({ rules: [{ kind: fault, operation: 'DescribeSessions' }] });
      await assert.rejects(activeSessions(connection, {}, options), (error) => kindOf(error) === kind);
    }
  });
});
