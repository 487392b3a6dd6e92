import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../src/core/base/errors.ts';
import { TaskRun } from '../../../../src/features/tunnels/taskRun.ts';
import { settle } from '../../../support/manualClock.ts';
import { TunnelScene } from '../../../support/tunnels/scene.ts';

function running(isOwn = true) {
  const scene = new TunnelScene();
  const lines: string[] = [];
  const ends: number[] = [];
  const run = new TaskRun({ line: (text) => lines.push(text), end: (code) => ends.push(code) });
  const begin = (): Promise<void> => run.begin(async () => ({ tunnel: scene.tunnel, isOwn }));
  return { scene, lines, ends, run, begin };
}

describe('a tunnel’s task', () => {
  it('says that it begins, and listens when connections go through', async () => {
    const { scene, lines, begin } = running();
    const started = scene.tunnel.start();
    await begin();
    await started;
    scene.kernel.session.open();
    assert.deepEqual(lines, [
      'starting tunnel orders to db.internal:5432',
      'node web-1 (i-00000000000000001)',
      'listening 127.0.0.1:15432',
    ]);
  });

  it('ends with 1 and the sentence when the tunnel fails', async () => {
    const { scene, lines, ends, begin } = running();
    scene.findNode = () => Promise.reject(new AppError('denied', 'Denied.'));
    const started = scene.tunnel.start();
    await begin();
    await started;
    assert.deepEqual([lines.at(-1), ends], ['failed: Denied.', [1]]);
  });

  it('ends with 1 when there is no such tunnel', async () => {
    const { lines, ends, run } = running();
    await run.begin(() => Promise.reject(new AppError('notFound', 'No tunnel “x” is saved.')));
    assert.deepEqual([lines, ends], [['failed: No tunnel “x” is saved.'], [1]]);
  });

  it('ends with 0 when somebody stops the tunnel elsewhere', async () => {
    const { scene, ends, begin } = running();
    await scene.open();
    await begin();
    await scene.tunnel.stop();
    assert.deepEqual(ends, [0]);
  });

  it('stops the tunnel that it started when it is cancelled, and says no more', async () => {
    const { scene, lines, ends, run, begin } = running();
    await scene.open();
    await begin();
    const said = lines.length;
    await run.cancel();
    await settle();
    assert.deepEqual([scene.state.kind, lines.length, ends], ['stopped', said, []]);
  });

  it('joins one that was open already, says its address, and leaves it open', async () => {
    const { scene, lines, run, begin } = running(false);
    await scene.open();
    await begin();
    assert.equal(lines.at(-1), 'listening 127.0.0.1:15432');
    await run.cancel();
    assert.equal(scene.state.kind, 'open');
  });

  it('stops what it was still waiting for when it was cancelled', async () => {
    const { scene, lines, run } = running();
    await scene.open();
    let go = (): void => undefined;
    const begun = run.begin(async () => {
      await new Promise<void>((resolve) => (go = resolve));
      return { tunnel: scene.tunnel, isOwn: true };
    });
    await run.cancel();
    go();
    await begun;
    assert.deepEqual([scene.state.kind, lines], ['stopped', []]);
  });

  it('can be cancelled before it has begun and after it has ended', async () => {
    const { run } = running();
    await run.cancel();
    const ended = running();
    await ended.scene.tunnel.start();
    await ended.begin();
    ended.scene.kernel.session.end({ kind: 'closed', text: 'No.' });
    await ended.run.cancel();
    assert.deepEqual(ended.ends, [1]);
  });
});
