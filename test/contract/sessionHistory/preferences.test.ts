import { test } from 'node:test';
import assert from 'node:assert/strict';
import { DeleteDocumentCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { Connection } from '../../../src/core/aws/connection.ts';
import { isCancelled, kindOf } from '../../../src/core/base/errors.ts';
import {
  createPreferences,
  readPreferences,
  readVersion,
} from '../../../src/features/sessionHistory/preferences/api.ts';
import {
  defaultPreferences,
  preferencesName,
} from '../../../src/features/sessionHistory/preferences/document.ts';
import {
  savePreferences,
  type Base,
  type Saved,
} from '../../../src/features/sessionHistory/preferences/saving.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import { withSimulator } from '../../support/simulated.ts';

const options = { signal: new AbortController().signal };
const yes = { overwrite: () => Promise.resolve(true), confirm: () => Promise.resolve(true) };
const noOverwrite = { ...yes, overwrite: () => Promise.resolve(false) };

function save(
  connection: Connection,
  text: string,
  base: Base,
  questions: Parameters<typeof savePreferences>[1] = yes,
): Promise<Saved> {
  return savePreferences({ connection, text, format: 'JSON', base }, questions, options);
}

async function there(
  connection: Connection,
): Promise<NonNullable<Awaited<ReturnType<typeof readPreferences>>>> {
  return (await readPreferences(connection, options)) ?? assert.fail('no preferences');
}

async function maxDuration(connection: Connection, target: string): Promise<unknown> {
  const { SessionId } = await connection.call('StartSession', { Target: target }, options);
  const { Sessions } = await connection.call('DescribeSessions', { State: 'Active' }, options);
  return Sessions?.find((session) => session.SessionId === SessionId)?.MaxSessionDuration;
}

/** As somebody does who never wants preferences: the product itself deletes none. */
async function deletePreferences({ endpoint, region, credentials }: Simulator): Promise<void> {
  const client = new SSMClient({ endpoint, region, credentials });
  await client.send(new DeleteDocumentCommand({ Name: preferencesName }));
  client.destroy();
}

test('what is saved is what sessions use from then on', async () => {
  await withSimulator({}, async ({ connection, simulator }) => {
    const node = simulator.fleet.nodes.find(({ pingStatus }) => pingStatus === 'Online')?.id ?? '';
    assert.equal(await maxDuration(connection, node), undefined);
    const before = await there(connection);
    const text = before.text.replace('"maxSessionDuration": ""', '"maxSessionDuration": "90"');
    assert.notEqual(text, before.text);
    const { base, notInForce } = await save(connection, text, before);
    assert.deepEqual([base, notInForce], [{ version: '2', latest: '2' }, undefined]);
    assert.deepEqual(await there(connection), { text, format: 'JSON', version: '2', latest: '2' });
    assert.equal(await maxDuration(connection, node), '90');
    assert.equal(await readVersion(connection, '1', 'JSON', options), before.text);
  });
});

test('going back to an earlier text is DuplicateDocumentContent for the service, and no failure for us', async () => {
  await withSimulator({}, async ({ connection }) => {
    const first = await there(connection);
    const { base } = await save(connection, defaultPreferences(), first);
    const back = await save(connection, first.text, base);
    assert.deepEqual(back.base, { version: '1', latest: '2' });
    assert.equal((await there(connection)).version, '1');
  });
});

test('a version that somebody saved meanwhile is seen, and stays in force when it is not written over', async () => {
  await withSimulator({}, async ({ connection }) => {
    const opened = await there(connection);
    const theirs = opened.text.replace('"20"', '"25"');
    await save(connection, theirs, opened);
    const mine = opened.text.replace('"20"', '"30"');
    await assert.rejects(save(connection, mine, opened, noOverwrite), isCancelled);
    assert.equal((await there(connection)).text, theirs);
    await save(connection, mine, opened);
    assert.equal((await there(connection)).text, mine);
  });
});

test('a version that could not be put in force is written once, and is put in force by saving again', async () => {
  await withSimulator({}, async ({ connection, simulator }) => {
    const opened = await there(connection);
    const text = opened.text.replace('"20"', '"30"');
    simulator.faults.set({ rules: [{ kind: 'accessDenied', operation: 'UpdateDocumentDefaultVersion' }] });
    const half = await save(connection, text, opened);
    assert.equal(kindOf(half.notInForce), 'denied');
    assert.equal((await there(connection)).text, opened.text);
    simulator.faults.clear();
    const whole = await save(connection, text, half.base, noOverwrite);
    assert.deepEqual(whole, { base: { version: '2', latest: '2' } });
    assert.equal((await there(connection)).text, text);
  });
});

test('an account without preferences gets them, and they are in force at once', async () => {
  await withSimulator({}, async ({ connection, simulator }) => {
    await deletePreferences(simulator);
    assert.equal(await readPreferences(connection, options), undefined);
    await createPreferences(connection, defaultPreferences(), 'JSON', options);
    const made = await there(connection);
    assert.deepEqual([made.text, made.version, made.latest], [defaultPreferences(), '1', '1']);
  });
});

test('a text that the service refuses changes nothing', async () => {
  await withSimulator({}, async ({ connection }) => {
    const opened = await there(connection);
    await assert.rejects(
      save(connection, '{"schemaVersion": "1.0", "sessionType": "Nonsense"}', opened),
      (error) => kindOf(error) === 'invalid',
    );
    assert.deepEqual(await there(connection), opened);
  });
});
