import { test } from 'node:test';
import assert from 'node:assert/strict';
import { kindOf } from '../../../src/core/base/errors.ts';
import { activeSessions } from '../../../src/features/sessionHistory/api.ts';
import { logPlaces } from '../../../src/features/sessionHistory/logPlaces.ts';
import { readLogSource } from '../../../src/features/sessionHistory/logSource.ts';
import { readPreferences } from '../../../src/features/sessionHistory/preferences/api.ts';
import { savePreferences } from '../../../src/features/sessionHistory/preferences/saving.ts';
import type { ListedSession } from '../../../src/features/sessionHistory/session.ts';
import { withSimulator, type Simulated } from '../../support/simulated.ts';

const options = { signal: new AbortController().signal };
const yes = { overwrite: () => Promise.resolve(true), confirm: () => Promise.resolve(true) };

async function logTo({ connection }: Simulated, changes: Readonly<Record<string, string>>): Promise<void> {
  const before = (await readPreferences(connection, options)) ?? assert.fail('no preferences');
  const text = Object.entries(changes).reduce(
    (all, [key, value]) => all.replace(`"${key}": ""`, `"${key}": "${value}"`),
    before.text,
  );
  await savePreferences({ connection, text, format: 'JSON', base: before }, yes, options);
}

async function start({ connection, simulator }: Simulated, DocumentName?: string): Promise<ListedSession> {
  const Target = simulator.fleet.nodes.find(({ pingStatus }) => pingStatus === 'Online')?.id ?? '';
  const document = DocumentName === undefined ? {} : { DocumentName };
  const port = DocumentName === undefined ? {} : { Parameters: { portNumber: ['80'] } };
  const { SessionId } = await connection.call('StartSession', { Target, ...document, ...port }, options);
  const found = await activeSessions(connection, {}, options);
  return found.find(({ id }) => id === SessionId) ?? assert.fail('no session');
}

test('what is derived is what the service itself names for a session of the same preferences', async () => {
  await withSimulator({}, async (simulated) => {
    await logTo(simulated, { s3BucketName: 'logs', s3KeyPrefix: 'ssm/', cloudWatchLogGroupName: '/aws/ssm' });
    const session = await start(simulated);
    const source = await readLogSource(simulated.connection, session, options);
    assert.equal(source?.name, 'SSM-SessionManagerRunShell, version 2');
    const [s3, cloudWatch] = logPlaces(session.id, source.inputs, simulated.connection);
    assert.equal(s3?.name, `s3://logs/ssm/${session.id}.log`);
    assert.ok(session.s3Url.endsWith(`/logs/ssm/${session.id}.log`), session.s3Url);
    assert.equal(cloudWatch?.name, `/aws/ssm · ${session.id}`);
    assert.match(decodeURIComponent(session.cloudWatchUrl), new RegExp(`/aws/ssm.*${session.id}`));
  });
});

test('a port session is never logged, whatever the preferences say', async () => {
  await withSimulator({}, async (simulated) => {
    await logTo(simulated, { s3BucketName: 'logs' });
    const session = await start(simulated, 'AWS-StartPortForwardingSession');
    assert.equal(session.s3Url, '');
    await assert.rejects(readLogSource(simulated.connection, session, options), /never logged/);
  });
});

test('who may not read documents is told so, with the action', async () => {
  await withSimulator({}, async (simulated) => {
    const session = await start(simulated);
    simulated.simulator.faults.set({ rules: [{ kind: 'accessDenied', operation: 'GetDocument' }] });
    await assert.rejects(
      readLogSource(simulated.connection, session, options),
      (error) => kindOf(error) === 'denied',
    );
  });
});
