import { test } from 'node:test';
import assert from 'node:assert/strict';
import { runSshProxy } from '../../../../src/cli/sshProxy/command.ts';
import { AppError } from '../../../../src/core/base/errors.ts';
import { settle } from '../../../support/manualClock.ts';
import { cliScene, shakeHands, type CliScene } from '../../../support/session/cliScene.ts';

const usual = ['--target', 'i-0123'];
const pushed = [...usual, '--push-key', '--user', 'ubuntu', '--identity', 'id.pub'];
const raw = { Properties: { portNumber: '22' } };
const key = 'ssh-ed25519 AAAA';

async function proxying(scene: CliScene, argv: readonly string[] = usual) {
  const run = scene.start(runSshProxy, argv);
  await scene.clock.advance(50);
  return run;
}

test('§12 carries bytes both ways unchanged, and nothing else is on standard output', async () => {
  const scene = cliScene();
  await proxying(scene, [...usual, '--port', '2222']);
  scene.shell.streams.input.write(Buffer.from([0, 10, 13, 126, 46, 255]));
  await shakeHands(scene, 'Port', { ...raw, CustomerMessage: 'This session is recorded.' });
  scene.agent.send(Uint8Array.of(83, 83, 72, 0, 255));
  await scene.clock.advance(50);
  assert.deepEqual([...scene.agent.input], [0, 10, 13, 126, 46, 255]);
  assert.equal(scene.output(), 'SSH\u0000\u00ff');
  assert.equal(scene.shell.out(), '');
  assert.deepEqual(scene.connection.inputs('StartSession'), [
    { Target: 'i-0123', DocumentName: 'AWS-StartSSHSession', Parameters: { portNumber: ['2222'] } },
  ]);
});

test('ends when the SSH server has, in good order', async () => {
  const scene = cliScene();
  const run = await proxying(scene);
  await shakeHands(scene, 'Port', raw);
  scene.agent.close();
  await scene.clock.advance(100);
  assert.equal(run.code(), 0);
  assert.equal(scene.shell.err(), '');
});

test('a node on which no SSH server listens is said, with what to do and the agent’s own words', async () => {
  const scene = cliScene();
  const run = await proxying(scene);
  await shakeHands(scene, 'Port', raw);
  scene.agent.close(
    '----------ERROR-------\nUnable to connect to specified port: dial tcp: connection refused',
  );
  await scene.clock.advance(100);
  assert.equal(run.code(), 1);
  assert.match(
    scene.shell.err(),
    /^No SSH server answers on port 22 of i-0123: start sshd .* Unable to connect/,
  );
  assert.ok(!scene.shell.err().includes('ERROR'));
});

test('terminates the session when ssh goes', async () => {
  const scene = cliScene();
  const run = await proxying(scene);
  await shakeHands(scene, 'Port', raw);
  scene.shell.streams.signal('SIGHUP');
  await scene.clock.advance(2500);
  assert.equal(run.code(), 0);
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('terminates the session when its input has ended and the node is silent', async () => {
  const scene = cliScene();
  const run = await proxying(scene);
  await shakeHands(scene, 'Port', raw);
  scene.shell.streams.input.end('bye');
  await settle();
  await scene.clock.advance(10_000);
  assert.equal(run.code(), 0);
  assert.equal(scene.agent.input.toString(), 'bye');
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('the key is pushed before the session is started, at each connection', async () => {
  const scene = cliScene({ SendSSHPublicKey: () => ({ Success: true }) }, { '/w/id.pub': `${key} me\n` });
  await proxying(scene, pushed);
  assert.deepEqual(
    scene.connection.calls.map(({ operation }) => operation),
    ['SendSSHPublicKey', 'StartSession'],
  );
  assert.deepEqual(scene.connection.inputs('SendSSHPublicKey'), [
    { InstanceId: 'i-0123', InstanceOSUser: 'ubuntu', SSHPublicKey: key },
  ]);
});

test('a key that cannot be pushed is said, and no session is started', async () => {
  const denied = new AppError('denied', 'Access denied.', {
    action: 'ec2-instance-connect:SendSSHPublicKey',
  });
  const scene = cliScene(
    {
      SendSSHPublicKey: () => {
        throw denied;
      },
    },
    { '/w/id.pub': key },
  );
  const run = await proxying(scene, pushed);
  assert.equal(run.code(), 1);
  assert.match(scene.shell.err(), /ec2-instance-connect:SendSSHPublicKey/);
  assert.equal(scene.connection.count('StartSession'), 0);
});

test('nodes that are no EC2 instances are explained', async () => {
  const scene = cliScene({}, { '/w/id.pub': key });
  const run = await proxying(scene, ['--target', 'mi-0123', ...pushed.slice(2)]);
  assert.equal(run.code(), 1);
  assert.match(scene.shell.err(), /mi-0123 is no EC2 instance/);
});

test('Run Command pushes where the person agreed to it', async () => {
  const scene = cliScene(
    {
      SendCommand: () => ({ Command: { CommandId: 'c-1' } }),
      GetCommandInvocation: () => ({ Status: 'Success' }),
    },
    { '/w/id.pub': key },
  );
  const argv = ['--target', 'mi-0123', '--push-key-by-run-command', ...pushed.slice(3)];
  await proxying(scene, argv);
  await scene.clock.advance(1000);
  assert.deepEqual(
    scene.connection.calls.map(({ operation }) => operation),
    ['SendCommand', 'GetCommandInvocation', 'StartSession'],
  );
});

test('an end with words of the service is told on standard error, where ssh shows it', async () => {
  const scene = cliScene();
  const run = await proxying(scene);
  scene.agent.close('Connection to destination port failed, check SSM Agent logs.');
  await scene.clock.advance(100);
  assert.equal(run.code(), 1);
  assert.match(scene.shell.err(), /Connection to destination port failed/);
  assert.equal(scene.output(), '');
});
