import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { TaskRun } from '../../../../src/features/tunnels/taskRun.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { settle } from '../../../support/manualClock.ts';
import { roomScene, saved, tagged, web } from '../../../support/tunnels/roomScene.ts';

describe('tasks of tunnels', () => {
  async function running(t: TestContext, definition: unknown) {
    const made = roomScene(t);
    const lines: string[] = [];
    const ends: number[] = [];
    const output = { line: (text: string) => lines.push(text), end: (code: number) => ends.push(code) };
    const room = await made.room.get();
    const run = await room.task(definition, output);
    await settle();
    const again = async (other: unknown = definition): Promise<TaskRun> => {
      const next = await room.task(other, output);
      await settle();
      return next;
    };
    return { ...made, run, again, lines, ends };
  }

  it('start a saved tunnel, and stop it when they are cancelled', async (t) => {
    const { kernel, lines, run, state } = await running(t, { type: 'ssmWorkbench.tunnel', tunnel: 'web' });
    kernel.session.open();
    assert.deepEqual(
      [lines[0], lines.at(-1)],
      ['starting tunnel web to port 80', 'listening 127.0.0.1:8080'],
    );
    await run.cancel();
    assert.equal(state(), 'stopped');
  });

  it('start a tunnel that they write out themselves, which is in the list while it runs', async (t) => {
    const { list, run } = await running(t, { target: web, remotePort: 22 });
    assert.deepEqual(
      list.tunnels.map(({ config }) => config.name),
      ['web', `task ${web}:22`],
    );
    await run.cancel();
    assert.equal(list.tunnels.length, 1);
  });

  it('to the same host through other accounts, nodes or ports are tunnels of their own', async (t) => {
    const toHost = { target: web, remoteHost: 'db.internal', remotePort: 5432 };
    const { kernel, list, again, ends } = await running(t, toHost);
    kernel.session.open();
    await again({ ...toHost, localPort: 5433 });
    await again({ ...toHost, target: 'i-00000000000000002' });
    await again({ ...toHost, region: 'us-east-1' });
    assert.deepEqual([kernel.sessions.length, list.active, ends], [4, 4, []]);
    await again({ ...toHost });
    assert.equal(kernel.sessions.length, 4, 'the same definition is the same tunnel');
  });

  it('are in the list as what cannot be edited or removed, only stopped', async (t) => {
    const { list, call, run, desk } = await running(t, { target: web, remotePort: 22 });
    const own = list.tunnels[1] ?? assert.fail('no row');
    assert.equal(list.row(own).contextValue, 'unsaved active bound');
    await assert.rejects(call('edit', own), /is not saved/);
    assert.equal(desk.boxes.length, 0);
    assert.ok(list.tooltip(own).some(([, value]) => /A task/.test(value)));
    await run.cancel();
  });

  it('start anew when the tunnel of the last run is still being stopped', async (t) => {
    const { kernel, run, again, lines, ends } = await running(t, { tunnel: 'web' });
    kernel.session.open();
    let done = (): void => undefined;
    kernel.session.terminating = new Promise((resolve) => (done = resolve));
    const stopped = run.cancel();
    const next = again();
    await settle();
    assert.equal(kernel.sessions.length, 1);
    done();
    await Promise.all([stopped, next]);
    kernel.session.open('s-2');
    assert.deepEqual([kernel.sessions.length, lines.at(-1), ends], [2, 'listening 127.0.0.1:8080', []]);
  });

  it('do not join a tunnel that runs as it was before its settings changed', async (t) => {
    const { desk, kernel, again, lines, ends } = await running(t, { tunnel: 'web' });
    kernel.session.open();
    desk.set('ssmWorkbench.tunnels.saved', [{ ...saved, remotePort: 81 }]);
    await again();
    assert.match(lines.at(-1) ?? '', /open as it was before its settings were changed\. Stop it/);
    assert.deepEqual(ends, [1]);
  });

  it('do not join a tunnel through another account than that in force', async (t) => {
    const { connections, kernel, again, lines, ends } = await running(t, { tunnel: 'web' });
    kernel.session.open();
    connections.switchTo(new FakeConnection(tagged('Development'), { profile: 'other' }));
    await again();
    assert.match(lines.at(-1) ?? '', /open through dev@.*, and not through other@/);
    assert.deepEqual([ends, kernel.sessions.length], [[1], 1]);
  });

  it('through a profile of their own ask first, and fail where the person does not want it', async (t) => {
    const { fake, kernel, again, ends } = await running(t, { target: web, remotePort: 22 });
    fake.answer = false;
    const foreign = { target: web, remotePort: 22, localPort: 2222, profile: 'admin' };
    await again(foreign);
    assert.match(fake.asked[0]?.question ?? '', /through admin@eu-central-1/);
    assert.deepEqual([kernel.sessions.length, ends], [1, [1]]);
  });

  it('fail with the next free port instead of asking: whoever waits for them knows one port', async (t) => {
    const made = roomScene(t);
    made.kernel.taken.add(8080);
    const lines: string[] = [];
    const ends: number[] = [];
    const output = { line: (text: string) => lines.push(text), end: (code: number) => ends.push(code) };
    await (await made.room.get()).task({ tunnel: 'web' }, output);
    await settle();
    assert.deepEqual(ends, [1]);
    assert.match(lines.at(-1) ?? '', /Port 8080 .* taken by another program or window\. Port 8081 is free\./);
    assert.equal(made.kernel.sessions.length, 0);
  });

  it('through a container say that nobody knows whether it is production, and ask nobody', async (t) => {
    const { fake, kernel, lines } = await running(t, { target: 'ecs:shop_0123_4567', remotePort: 80 });
    assert.deepEqual([fake.asked, kernel.sessions.length], [[], 1]);
    assert.ok(lines.some((line) => /^Whether this container is production is not known/.test(line)));
  });

  it('fail where there is no such tunnel', async (t) => {
    const { lines, ends } = await running(t, { tunnel: 'nobody' });
    assert.deepEqual([lines, ends], [['failed: No tunnel “nobody” is saved.'], [1]]);
  });
});
