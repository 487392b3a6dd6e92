import { describe, it, type TestContext } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { SshRoom } from '../../../../src/features/ssh/room.ts';
import type { NodeRef } from '../../../../src/core/model/refs.ts';
import { FakeConnection, FakeConnections } from '../../../support/fakeConnection.ts';
import { FakeHost, fakeServices } from '../../../support/fakeHost.ts';
import { until } from '../../../support/until.ts';
import { freshDesk } from '../../../support/vscode/desk.ts';

const own = 'A key of SSM Workbench';
const byInstanceConnect = 'EC2 Instance Connect, at each connection';
const byRunCommand = 'Run Command, at each connection';

function aRoom(t: TestContext) {
  const desk = freshDesk(t);
  const home = mkdtempSync(join(tmpdir(), 'ssh room-'));
  t.after(() => rmSync(home, { recursive: true }));
  const fake = new FakeHost();
  const connection = new FakeConnection(
    { DescribeInstanceInformation: () => ({ InstanceInformationList: [{ PlatformName: 'Ubuntu' }] }) },
    { profile: 'prod' },
  );
  const host = {
    ...fake.host,
    extensionUri: vscode.Uri.file('/extensions/ssm-workbench.ssm-workbench-0.1.0'),
    globalStorageUri: vscode.Uri.file(join(home, 'storage')),
  };
  const computer = { platform: 'posix', home, runtime: '/usr/bin/code', isElectron: true, env: {} } as const;
  const room = new SshRoom(host, fakeServices(new FakeConnections(connection)), computer);
  t.after(() => room.dispose());
  const node: NodeRef = {
    connectionId: connection.id,
    id: 'i-0abc',
    name: 'web 1',
    platform: 'Linux',
    online: true,
    production: false,
  };
  return { desk, fake, home, room, node, connection, config: join(home, '.ssh', 'config') };
}

type Scene = ReturnType<typeof aRoom>;

/** Answers the questions in their order; `undefined` looks away. */
async function answer(
  { desk }: Scene,
  { user, key = own, delivery }: { user?: string; key?: string; delivery?: string },
): Promise<void> {
  const [texts, choices] = [desk.texts.length, desk.choices.length];
  await until(() => desk.texts.length > texts, 'the question for the user');
  if (user !== undefined) desk.text.type(user);
  desk.text.enter();
  await until(() => desk.choices.length > choices, 'the question for the key');
  desk.choice.choose(key);
  if (delivery === undefined) return;
  await until(() => desk.choices.length > choices + 1, 'the question for the way');
  desk.choice.choose(delivery);
}

async function written(
  scene: Scene,
  answers: Parameters<typeof answer>[1],
  node = scene.node,
): Promise<void> {
  const done = scene.room.writeConfig(node);
  await Promise.race([answer(scene, answers), done]);
  const before = scene.desk.messages.length;
  await until(() => scene.desk.messages.length > before, 'what was done');
  scene.desk.message.dismiss();
  await done;
}

describe('writing the SSH configuration of a node', () => {
  it('writes block, launcher and key, after it showed the block and where it goes', async (t) => {
    const scene = aRoom(t);
    const { home, config, fake, desk } = scene;
    await written(scene, { delivery: byInstanceConnect });
    const text = readFileSync(config, 'utf8');
    assert.match(text, /^# BEGIN SSM Workbench i-0abc .*\nHost web-1\.ssm\n {2}HostName i-0abc\n/);
    assert.match(text, /\n {2}User ubuntu\n/, 'the system’s own user was suggested');
    assert.match(text, / --profile prod --region eu-central-1 --push-key --user %r --identity '/);
    assert.equal(statSync(config).mode & 0o777, 0o600);
    const [asked] = fake.asked;
    assert.ok(asked !== undefined);
    assert.equal(asked.question, `Write the SSH configuration of web 1 (i-0abc) to ${config}?`);
    assert.match(asked.detail ?? '', /60 seconds.*\n.*no passphrase.*\n\nHost web-1\.ssm\n/);
    assert.equal(statSync(join(home, 'storage/ssh/id_ed25519')).mode & 0o777, 0o600);
    assert.match(readFileSync(join(home, 'storage/ssh/ssm-workbench'), 'utf8'), /^#!\/bin\/sh/);
    assert.equal(desk.message.text, 'web 1 (i-0abc) is web-1.ssm for ssh now.');
  });

  it('run again changes nothing; with another user it changes that alone', async (t) => {
    const scene = aRoom(t);
    await written(scene, { delivery: byInstanceConnect });
    const first = readFileSync(scene.config, 'utf8');
    await written(scene, { delivery: byInstanceConnect });
    assert.equal(readFileSync(scene.config, 'utf8'), first);
    await written(scene, { user: 'deploy', delivery: byInstanceConnect });
    assert.equal(readFileSync(scene.config, 'utf8'), first.replace('User ubuntu', 'User deploy'));
  });

  it('keeps the name that the host has in the file, also when the node was renamed', async (t) => {
    const scene = aRoom(t);
    await written(scene, { delivery: byInstanceConnect });
    await written(scene, { delivery: byInstanceConnect }, { ...scene.node, name: 'other' });
    assert.match(readFileSync(scene.config, 'utf8'), /^Host web-1\.ssm$/m);
  });

  it('tells two nodes of the same name apart', async (t) => {
    const scene = aRoom(t);
    await written(scene, { delivery: byInstanceConnect });
    await written(scene, { delivery: byInstanceConnect }, { ...scene.node, id: 'i-0def99' });
    const hosts = readFileSync(scene.config, 'utf8').match(/^Host .*$/gm);
    assert.deepEqual(hosts, ['Host web-1-def99.ssm', 'Host web-1.ssm']);
  });

  it('does nothing that was not agreed to', async (t) => {
    const scene = aRoom(t);
    scene.fake.answer = false;
    const done = scene.room.writeConfig(scene.node);
    await answer(scene, { delivery: byInstanceConnect });
    await done;
    assert.ok(!existsSync(scene.config));
    assert.ok(!existsSync(join(scene.home, 'storage')));
  });

  it('ends silently where a question is dismissed', async (t) => {
    const scene = aRoom(t);
    const { desk, room, node } = scene;
    const atUser = room.writeConfig(node);
    await until(() => desk.texts.length === 1, 'the user');
    desk.text.escape();
    await atUser;
    const atKey = room.writeConfig(node);
    await until(() => desk.texts.length === 2, 'the user');
    desk.text.enter();
    await until(() => desk.choices.length === 1, 'the key');
    desk.choice.escape();
    await atKey;
    assert.equal(scene.fake.asked.length, 0);
  });

  it('offers the person’s own keys', async (t) => {
    const scene = aRoom(t);
    mkdirSync(join(scene.home, '.ssh'));
    writeFileSync(join(scene.home, '.ssh/id_rsa.pub'), 'ssh-rsa AAAA');
    const key = join(scene.home, '.ssh/id_rsa');
    await written(scene, { key, delivery: 'It knows the key already' });
    const text = readFileSync(scene.config, 'utf8');
    assert.ok(text.includes(`IdentityFile "${key}"`));
    assert.doesNotMatch(text, /push-key/);
    assert.ok(!existsSync(join(scene.home, 'storage/ssh/id_ed25519')), 'no key is made that is not used');
  });

  it('lets ssh choose the key', async (t) => {
    const scene = aRoom(t);
    await written(scene, { key: 'Let ssh choose' });
    assert.doesNotMatch(readFileSync(scene.config, 'utf8'), /Identit/);
  });

  it('a hybrid node is not offered EC2 Instance Connect, a Windows node not Run Command', async (t) => {
    const scene = aRoom(t);
    await written(scene, { delivery: byRunCommand }, { ...scene.node, id: 'mi-0abc' });
    assert.ok(!scene.desk.choice.items.some(({ label }) => label === byInstanceConnect));
    assert.match(readFileSync(scene.config, 'utf8'), /--push-key-by-run-command --user %r/);
    await written(scene, { delivery: byInstanceConnect }, { ...scene.node, platform: 'Windows' });
    assert.ok(!scene.desk.choice.items.some(({ label }) => label === byRunCommand));
  });

  it('production asks twice before a file on it will be changed at each connection', async (t) => {
    const scene = aRoom(t);
    const node = { ...scene.node, production: true };
    await written(scene, { delivery: byRunCommand }, node);
    assert.match(scene.fake.asked[0]?.production ?? '', /is production/);
    await written(scene, { delivery: byInstanceConnect }, node);
    assert.equal(scene.fake.asked[1]?.production, undefined);
  });

  it('writes the file that Remote-SSH reads', async (t) => {
    const scene = aRoom(t);
    scene.desk.set('remote.SSH.configFile', '~/work config');
    await written(scene, { delivery: byInstanceConnect });
    assert.match(readFileSync(join(scene.home, 'work config'), 'utf8'), /Host web-1\.ssm/);
    assert.ok(!existsSync(scene.config));
  });

  it('says in a remote window on which computer the file is', async (t) => {
    const scene = aRoom(t);
    scene.desk.remoteName = 'ssh-remote';
    await written(scene, { delivery: byInstanceConnect });
    assert.match(scene.fake.asked[0]?.detail ?? '', /remote computer/);
  });

  it('a damaged block is left as it is', async (t) => {
    const scene = aRoom(t);
    mkdirSync(join(scene.home, '.ssh'));
    writeFileSync(scene.config, '# BEGIN SSM Workbench i-0abc\nHost mine\n');
    const done = scene.room.writeConfig(scene.node);
    await Promise.all([answer(scene, { delivery: byInstanceConnect }), assert.rejects(done, /is damaged/)]);
    assert.equal(readFileSync(scene.config, 'utf8'), '# BEGIN SSM Workbench i-0abc\nHost mine\n');
  });

  it('what is no node, has no SSH server or no connection is refused', async (t) => {
    const { room, node, desk } = aRoom(t);
    await assert.rejects(room.writeConfig({ id: 7 }), /This is not a node/);
    await assert.rejects(room.writeConfig({ ...node, id: 'ecs:a_b_c' }), /runs no SSH server/);
    await assert.rejects(room.writeConfig({ ...node, connectionId: 'gone' }), /was closed/);
    desk.isTrusted = false;
    await assert.rejects(room.writeConfig(node), /not trusted/);
  });

  it('without a node the person chooses one of those that are online', async (t) => {
    const scene = aRoom(t);
    await scene.room.writeConfig(undefined);
    assert.deepEqual(scene.fake.executed, [['ssmWorkbench.sessions.chooseNode', 'Write SSH Config']]);
    assert.equal(scene.desk.texts.length, 0, 'none was chosen');
    const container = { ...scene.node, id: 'ecs:shop_0123456789abcdef_0123456789abcdef-1' };
    scene.fake.results.set('ssmWorkbench.sessions.chooseNode', container);
    await assert.rejects(scene.room.writeConfig(undefined), /runs no SSH server/);
    assert.equal(existsSync(scene.config), false);
  });
});

describe('what is offered after that', () => {
  async function offered(t: TestContext, installed: readonly string[]) {
    const scene = aRoom(t);
    for (const command of installed) scene.desk.handlers.set(command, () => undefined);
    const done = scene.room.writeConfig(scene.node);
    await answer(scene, { delivery: byInstanceConnect });
    await until(() => scene.desk.messages.length > 0, 'what was done');
    return { ...scene, done };
  }

  it('is Remote-SSH where it is installed', async (t) => {
    const { desk, done } = await offered(t, ['opensshremotes.openEmptyWindow']);
    desk.message.press('Connect with Remote-SSH');
    await done;
    assert.deepEqual(desk.executed, [['opensshremotes.openEmptyWindow', { host: 'web-1.ssm' }]]);
  });

  it('is Open Remote - SSH where that is installed', async (t) => {
    const { desk, done } = await offered(t, ['openremotessh.openEmptyWindow']);
    desk.message.press('Connect with Remote-SSH');
    await done;
    assert.deepEqual(desk.executed, [['vscode.newWindow', { remoteAuthority: 'ssh-remote+web-1.ssm' }]]);
  });

  it('is otherwise the command and the file', async (t) => {
    const { desk, done } = await offered(t, []);
    assert.deepEqual(desk.message.buttons, ['Open File', 'Copy Command']);
    desk.message.press('Copy Command');
    await done;
    assert.equal(desk.clipboard, 'ssh web-1.ssm');
  });
});
