import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../src/core/base/errors.ts';
import { TunnelList } from '../../../../src/features/tunnels/list.ts';
import { TunnelRunner, type StartedEntry } from '../../../../src/features/tunnels/runner.ts';
import { settle } from '../../../support/manualClock.ts';
import { database, TunnelScene } from '../../../support/tunnels/scene.ts';

const entry = (name: string, localPort: number): StartedEntry => ({
  kind: 'tunnel',
  id: `user:${name}`,
  scope: 'user',
  config: { ...database, name, localPort },
});
const one = entry('one', 5001);
const two = entry('two', 5002);

function scene() {
  const fakes = new TunnelScene();
  const list = new TunnelList(() => 0);
  const made: string[] = [];
  const runner = new TunnelRunner(list, ({ id }) => {
    made.push(id);
    return fakes.ports;
  });
  return { fakes, list, made, runner };
}

describe('the tunnels of a window', () => {
  it('are started once, and told to the view', async () => {
    const { fakes, list, made, runner } = scene();
    const tunnel = runner.start(one);
    assert.equal(runner.start(one), tunnel);
    await settle();
    fakes.kernel.session.open();
    assert.deepEqual(
      [made, list.status(one.id)?.state.kind, runner.isActive(one.id)],
      [['user:one'], 'open', true],
    );
    assert.equal(runner.statuses.get(one.id)?.port, 5001);
  });

  it('are started as their entry says then, with the connection of then', async () => {
    const { fakes, made, runner } = scene();
    runner.start(one);
    await settle();
    await runner.stop(one.id);
    runner.start({ ...one, config: { ...one.config, localPort: 5009 } });
    await settle();
    assert.deepEqual([fakes.kernel.listening, made.length], [[5009], 2]);
  });

  it('differ where one start wants it', async () => {
    const { fakes, runner } = scene();
    fakes.kernel.taken.add(5001);
    const tunnel = runner.start(one, { askPort: () => Promise.reject(new AppError('conflict', 'Taken.')) });
    await settle();
    assert.deepEqual(
      [tunnel.status.state, fakes.portQuestions],
      [{ kind: 'failed', sentence: 'Taken.' }, []],
    );
  });

  it('that have no connection are not started at all', () => {
    const list = new TunnelList(() => 0);
    const runner = new TunnelRunner(list, () => {
      throw new AppError('credentials', 'Choose a profile first.');
    });
    assert.throws(() => runner.start(one), /Choose a profile/);
    assert.deepEqual([list.active, runner.tunnel(one.id)], [0, undefined]);
  });

  it('are all stopped together when the window closes, each session ended', async () => {
    const { fakes, runner } = scene();
    runner.start(one);
    runner.start(two);
    await settle();
    await runner.stopAll();
    assert.deepEqual(
      fakes.kernel.sessions.map((session) => session.terminations),
      [1, 1],
    );
    assert.deepEqual(fakes.kernel.listening, []);
    await runner.stop('user:unknown');
  });

  it('are waited for while they are being stopped, and only then', async () => {
    const { fakes, runner } = scene();
    runner.start(one);
    await settle();
    await runner.stopped(one.id);
    await runner.stopped('nobody');
    assert.equal(runner.isActive(one.id), true);
    let done = (): void => undefined;
    fakes.kernel.session.terminating = new Promise((resolve) => (done = resolve));
    void runner.stop(one.id);
    let isOver = false;
    const stopped = runner.stopped(one.id).then(() => (isOver = true));
    await settle();
    assert.equal(isOver, false);
    done();
    await stopped;
    assert.equal(runner.isActive(one.id), false);
  });

  it('go on when somebody has signed in, and leave nothing when they are disposed', async () => {
    const { fakes, runner } = scene();
    runner.start(one);
    await settle();
    fakes.kernel.session.open();
    runner.retryNow();
    assert.equal(fakes.kernel.session.retries, 1);
    runner.dispose();
    assert.deepEqual([fakes.kernel.listening, runner.statuses.size], [[], 0]);
  });
});
