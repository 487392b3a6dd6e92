import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../src/core/base/errors.ts';
import { settle } from '../../../support/manualClock.ts';
import { database, TunnelScene } from '../../../support/tunnels/scene.ts';

const port = database.localPort;
const expired = new AppError('expired', 'The sign-in has expired.');
const notConnected = new AppError('notFound', 'Not connected.', { code: 'TargetNotConnected' });
const idle = { kind: 'closed', text: 'Session terminated: idle for 20 minutes.' } as const;
const gone = { kind: 'gone', text: '' } as const;

describe('a session that is lost', () => {
  it('is shown with its cause, and the tunnel is open again when it comes back', async () => {
    const scene = new TunnelScene();
    await scene.open();
    scene.kernel.session.lose('closed with 1006\n');
    assert.deepEqual(scene.state, { kind: 'reconnecting', cause: 'closed with 1006', needsSignIn: false });
    scene.kernel.session.set({ kind: 'connecting' });
    assert.equal(scene.state.kind, 'reconnecting');
    scene.kernel.session.set({ kind: 'connected' });
    assert.deepEqual([scene.state.kind, scene.helps.length], ['open', 0]);
  });

  it('asks for sign-in once in a row of failures, and goes on when it is told to', async () => {
    const scene = new TunnelScene();
    await scene.open();
    const { session } = scene.kernel;
    session.lose('network');
    session.lose('expired', expired);
    session.lose('expired', expired);
    assert.equal(scene.helps.length, 1);
    session.lose('network');
    session.lose('expired', expired);
    assert.equal(scene.helps.length, 1, 'a network that comes and goes between asks nobody again');
    scene.helps[0]?.retry();
    scene.tunnel.retryNow();
    assert.equal(session.retries, 2);
    session.set({ kind: 'connected' });
    session.lose('expired', expired);
    assert.equal(scene.helps.length, 2);
  });
});

describe('a session that is gone for good', () => {
  it('leaves the port listening, tells it, and is followed by another with the next connection', async () => {
    const scene = new TunnelScene();
    await scene.open();
    scene.kernel.session.end(idle);
    await settle();
    assert.deepEqual(scene.state, {
      kind: 'waiting',
      sentence: 'Session terminated: idle for 20 minutes. The next connection starts another session.',
      needsSignIn: false,
    });
    assert.deepEqual([scene.told.length, scene.kernel.listening], [1, [port]]);
    const socket = scene.kernel.connect(port);
    await settle();
    assert.equal(scene.kernel.sessions.length, 2);
    scene.kernel.session.open('s-2');
    assert.deepEqual(scene.kernel.session.forward.accepted, [socket.socket]);
    assert.deepEqual([scene.state.kind, scene.tunnel.status.sessionId], ['open', 's-2']);
  });

  it('starts one session for many connections at once', async () => {
    const scene = new TunnelScene();
    await scene.open();
    scene.kernel.session.end(gone);
    for (let call = 0; call < 20; call++) scene.kernel.connect(port);
    await settle();
    assert.equal(scene.kernel.sessions.length, 2);
    scene.kernel.session.open();
    assert.equal(scene.kernel.session.forward.accepted.length, 20);
  });

  it('ends the tunnel with the reason where the person wants no other session', async () => {
    const scene = new TunnelScene();
    scene.restarts = false;
    await scene.open();
    scene.kernel.session.end(idle);
    await settle();
    assert.deepEqual(scene.state, { kind: 'failed', sentence: idle.text });
    assert.deepEqual([scene.kernel.listening, scene.failures.length], [[], 1]);
  });

  it('refuses callers for a while after another could not be started, so that AWS is not asked at each', async () => {
    const scene = new TunnelScene();
    await scene.open();
    scene.kernel.session.end(gone);
    const first = scene.kernel.connect(port);
    await settle();
    scene.kernel.session.end({ kind: 'failed', error: notConnected });
    await settle();
    assert.deepEqual([scene.state.kind, first.wasReset, scene.failures], ['waiting', true, []]);
    assert.match(scene.told.at(-1) ?? '', /is not connected to Session Manager/);
    assert.equal(scene.kernel.connect(port).wasReset, true);
    assert.equal(scene.kernel.sessions.length, 2);
    await scene.clock.advance(5000);
    scene.kernel.connect(port);
    await settle();
    assert.equal(scene.kernel.sessions.length, 3);
  });

  it('keeps what went through the sessions before', async () => {
    const scene = new TunnelScene();
    await scene.open();
    scene.kernel.session.forward.traffic = { sent: 10, received: 20, open: 3, total: 4 };
    assert.equal(scene.tunnel.status.traffic.open, 3);
    scene.kernel.session.end(gone);
    assert.deepEqual(scene.tunnel.status.traffic, { sent: 10, received: 20, open: 0, total: 4 });
    scene.kernel.connect(port);
    await settle();
    scene.kernel.session.open();
    scene.kernel.session.forward.traffic = { sent: 1, received: 2, open: 1, total: 1 };
    assert.deepEqual(scene.tunnel.status.traffic, { sent: 11, received: 22, open: 1, total: 5 });
  });
});

describe('expired credentials at the start', () => {
  it('keep the port, ask for sign-in, and the tunnel goes on after it', async () => {
    const scene = new TunnelScene();
    scene.findNode = () => Promise.reject(expired);
    await scene.tunnel.start();
    assert.deepEqual(scene.state, { kind: 'waiting', sentence: expired.message, needsSignIn: true });
    assert.deepEqual([scene.helps.length, scene.failures, scene.kernel.listening], [1, [], [port]]);
    scene.findNode = async () => ({ id: 'i-1', name: 'web-1' });
    scene.tunnel.retryNow();
    await settle();
    scene.kernel.session.open();
    assert.equal(scene.state.kind, 'open');
  });

  it('are asked about once, however often a program calls meanwhile, and again after somebody tried', async () => {
    const scene = new TunnelScene();
    scene.findNode = () => Promise.reject(expired);
    await scene.tunnel.start();
    for (let call = 0; call < 5; call++) {
      await scene.clock.advance(5000);
      scene.kernel.connect(port);
      await settle();
    }
    assert.deepEqual([scene.helps.length, scene.questions.length], [1, 6]);
    scene.helps[0]?.retry();
    await settle();
    assert.equal(scene.helps.length, 2);
  });

  it('are asked about as well when StartSession itself says so', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.start();
    scene.kernel.session.end({ kind: 'failed', error: expired });
    await settle();
    assert.deepEqual([scene.state.kind, scene.helps.length], ['waiting', 1]);
  });

  it('fail the tunnel when signing in shows that something else is wrong', async () => {
    const scene = new TunnelScene();
    scene.findNode = () => Promise.reject(expired);
    await scene.tunnel.start();
    scene.findNode = () => Promise.reject(new AppError('denied', 'Denied.'));
    scene.tunnel.retryNow();
    await settle();
    assert.deepEqual(scene.state, { kind: 'failed', sentence: 'Denied.' });
  });
});
