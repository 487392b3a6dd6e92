import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createServer, connect, type Server } from 'node:net';
import { runForward } from '../../../../src/cli/forward/command.ts';
import { AppError } from '../../../../src/core/base/errors.ts';
import { cliScene, shakeHands, type CliScene } from '../../../support/session/cliScene.ts';
import { listen } from '../../../support/listen.ts';
import { until } from '../../../support/until.ts';

const usual = ['--target', 'i-0123', '--remote-port', '80'];
const mux = { Properties: { portNumber: '80', localPortNumber: '0', type: 'LocalPortForwarding' } };

/** Starts it and waits until it has asked for a session; its local port is real, so that takes real time. */
async function forwarding(scene: CliScene, ...argv: readonly string[]) {
  const run = scene.start(runForward, [...usual, ...argv]);
  await until(() => scene.connection.count('StartSession') > 0 || run.code() !== undefined, 'StartSession');
  await scene.clock.advance(50);
  return run;
}

function portOf(scene: CliScene): number {
  return Number(/^listening 127\.0\.0\.1:(\d+)\n$/.exec(scene.shell.out())?.[1]);
}

async function listening(): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer();
  return { port: await listen(server), server };
}

test('says one line when it is ready, and nothing before', async () => {
  const scene = cliScene();
  const run = await forwarding(scene);
  assert.equal(scene.shell.out(), '');
  await shakeHands(scene, 'Port', mux);
  assert.ok(portOf(scene) > 0, scene.shell.out());
  assert.deepEqual(scene.connection.inputs('StartSession'), [
    {
      Target: 'i-0123',
      DocumentName: 'AWS-StartPortForwardingSession',
      Parameters: { portNumber: ['80'], localPortNumber: [String(portOf(scene))] },
    },
  ]);
  scene.shell.streams.signal('SIGINT');
  await scene.clock.advance(2500);
  assert.equal(run.code(), 0);
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('nobody listens any more when it has ended', async () => {
  const scene = cliScene();
  const run = await forwarding(scene);
  await shakeHands(scene, 'Port', mux);
  const port = portOf(scene);
  scene.shell.streams.signal('SIGTERM');
  await scene.clock.advance(2500);
  assert.equal(run.code(), 0);
  const refused = await new Promise<string | undefined>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    socket.once('connect', () => resolve('connected'));
  });
  assert.equal(refused, 'ECONNREFUSED');
});

test('a taken port is said with the next free one, and no session is started', async () => {
  const { port, server } = await listening();
  const scene = cliScene();
  const run = await forwarding(scene, '--local-port', String(port));
  assert.equal(run.code(), 1);
  assert.match(
    scene.shell.err(),
    new RegExp(`^Port ${String(port)} on 127\\.0\\.0\\.1 .* The next free one: --local-port \\d+\\n$`),
  );
  assert.equal(scene.connection.calls.length, 0);
  assert.equal(scene.shell.out(), '');
  server.close();
});

test('an end from outside is a failure with a sentence', async () => {
  const scene = cliScene();
  const run = await forwarding(scene);
  await shakeHands(scene, 'Port', mux);
  scene.agent.close();
  await scene.clock.advance(100);
  assert.equal(run.code(), 1);
  assert.equal(scene.shell.err(), 'The session was ended from outside.\n');
});

test('§12 a host that the agent refuses is told in its own words', async () => {
  const scene = cliScene();
  const run = await forwarding(scene, '--remote-host', '169.254.169.254');
  scene.agent.close('----------ERROR-------\nForwarding to IP address 169.254.169.254 is forbidden.');
  await scene.clock.advance(100);
  assert.equal(run.code(), 1);
  assert.equal(scene.shell.err(), 'Forwarding to IP address 169.254.169.254 is forbidden.\n');
});

test('what AWS refuses is a failure with a sentence, and the port is free again', async () => {
  const scene = cliScene({
    StartSession: () => {
      throw new AppError('denied', 'Access denied.', { action: 'ssm:StartSession' });
    },
  });
  const run = await forwarding(scene);
  await scene.clock.advance(100);
  assert.equal(run.code(), 1);
  assert.match(scene.shell.err(), /ssm:StartSession/);
});

test('a mistake on the command line is told', async () => {
  const scene = cliScene();
  const run = scene.start(runForward, ['--target', 'x']);
  await scene.clock.advance(1);
  assert.equal(run.code(), 2);
  assert.equal(scene.shell.out(), '');
});
