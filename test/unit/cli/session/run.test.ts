import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SessionRun, type Outcome, type SessionRunOptions } from '../../../../src/cli/session/run.ts';
import { cancelled } from '../../../../src/core/base/errors.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import { startLiveSession } from '../../../../src/core/session/index.ts';
import { settle } from '../../../support/manualClock.ts';
import { cliScene, type CliScene } from '../../../support/session/cliScene.ts';

async function running(scene: CliScene, differs: Partial<SessionRunOptions> = {}) {
  const { shell, deps, connection } = scene;
  const run = new SessionRun({
    ...{ shell, clock: deps.clock, log: silentLog, request: { target: 'i-1' } },
    kernel: await deps.loadKernel(),
    aws: {
      connection,
      region: connection.region,
      nextAct: () => '',
      resumeAct: () => '',
      dispose: () => undefined,
    },
    opened: () => undefined,
    ...differs,
  });
  let outcome: Outcome | undefined;
  void run.outcome.then((came) => (outcome = came));
  return { run, outcome: () => outcome };
}

test('ends with what ended the session', async () => {
  const scene = cliScene();
  const { outcome } = await running(scene);
  await scene.clock.advance(50);
  scene.agent.close('over');
  await scene.clock.advance(50);
  assert.deepEqual(outcome(), { kind: 'ended', ending: { kind: 'closed', text: 'over' } });
  assert.equal(scene.connection.count('TerminateSession'), 0, 'the service knows of its own endings');
});

test('a session whose data channel cannot be opened is terminated, not left behind', async () => {
  const scene = cliScene();
  const kernel = await scene.deps.loadKernel();
  const { outcome } = await running(scene, {
    kernel: { ...kernel, startLiveSession: (options) => startUnreachable(scene, options) },
  });
  await scene.clock.advance(100);
  assert.equal(outcome()?.kind, 'ended');
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('a signal while StartSession is under way waits for its answer, and terminates what it started', async () => {
  let answer: (ticket: object) => void = () => undefined;
  const scene = cliScene({ StartSession: () => new Promise((resolve) => (answer = resolve)) });
  const { outcome } = await running(scene);
  await settle();
  scene.shell.streams.signal('SIGTERM');
  await settle();
  assert.equal(outcome(), undefined);
  answer({ SessionId: 's-1', StreamUrl: 'wss://x', TokenValue: 't' });
  await settle();
  assert.deepEqual(outcome(), { kind: 'left', by: 'SIGTERM' });
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('a parting that takes too long is given up, and said', async () => {
  const scene = cliScene({ TerminateSession: () => new Promise(() => undefined) });
  const { outcome } = await running(scene);
  await scene.clock.advance(50);
  scene.shell.streams.signal('SIGTERM');
  await scene.clock.advance(4900);
  assert.equal(outcome(), undefined);
  await scene.clock.advance(200);
  assert.deepEqual(outcome(), { kind: 'left', by: 'SIGTERM' });
  assert.match(scene.shell.err(), /Session s-1 could not be terminated/);
});

test('what became of a session that was left is said as it is known', async () => {
  const scene = cliScene();
  const { run } = await running(scene);
  await scene.clock.advance(50);
  run.leave('keys');
  await scene.clock.advance(50);
  assert.equal(run.farewell, 'The session was terminated.');
});

test('a session that never began was not terminated, and does not live on', async () => {
  const failing = cliScene({ StartSession: () => Promise.reject(new Error('no')) });
  const { run } = await running(failing);
  run.leave('SIGINT');
  await settle();
  assert.equal(run.farewell, 'No session was started.');
});

test('a StartSession that nobody answers may still start one: that is said, and nothing beside it', async () => {
  const scene = cliScene({ StartSession: () => new Promise(() => undefined) });
  const { run } = await running(scene);
  await settle();
  scene.shell.streams.signal('SIGINT');
  await scene.clock.advance(5000);
  assert.match(scene.shell.err(), /^StartSession was not answered: .* idle limit\.\n$/);
  assert.equal(run.farewell, '');
});

test('a StartSession that is throttled is not waited for, and started nothing', async () => {
  const scene = cliScene({
    StartSession: (_, { unsent }) =>
      new Promise((_resolve, reject) => unsent?.addEventListener('abort', () => reject(cancelled()))),
  });
  const { run, outcome } = await running(scene);
  await settle();
  scene.shell.streams.signal('SIGINT');
  await settle();
  assert.deepEqual(outcome(), { kind: 'left', by: 'SIGINT' });
  assert.equal(run.farewell, 'No session was started.');
  assert.equal(scene.shell.err(), '');
});

test('a second signal does not wait', async () => {
  const scene = cliScene({ TerminateSession: () => new Promise(() => undefined) });
  const { outcome } = await running(scene);
  await scene.clock.advance(50);
  scene.shell.streams.signal('SIGINT');
  scene.shell.streams.signal('SIGINT');
  await settle();
  assert.deepEqual(outcome(), { kind: 'left', by: 'SIGINT' });
  assert.match(scene.shell.err(), /Session s-1 could not be terminated/);
});

test('a terminal that is closed fails first and signals then: the session is still terminated', async () => {
  const scene = cliScene({ TerminateSession: () => new Promise(() => undefined) });
  const { run, outcome } = await running(scene);
  await scene.clock.advance(50);
  run.leave('outputClosed');
  scene.shell.streams.signal('SIGHUP');
  await scene.clock.advance(2500);
  assert.equal(outcome(), undefined, 'TerminateSession is still under way');
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('a signal that was dealt with ends nothing', async () => {
  const scene = cliScene();
  const { outcome } = await running(scene, { signalled: (signal) => signal === 'SIGINT' });
  await scene.clock.advance(50);
  scene.shell.streams.signal('SIGINT');
  await scene.clock.advance(2500);
  assert.equal(outcome(), undefined);
  scene.shell.streams.signal('SIGHUP');
  await scene.clock.advance(2500);
  assert.deepEqual(outcome(), { kind: 'left', by: 'SIGHUP' });
});

type Start = SessionRunOptions['kernel']['startLiveSession'];

/** The first socket is refused. */
function startUnreachable(scene: CliScene, options: Parameters<Start>[0]): ReturnType<Start> {
  const { clock } = scene;
  return startLiveSession({
    ...options,
    openSocket: (_url, listener) => {
      clock.after(5, () => listener.ended({ code: 1006, detail: 'refused' }));
      return scene.wire.openSocket('wss://nowhere', { ...listener, opened: () => undefined });
    },
  });
}
