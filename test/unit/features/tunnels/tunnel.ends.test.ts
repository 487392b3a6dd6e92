import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError, messageOf } from '../../../../src/core/base/errors.ts';
import { settle } from '../../../support/manualClock.ts';
import { database, TunnelScene } from '../../../support/tunnels/scene.ts';

const port = database.localPort;

describe('connections that the node cannot make', () => {
  it('are told once, shown until bytes come back, and not told anew each time', async () => {
    const scene = new TunnelScene();
    await scene.open();
    const { forward } = scene.kernel.session;
    forward.failed.fire('The node could not connect to db.internal:5432.');
    forward.failed.fire('The node could not connect to db.internal:5432.');
    assert.deepEqual(scene.told, ['The node could not connect to db.internal:5432.']);
    assert.equal(scene.tunnel.status.trouble, 'The node could not connect to db.internal:5432.');
    forward.traffic = { sent: 1, received: 1, open: 1, total: 3 };
    assert.equal(scene.tunnel.status.trouble, undefined);
  });

  it('give the reason when forwarding ended the session itself', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.start();
    const { session } = scene.kernel;
    session.answer();
    session.forward.failed.fire('The tunnel was closed: the document is not one for port forwarding.');
    session.end({ kind: 'terminated', text: '' });
    await settle();
    assert.match(messageOf(scene.failures[0]), /not one for port forwarding/);
  });
});

describe('a node that is gone while its session is still open', () => {
  it('is told once, shown before all else, and forgotten when the channel says so or the session ends', async () => {
    const scene = new TunnelScene();
    await scene.open();
    const { forward } = scene.kernel.session;
    const trouble = (): string | undefined => scene.tunnel.status.trouble;
    forward.stalled.fire(scene.clock.now() - 10_000);
    assert.match(trouble() ?? '', /^No answer for 10 seconds: the SSM Agent of web-1 \(i-0+1\) may be gone/);
    // Whether anything moves the channel knows: it says so itself.
    forward.traffic = { sent: 1, received: 9, open: 1, total: 1 };
    assert.notEqual(trouble(), undefined);
    forward.stalled.fire(undefined);
    assert.deepEqual([trouble(), scene.told.length], [undefined, 1]);
    forward.stalled.fire(scene.clock.now());
    await scene.tunnel.stop();
    assert.equal(trouble(), undefined);
  });
});

describe('stopping a tunnel', () => {
  it('frees the port at once, ends the session by flag and by TerminateSession, and then is stopped', async () => {
    const scene = new TunnelScene();
    await scene.open();
    const { session } = scene.kernel;
    let done = (): void => undefined;
    session.terminating = new Promise((resolve) => (done = resolve));
    const stopped = scene.tunnel.stop();
    const again = scene.tunnel.stop();
    assert.deepEqual([scene.state.kind, scene.kernel.listening], ['stopping', []]);
    assert.equal(session.forward.isDisposed, true);
    session.end({ kind: 'terminated', text: '' });
    assert.equal(scene.state.kind, 'stopping');
    done();
    await Promise.all([stopped, again]);
    assert.deepEqual([scene.state.kind, session.terminations, session.isDisposed], ['stopped', 1, true]);
  });

  it('tells of a session that could not be terminated', async () => {
    const scene = new TunnelScene();
    await scene.open();
    const { session } = scene.kernel;
    session.leftAlive.fire(new AppError('denied', 'ssm:TerminateSession'));
    assert.equal(scene.leftAlive.length, 1);
  });

  it('waits for an answer of StartSession that is on its way: nothing is orphaned', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.start();
    await scene.tunnel.stop();
    assert.deepEqual([scene.state.kind, scene.kernel.session.terminations], ['stopped', 1]);
  });

  it('while the node is looked for starts no session after all', async () => {
    const scene = new TunnelScene();
    let found = (): void => undefined;
    scene.findNode = () => new Promise((resolve) => (found = () => resolve({ id: 'i-1', name: 'late' })));
    const started = scene.tunnel.start();
    await settle();
    await scene.tunnel.stop();
    found();
    await started;
    assert.deepEqual([scene.state.kind, scene.kernel.sessions.length, scene.failures], ['stopped', 0, []]);
  });

  it('while a question is open leaves no port behind when that is answered late', async () => {
    const scene = new TunnelScene();
    scene.kernel.taken.add(port);
    let answer: (port: number | undefined) => void = () => undefined;
    scene.otherPort = () => new Promise((resolve) => (answer = resolve));
    const started = scene.tunnel.start();
    await settle();
    await scene.tunnel.stop();
    answer(port + 5);
    await started;
    assert.deepEqual([scene.state.kind, scene.kernel.listening], ['stopped', []]);
  });

  it('does nothing to one that is stopped, and disposing it drops the rest', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.stop();
    assert.deepEqual(scene.states, []);
    await scene.open();
    scene.tunnel.dispose();
    assert.deepEqual([scene.kernel.listening, scene.kernel.session.isDisposed], [[], true]);
  });
});
