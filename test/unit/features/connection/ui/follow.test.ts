import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { createConnections } from '../../../../../src/core/aws/connections.ts';
import { toDisposable } from '../../../../../src/core/base/disposable.ts';
import { Emitter } from '../../../../../src/core/base/event.ts';
import { followSettings } from '../../../../../src/features/connection/ui/follow.ts';
import type { Settings } from '../../../../../src/host/settings.ts';
import {
  settingDefaults,
  type SettingKey,
  type SettingTypes,
} from '../../../../../src/host/tables/settings.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';

/** Settings in memory that tell of their changes as VS Code does. */
class FakeSettings implements Settings {
  refusal: Error | undefined;
  /** What saving waits for. */
  saving: Promise<void> = Promise.resolve();
  readonly #changed = new Emitter<SettingKey>();
  readonly #values: Partial<SettingTypes>;

  constructor(values: Partial<SettingTypes>) {
    this.#values = { ...values };
  }

  get<K extends SettingKey>(key: K): SettingTypes[K] {
    return this.#values[key] ?? settingDefaults[key];
  }

  async set<K extends SettingKey>(key: K, value: SettingTypes[K]): Promise<void> {
    if (this.refusal !== undefined) throw this.refusal;
    await this.saving;
    Object.assign(this.#values, { [key]: value });
    this.#changed.fire(key);
  }

  onDidChange(key: SettingKey, listener: () => void) {
    return this.#changed.event((changed) => changed === key && listener());
  }
}

interface Scene {
  readonly settings?: Partial<SettingTypes>;
  readonly config?: string;
  readonly trusted?: boolean;
}

const profiles = '[profile a]\nregion = eu-west-1\n[profile b]\nregion = us-east-1\n';

function play(t: TestContext, scene: Scene) {
  const folder = mkdtempSync(path.join(tmpdir(), 'ssm-follow-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, '.aws'));
  const write = (config: string): void => writeFileSync(path.join(folder, '.aws', 'config'), config);
  write(scene.config ?? profiles);
  const env = { HOME: folder };
  const clock = new ManualClock();
  let touched: (name: string) => void = () => undefined;
  const connections = createConnections({
    env,
    clock,
    loadSdk: () => assert.fail('nothing was to be called'),
    watching: {
      folder: (_, changed) => {
        touched = changed;
        return toDisposable(() => undefined);
      },
      target: (file) => file,
    },
  });
  t.after(() => connections.dispose());
  const heard: string[] = [];
  connections.onDidChange((current) =>
    heard.push(current === undefined ? 'none' : `${current.label} ${current.region}`),
  );
  const settings = new FakeSettings(scene.settings ?? {});
  const granted = new Emitter<undefined>();
  const trust = {
    isTrusted: scene.trusted ?? true,
    onDidGrant: (listener: () => void) => granted.event(() => listener()),
  };
  const follower = followSettings(settings, connections, env, trust);
  t.after(() => follower.dispose());
  return {
    ...{ connections, settings, follower, heard },
    changeFile: async (config: string): Promise<void> => {
      write(config);
      touched('config');
      await clock.advance(1000);
    },
    grant: (): void => {
      trust.isTrusted = true;
      granted.fire(undefined);
    },
  };
}

const demo = {
  region: 'eu-central-1',
  endpoint: 'http://127.0.0.1:1',
  label: 'Demo fleet',
  credentials: { accessKeyId: 'k', secretAccessKey: 's' },
};

test('the configured profile is current from the start, and nothing is called', (t) => {
  const { connections } = play(t, { settings: { 'connection.profile': ' a ' } });
  assert.equal(connections.current?.label, 'a');
});

test('without any there is none, until the files bring a default profile', async (t) => {
  const { connections, heard, changeFile } = play(t, {});
  assert.equal(connections.current, undefined);
  await changeFile(`${profiles}[profile c]\n`);
  assert.equal(connections.current, undefined);
  await changeFile(`${profiles}[default]\nregion = sa-east-1\n`);
  assert.deepEqual(heard, ['default sa-east-1']);
});

test('a setting that changes switches', async (t) => {
  const { settings, heard } = play(t, { settings: { 'connection.profile': 'a' } });
  await settings.set('connection.profile', 'b');
  await settings.set('connection.region', 'ap-east-1');
  await settings.set('nodes.groupBy', 'none');
  assert.deepEqual(heard, ['a eu-west-1', 'b us-east-1', 'b ap-east-1']);
});

test('a choice of profile and Region is one switch, and stays in the settings', async (t) => {
  const { settings, follower, heard } = play(t, {
    settings: { 'connection.profile': 'a', 'connection.region': 'ap-east-1' },
  });
  await follower.choose({ profile: 'b', region: '' });
  assert.deepEqual(heard, ['a ap-east-1', 'b us-east-1']);
  assert.equal(settings.get('connection.profile'), 'b');
  assert.equal(settings.get('connection.region'), '');
});

test('a choice is in force before it is saved, and stays when it cannot be', async (t) => {
  const { settings, follower, heard } = play(t, { settings: { 'connection.profile': 'a' } });
  settings.refusal = new Error('Unable to write into user settings.');
  const choosing = follower.choose({ profile: 'b', region: '' });
  assert.deepEqual(heard, ['a eu-west-1', 'b us-east-1']);
  await assert.rejects(choosing, /holds for this window only.*Unable to write into user settings/);
  assert.equal(heard.at(-1), 'b us-east-1');
});

test('choosing what the settings say already leaves the demo fleet', async (t) => {
  const { connections, follower, heard } = play(t, { settings: { 'connection.profile': 'a' } });
  connections.use(demo);
  await follower.choose({ profile: 'a', region: '' });
  assert.deepEqual(heard, ['a eu-west-1', 'Demo fleet eu-central-1', 'a eu-west-1']);
});

test('a choice that is saved late does not end the demo fleet that was started meanwhile', async (t) => {
  const { connections, settings, follower, heard } = play(t, { settings: { 'connection.profile': 'a' } });
  let saved = (): void => undefined;
  settings.saving = new Promise((resolve) => (saved = resolve));
  const choosing = follower.choose({ profile: 'b', region: '' });
  connections.use(demo);
  saved();
  await choosing;
  assert.deepEqual(heard, ['a eu-west-1', 'b us-east-1', 'Demo fleet eu-central-1']);
  await settings.set('connection.profile', 'a');
  assert.equal(heard.at(-1), 'a eu-west-1');
});

test('of two choices made at once the second one stays, in the settings too', async (t) => {
  const { settings, follower, heard } = play(t, {});
  await Promise.all([
    follower.choose({ profile: 'a', region: 'ap-east-1' }),
    follower.choose({ profile: 'b', region: '' }),
  ]);
  assert.deepEqual(heard, ['a ap-east-1', 'b us-east-1']);
  assert.equal(settings.get('connection.profile'), 'b');
  assert.equal(settings.get('connection.region'), '');
});

test('when the demo fleet ends the configured profile comes back, after everybody has heard of the end', async (t) => {
  const { connections, heard } = play(t, { settings: { 'connection.profile': 'a' } });
  connections.use(demo)?.dispose();
  assert.equal(heard.at(-1), 'none');
  await settle();
  assert.deepEqual(heard.slice(-2), ['none', 'a eu-west-1']);
});

test('files that change do not end the demo fleet', async (t) => {
  const { connections, changeFile } = play(t, {});
  connections.use(demo);
  await changeFile('[default]\nregion = r\n');
  assert.equal(connections.current?.label, 'Demo fleet');
});

test('in a workspace that is not trusted nothing is opened before trust is granted', async (t) => {
  const { settings, follower, heard, grant } = play(t, {
    settings: { 'connection.profile': 'a' },
    trusted: false,
  });
  await settings.set('connection.profile', 'b');
  await follower.choose({ profile: 'b', region: '' });
  assert.deepEqual(heard, []);
  grant();
  assert.deepEqual(heard, ['b us-east-1']);
});

test('a disposed follower follows nothing', async (t) => {
  const { connections, settings, follower } = play(t, {});
  follower.dispose();
  await settings.set('connection.profile', 'a');
  assert.equal(connections.current, undefined);
});

test('endpoint and FIPS come from the settings too', (t) => {
  const { connections } = play(t, {
    settings: {
      'connection.profile': 'a',
      'connection.endpoint': 'https://vpce',
      'connection.useFips': true,
    },
  });
  assert.equal(connections.current?.endpoint, 'https://vpce');
  assert.equal(connections.current.spec.useFips, true);
});

test('what is in force is known though it could not be saved', async (t) => {
  const { settings, follower } = play(t, { settings: { 'connection.profile': 'a' } });
  settings.refusal = new Error('settings.json has unsaved changes');
  await assert.rejects(follower.choose({ profile: 'b', region: 'ap-east-1' }), /holds for this window only/);
  assert.equal(settings.get('connection.profile'), 'a');
  assert.equal(follower.choice.profile, 'b');
  assert.equal(follower.choice.region, 'ap-east-1');
});
