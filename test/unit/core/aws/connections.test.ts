import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LoadSdk, SdkModule } from '../../../../src/core/aws/clients.ts';
import type { Connection } from '../../../../src/core/aws/connection.ts';
import { createConnections, type ConnectionsOptions } from '../../../../src/core/aws/connections.ts';
import { signInToProfile } from '../../../../src/core/aws/sso/profileSignIn.ts';
import { toDisposable } from '../../../../src/core/base/disposable.ts';
import { kindOf } from '../../../../src/core/base/errors.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const credentials = { accessKeyId: 'AKIDTEST', secretAccessKey: 'TOPSECRET' };
const demo = { region: 'eu-central-1', endpoint: 'http://127.0.0.1:1', credentials };
const signal = new AbortController().signal;

/** An SDK whose clients answer with how they were made. */
function fakeSdk() {
  const seen = { loaded: 0, made: 0, disposed: 0 };
  const regions: string[] = [];
  const sdk: SdkModule = {
    createClients: ({ region }) => {
      seen.made += 1;
      regions.push(region);
      return {
        send: () => Promise.resolve({}),
        agentFor: () => assert.fail('no agent was to be asked for'),
        dispose: () => (seen.disposed += 1),
      };
    },
    signInToProfile,
  };
  const loadSdk: LoadSdk = () => {
    seen.loaded += 1;
    return Promise.resolve(sdk);
  };
  return { seen, regions, loadSdk };
}

interface Home {
  readonly env: { readonly HOME: string };
  readonly write: (config: string) => void;
}

function home(t: TestContext, config: string): Home {
  const folder = mkdtempSync(path.join(tmpdir(), 'ssm-home-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, '.aws'));
  const file = path.join(folder, '.aws', 'config');
  const write = (text: string): void => {
    writeFileSync(`${file}.tmp`, text);
    renameSync(`${file}.tmp`, file);
  };
  write(config);
  return { env: { HOME: folder }, write };
}

function open(t: TestContext, options: ConnectionsOptions = {}) {
  const { seen, regions, loadSdk } = fakeSdk();
  const clock = new ManualClock();
  let touched: (name: string) => void = () => undefined;
  const connections = createConnections({
    env: { HOME: '/nonexistent' },
    clock,
    loadSdk,
    watching: {
      folder: (_, changed) => {
        touched = changed;
        return toDisposable(() => undefined);
      },
      target: (file) => file,
    },
    ...options,
  });
  t.after(() => connections.dispose());
  const heard: (string | undefined)[] = [];
  connections.onDidChange((connection) => heard.push(connection?.label));
  const changeFiles = async (): Promise<void> => {
    touched('config');
    await clock.advance(1000);
  };
  return { connections, seen, regions, heard, changeFiles };
}

test('nothing is loaded before the first call, and clients are made once', async (t) => {
  const { connections, seen } = open(t);
  const connection = connections.open(demo);
  connections.use(demo);
  assert.deepEqual(seen, { loaded: 0, made: 0, disposed: 0 });
  await connection.call('ListCommands', {}, { signal });
  await connection.call('ListCommands', {}, { signal });
  assert.deepEqual(seen, { loaded: 1, made: 1, disposed: 0 });
});

test('equal specs are one connection, found by its id', (t) => {
  const { connections } = open(t);
  const one = connections.open({ profile: 'a' });
  assert.equal(connections.open({ profile: 'a' }), one);
  assert.equal(connections.byId(one.id), one);
  assert.notEqual(connections.open({ profile: 'b' }), one);
  assert.equal(connections.byId('gone'), undefined);
});

test('a switch is told once, and the earlier connection lives on', async (t) => {
  const { connections, heard } = open(t);
  const one = connections.use({ profile: 'a', region: 'r' });
  connections.use({ profile: 'a', region: 'r' });
  const two = connections.use({ profile: 'b', region: 'r' });
  assert.equal(connections.current, two);
  assert.deepEqual(heard, ['a', 'b']);
  await one?.call('ListCommands', {}, { signal });
  assert.equal(connections.use({ profile: 'a', region: 'r' }), one);
  connections.use(undefined);
  assert.deepEqual(heard, ['a', 'b', 'a', undefined]);
});

test('opening another connection is no switch', (t) => {
  const { connections, heard } = open(t);
  connections.use({ profile: 'a' });
  connections.open({ profile: 'b' });
  assert.equal(connections.current?.label, 'a');
  assert.deepEqual(heard, ['a']);
});

test('a connection that is closed is not current any more and nobody finds it', (t) => {
  const { connections, heard } = open(t);
  const connection = connections.use(demo);
  connection?.dispose();
  assert.equal(connections.current, undefined);
  assert.equal(connections.byId(connection?.id ?? ''), undefined);
  assert.equal(heard.length, 2);
});

test('new secrets of the same access key supersede the old connection, told once', async (t) => {
  const { connections, heard } = open(t);
  const old = connections.use(demo);
  const next = connections.use({ ...demo, credentials: { ...credentials, secretAccessKey: 'new' } });
  assert.notEqual(next, old);
  assert.equal(next?.id, old?.id);
  assert.equal(connections.byId(next?.id ?? ''), next);
  assert.equal(heard.length, 2);
  await assert.rejects(
    old?.call('ListCommands', {}, { signal }) ?? Promise.resolve(),
    (error) => kindOf(error) === 'cancelled',
  );
});

test('files that change renew the connections they concern, and only those are told', async (t) => {
  const { env, write } = home(t, '[profile a]\nregion = eu-west-1\n[profile b]\nregion = r\n');
  const { connections, regions, heard, seen, changeFiles } = open(t, { env });
  let files = 0;
  connections.onDidChangeConfiguration(() => (files += 1));
  const connection = connections.use({ profile: 'a' });
  assert.equal(connection?.region, 'eu-west-1');
  await connection.call('ListCommands', {}, { signal });
  write('[profile a]\nregion = eu-west-1\n[profile b]\nregion = other\n');
  await changeFiles();
  assert.deepEqual(heard, ['a']);
  write('[profile a]\nregion = cn-north-1\n');
  await changeFiles();
  assert.deepEqual(heard, ['a', 'a']);
  assert.equal(files, 2);
  assert.equal(connections.current, connection);
  assert.deepEqual([connection.region, connection.partition], ['cn-north-1', 'aws-cn']);
  await connection.call('ListCommands', {}, { signal });
  assert.deepEqual(regions, ['eu-west-1', 'cn-north-1']);
  assert.equal(seen.disposed, 1);
  assert.deepEqual([...connections.configuration.profiles.keys()], ['a']);
});

test('a refresh makes new clients and tells everybody', async (t) => {
  const { connections, heard, seen } = open(t);
  connections.refresh();
  const connection = connections.use({ profile: 'a', region: 'r' });
  await connection?.call('ListCommands', {}, { signal });
  connections.refresh();
  await connection?.call('ListCommands', {}, { signal });
  assert.deepEqual(heard, ['a', 'a']);
  assert.deepEqual(seen, { loaded: 2, made: 2, disposed: 1 });
});

test('a sign-in that cannot be fails with its sentence and changes nothing', async (t) => {
  const { connections, heard } = open(t);
  const prompt = { open: () => undefined };
  await assert.rejects(connections.signIn('gone', prompt, signal), /There is no profile gone/);
  assert.deepEqual(heard, []);
});

test('a broken file is a list of problems, and its other profiles work', (t) => {
  const { env } = home(t, '[profile a\n[profile b]\nregion = r\n');
  const { connections } = open(t, { env });
  assert.equal(connections.open({ profile: 'b' }).region, 'r');
  assert.equal(connections.configuration.problems[0]?.line, 1);
});

test('labels: what the spec says, the profile, the environment', (t) => {
  const keys = { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's', HOME: '/nonexistent' };
  const { connections } = open(t, { env: keys });
  assert.equal(connections.open({ ...demo, label: 'Demo fleet' }).label, 'Demo fleet');
  assert.equal(connections.open({ profile: 'a' }).label, 'a');
  assert.equal(connections.open({}).label, 'environment');
  assert.equal(connections.open(demo).isDemo, true);
  assert.equal(connections.open({}).isDemo, false);
});

test('without options the connections are real, and cost nothing until they are used', () => {
  const connections = createConnections();
  assert.equal(connections.current, undefined);
  connections.dispose();
});

test('disposing closes all, and what comes later is closed too', async (t) => {
  const { connections } = open(t);
  const all: Connection[] = [connections.open({ profile: 'a', region: 'r' }), connections.open(demo)];
  connections.dispose();
  for (const connection of all) {
    await assert.rejects(
      connection.call('ListCommands', {}, { signal }),
      (error) => kindOf(error) === 'cancelled',
    );
  }
});
