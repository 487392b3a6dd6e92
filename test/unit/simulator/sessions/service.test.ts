import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { seededRandom } from '../../../../src/simulator/base/random.ts';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { createFaults } from '../../../../src/simulator/faults/faults.ts';
import { createSessionsSystem, type SessionsSystem } from '../../../../src/simulator/sessions/index.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { at, call, errorOf, objectAt, testContext, textAt } from '../support/api.ts';
import { testDocuments, testParameters } from '../support/documents.ts';
import { fakePrograms } from '../support/programs.ts';
import { testNetwork } from '../support/network.ts';
import { testFleet, testNode, testNodes } from '../support/nodes.ts';
import { testKms } from '../support/sessions.ts';
import { fakeTerminals } from '../support/terminal.ts';

const lost = testNode({ id: 'i-00000000000001057', pingStatus: 'ConnectionLost' });
const container = testNode({ id: 'ecs:shop_0123_0123-1234567890', resourceType: 'ManagedInstance' });
const nodes = [...testNodes(2), lost];
const [first = '', second = ''] = nodes.map(({ id }) => id);

function setUp(documents: Readonly<Record<string, JsonObject>> = {}): {
  readonly clock: ManualClock;
  readonly system: SessionsSystem;
} {
  const clock = new ManualClock();
  const system = createSessionsSystem({
    fleet: testFleet(nodes),
    containers: [container],
    documents: testDocuments(documents),
    parameters: testParameters(),
    terminals: fakeTerminals(),
    programs: fakePrograms(),
    network: testNetwork(),
    keys: testKms(),
    clock,
    tokens: createTokens(),
    random: seededRandom(1),
    faults: createFaults(1),
  });
  return { clock, system };
}

async function start(system: SessionsSystem, input: JsonObject = {}): Promise<string> {
  return textAt(await call(system, 'StartSession', { Target: first, ...input }), 'SessionId');
}

async function list(system: SessionsSystem, input: JsonObject): Promise<readonly unknown[]> {
  const sessions = (await call(system, 'DescribeSessions', input))['Sessions'];
  assert.ok(Array.isArray(sessions));
  return sessions.map((session: unknown) => at(session, 'SessionId'));
}

const filters = (...pairs: readonly (readonly [string, string])[]): JsonObject => ({
  State: 'Active',
  Filters: pairs.map(([key, value]) => ({ key, value })),
});

describe('StartSession', () => {
  it('gives an id with the name of the caller, a token and the URL of the channel', async () => {
    const { system } = setUp();
    const answer = await call(system, 'StartSession', { Target: first });
    const id = textAt(answer, 'SessionId');
    assert.match(id, /^ops-[0-9a-f]{17}$/);
    assert.equal(
      textAt(answer, 'StreamUrl'),
      `ws://127.0.0.1:4566/v1/data-channel/${id}?role=publish_subscribe`,
    );
    assert.ok(textAt(answer, 'TokenValue').length > 40);
  });

  it('refuses nodes that are lost or unknown', async () => {
    const { system } = setUp();
    assert.equal(await errorOf(system, 'StartSession', { Target: lost.id }), 'TargetNotConnected');
    assert.equal(
      await errorOf(system, 'StartSession', { Target: 'i-00000000000000bad' }),
      'TargetNotConnected',
    );
  });

  it('reaches containers, which are no nodes, by their whole target', async () => {
    const { system } = setUp();
    const id = await start(system, { Target: container.id });
    assert.deepEqual(await list(system, filters(['Target', container.id])), [id]);
    for (const Target of ['ecs:shop_0123_0123', `${container.id}0`, 'ecs:']) {
      assert.equal(await errorOf(system, 'StartSession', { Target }), 'TargetNotConnected');
    }
  });

  it('refuses documents that are not for sessions', async () => {
    const { system } = setUp({ Script: { testType: 'Command' } });
    assert.equal(
      await errorOf(system, 'StartSession', { Target: first, DocumentName: 'Script' }),
      'InvalidDocument',
    );
    assert.equal(
      await errorOf(system, 'StartSession', { Target: first, DocumentName: 'None' }),
      'InvalidDocument',
    );
    const given = { Target: first, Parameters: { command: ['ls'] } };
    assert.equal(await errorOf(system, 'StartSession', given), 'none');
  });
});

describe('ResumeSession', () => {
  it('gives another token for the same channel', async () => {
    const { system } = setUp();
    const started = await call(system, 'StartSession', { Target: first });
    const resumed = await call(system, 'ResumeSession', { SessionId: started['SessionId'] });
    assert.equal(resumed['StreamUrl'], started['StreamUrl']);
    assert.notEqual(resumed['TokenValue'], started['TokenValue']);
  });

  it('gives no token for a session that is over, and knows no others', async () => {
    const { system } = setUp();
    const id = await start(system);
    await call(system, 'TerminateSession', { SessionId: id });
    assert.deepEqual(await call(system, 'ResumeSession', { SessionId: id }), {
      SessionId: id,
      TokenValue: '',
      StreamUrl: '',
    });
    assert.equal(
      await errorOf(system, 'ResumeSession', { SessionId: 'ops-unknown' }),
      'DoesNotExistException',
    );
  });
});

describe('TerminateSession', () => {
  it('answers the id, whether the session runs, is over or never was', async () => {
    const { system } = setUp();
    const id = await start(system);
    for (const SessionId of [id, id, 'ops-unknown']) {
      assert.deepEqual(await call(system, 'TerminateSession', { SessionId }), { SessionId });
    }
    assert.deepEqual(await list(system, { State: 'History' }), [id]);
  });
});

describe('DescribeSessions', () => {
  it('shows what runs and what is over apart, with its times', async () => {
    const { clock, system } = setUp();
    const id = await start(system, { Reason: 'look' });
    const startedAt = clock.now() / 1_000;
    const active = await call(system, 'DescribeSessions', { State: 'Active' });
    assert.deepEqual(objectAt(active, 'Sessions', 0), {
      SessionId: id,
      Target: first,
      Status: 'Connecting',
      StartDate: startedAt,
      DocumentName: 'SSM-SessionManagerRunShell',
      Owner: testContext.callerArn,
      Reason: 'look',
      OutputUrl: { S3OutputUrl: '', CloudWatchOutputUrl: '' },
      AccessType: 'Standard',
    });
    await clock.advance(5_000);
    await call(system, 'TerminateSession', { SessionId: id });
    assert.deepEqual(await list(system, { State: 'Active' }), []);
    const history = await call(system, 'DescribeSessions', { State: 'History' });
    assert.deepEqual(
      [at(history, 'Sessions', 0, 'Status'), at(history, 'Sessions', 0, 'EndDate')],
      ['Terminated', startedAt + 5],
    );
  });

  it('filters by everything the API knows', async () => {
    const { clock, system } = setUp();
    const one = await start(system);
    await clock.advance(60_000);
    const between = new Date(clock.now()).toISOString();
    await clock.advance(60_000);
    const two = await start(system, { Target: second });
    assert.deepEqual(await list(system, filters(['InvokedAfter', between])), [two]);
    assert.deepEqual(await list(system, filters(['InvokedBefore', between])), [one]);
    assert.deepEqual(await list(system, filters(['Target', second])), [two]);
    assert.deepEqual(await list(system, filters(['Owner', testContext.callerArn])), [two, one]);
    assert.deepEqual(await list(system, filters(['Owner', 'me'])), []);
    assert.deepEqual(await list(system, filters(['Status', 'Connecting'])), [two, one]);
    assert.deepEqual(await list(system, filters(['Status', 'Connected'])), []);
    assert.deepEqual(await list(system, filters(['SessionId', one])), [one]);
    assert.deepEqual(await list(system, filters(['AccessType', 'Standard'], ['Target', first])), [one]);
    assert.deepEqual(await list(system, filters(['AccessType', 'JustInTime'])), []);
  });

  it('refuses filters and tokens it does not know', async () => {
    const { system } = setUp();
    const refused = (input: JsonObject): Promise<string> => errorOf(system, 'DescribeSessions', input);
    assert.equal(await refused(filters(['Name', 'x'])), 'InvalidFilterKey');
    assert.equal(await refused(filters(['InvokedAfter', 'soon'])), 'ValidationException');
    assert.equal(await refused({ State: 'Active', NextToken: 'x' }), 'InvalidNextToken');
  });

  it('shows the newest first, page by page', async () => {
    const { system } = setUp();
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.unshift(await start(system));
    const page = await call(system, 'DescribeSessions', { State: 'Active', MaxResults: 3 });
    const rest = await list(system, { State: 'Active', MaxResults: 3, NextToken: page['NextToken'] });
    assert.deepEqual(rest, ids.slice(3));
  });
});

describe('a session in which nothing happens', () => {
  it('is ended after its idle time', async () => {
    const { clock, system } = setUp();
    const id = await start(system);
    await clock.advance(20 * 60_000 - 1);
    assert.deepEqual(await list(system, { State: 'Active' }), [id]);
    await clock.advance(1);
    assert.deepEqual(await list(system, { State: 'History' }), [id]);
    assert.equal(clock.pending, 0);
  });
});

describe('disposing the sessions', () => {
  it('ends them and forgets every timer', async () => {
    const { clock, system } = setUp();
    await start(system);
    await start(system);
    system.dispose();
    assert.equal(clock.pending, 0);
  });
});
