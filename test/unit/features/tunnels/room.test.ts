import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as vscode from 'vscode';
import { AppError, isAppError } from '../../../../src/core/base/errors.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { settle } from '../../../support/manualClock.ts';
import { expired, roomScene, row, saved, tagged, web } from '../../../support/tunnels/roomScene.ts';
import type { freshDesk } from '../../../support/vscode/desk.ts';

/** Answers what the form asks, in its order: a text for a box, a label for a list. */
async function answer(
  desk: ReturnType<typeof freshDesk>,
  answers: readonly (string | { choose: string })[],
): Promise<void> {
  for (const each of answers) {
    await settle();
    if (typeof each === 'string') {
      desk.box.type(each);
      desk.box.accept();
    } else desk.pick.choose(each.choose);
  }
  await settle();
}

describe('commands of tunnels', () => {
  it('start and stop the row, and end its session', async (t) => {
    const { kernel, call, open, state } = roomScene(t);
    await open();
    assert.equal(state(), 'open');
    await call('stop', row);
    assert.deepEqual([state(), kernel.session.terminations, kernel.listening], ['stopped', 1, []]);
  });

  it('ask which tunnel is meant where no row is, and offer those that fit', async (t) => {
    const { desk, fake, call, state } = roomScene(t);
    const started = fake.call('ssmWorkbench.tunnels.start');
    await settle();
    assert.deepEqual(
      desk.choice.items.map(({ label }) => label),
      ['web'],
    );
    assert.equal(desk.choice.placeHolder, 'Choose a tunnel to start');
    desk.choice.choose('web');
    await started;
    assert.equal(state(), 'starting');
    await assert.rejects(call('start'), /no tunnel to start/);
  });

  it('say that there is none', async (t) => {
    const { call } = roomScene(t, []);
    await assert.rejects(call('stop'), /No tunnel is open/);
    await assert.rejects(call('edit'), /There is no tunnel yet/);
    await assert.rejects(call('forward', 7), /not a node/);
  });

  it('start nothing from a workspace that is not trusted', async (t) => {
    const { desk, kernel, room } = roomScene(t);
    desk.isTrusted = false;
    const entered = await room.get();
    const entry = {
      kind: 'tunnel',
      id: 'x',
      scope: 'user',
      config: { name: 'x', target: { kind: 'node', id: web }, remotePort: 1, localPort: 0 },
    } as const;
    await assert.rejects(entered.start(entry), (error) => isAppError(error) && error.kind === 'denied');
    await assert.rejects(entered.add(), /not trusted/);
    assert.equal(kernel.sessions.length, 0);
  });

  it('use what is open only', async (t) => {
    const { desk, open, call } = roomScene(t);
    await assert.rejects(call('copyAddress', row), /“web” is not open: start it first/);
    assert.equal(desk.clipboard, '');
    await open();
    await call('copyAddress', row);
    assert.equal(desk.clipboard, '127.0.0.1:8080');
  });

  it('stop all at once, and all of them when the window closes', async (t) => {
    const { fake, kernel, open, call, state } = roomScene(t);
    await open();
    await call('stopAll');
    assert.equal(state(), 'stopped');
    await open();
    await fake.closing[0]?.();
    assert.deepEqual([state(), kernel.session.terminations], ['stopped', 1]);
  });
});

describe('a tunnel that is started', () => {
  it('into production asks first, by the tags of the node', async (t) => {
    const { fake, connection, kernel, call, state } = roomScene(t);
    connection.answer(tagged('Production'));
    fake.answer = false;
    await call('start', row);
    assert.match(fake.asked[0]?.question ?? '', /into production, to port 80/);
    assert.deepEqual([state(), kernel.sessions.length], ['stopped', 0]);
  });

  it('into a container asks first too, for nobody knows whether that is production', async (t) => {
    const { fake, kernel, connection, call, state } = roomScene(t, [
      { ...saved, target: 'ecs:shop_0123_4567' },
    ]);
    fake.answer = false;
    await call('start', row);
    assert.match(fake.asked[0]?.question ?? '', /into a container, to port 80/);
    assert.match(fake.asked[0]?.detail ?? '', /ecs:shop_0123_4567.*is not known/);
    assert.deepEqual([state(), kernel.sessions.length, connection.calls.length], ['stopped', 0, 0]);
  });

  it('reports a failure with what helps, and starts again from there', async (t) => {
    const { fake, kernel, call, state } = roomScene(t);
    await call('start', row);
    kernel.session.end({ kind: 'failed', error: new AppError('denied', 'Denied.') });
    await settle();
    const [failure] = fake.failures;
    assert.deepEqual([failure?.what, state()], ['open the tunnel “web”', 'failed']);
    failure?.retry?.();
    await settle();
    assert.equal(kernel.sessions.length, 2);
  });

  it('asks for sign-in when credentials expire, and goes on when somebody has signed in', async (t) => {
    const { fake, connections, kernel, open } = roomScene(t);
    await open();
    kernel.session.lose('expired', expired);
    assert.equal(fake.failures[0]?.what, 'keep the tunnel “web” open');
    connections.refresh();
    assert.equal(kernel.session.retries, 1);
  });

  it('of a profile of its own asks for that profile’s sign-in', async (t) => {
    const { fake, kernel, connections, call } = roomScene(t, [{ ...saved, profile: 'other' }]);
    const other = new FakeConnection(tagged('Development'), { profile: 'other' });
    connections.open = () => other;
    await call('start', row);
    kernel.session.open();
    kernel.session.lose('expired', expired);
    const [failure] = fake.failures;
    assert.deepEqual([failure?.what, failure?.profile], ['keep the tunnel “web” open', 'other']);
    failure?.retry?.();
    assert.equal(kernel.session.retries, 1);
  });

  it('tells of a session that could not be terminated', async (t) => {
    const { fake, kernel, open } = roomScene(t);
    await open();
    kernel.session.leftAlive.fire(new AppError('denied', 'No ssm:TerminateSession.'));
    assert.equal(fake.failures[0]?.what, 'terminate the session of the tunnel “web”');
  });

  it('is counted while somebody looks', async (t) => {
    const { clock, kernel, list, open } = roomScene(t);
    await open();
    await clock.advance(1000);
    kernel.session.forward.traffic = { sent: 0, received: 5000, open: 1, total: 1 };
    await clock.advance(1000);
    assert.match(list.row(row).description ?? '', /↓ 5\.0 KB\/s/);
  });
});

describe('forms of tunnels', () => {
  const node = {
    connectionId: 'dev@eu-central-1',
    id: web,
    name: 'web-1',
    platform: 'Linux',
    online: true,
    production: false,
  };

  it('forward a port of a node at once, and say where it is', async (t) => {
    const { desk, fake, kernel, list } = roomScene(t, []);
    const forwarded = fake.call('ssmWorkbench.tunnels.forward', node);
    await answer(desk, ['', '80', '0', { choose: 'This window only' }]);
    await forwarded;
    await settle();
    kernel.session.open();
    await settle();
    assert.equal(desk.message.text, '127.0.0.1:40000 leads to port 80 of i-00000000000000001.');
    desk.message.press('Copy Address');
    await settle();
    assert.equal(desk.clipboard, '127.0.0.1:40000');
    assert.deepEqual(
      list.tunnels.map(({ id }) => id),
      ['window:web-1-80'],
    );
  });

  it('tell when the address of a forwarded port could not be copied', async (t) => {
    const { desk, fake, kernel } = roomScene(t, []);
    const forwarded = fake.call('ssmWorkbench.tunnels.forward', node);
    await answer(desk, ['', '80', '0', { choose: 'This window only' }]);
    await forwarded;
    kernel.session.open();
    await settle();
    const failure = new Error('no clipboard');
    t.mock.method(vscode.env.clipboard, 'writeText', () => Promise.reject(failure));
    desk.message.press('Copy Address');
    await settle();
    assert.deepEqual(fake.failures, [{ error: failure, what: undefined }]);
  });

  it('save a new tunnel and offer to start it', async (t) => {
    const { desk, fake, connection, kernel } = roomScene(t, []);
    connection.answer({
      DescribeInstanceProperties: () => Promise.reject(new AppError('denied', 'No list.')),
    });
    const added = fake.call('ssmWorkbench.tunnels.add');
    await settle();
    assert.equal(fake.failures[0]?.what, 'list the online nodes');
    assert.match(desk.pick.placeholder, /^The online nodes could not be listed\. To go on, type/);
    desk.pick.type('tag:Role=web');
    await answer(desk, [
      { choose: 'tag:Role=web' },
      'db.internal',
      '5432',
      '5432',
      { choose: 'The connection in force' },
      { choose: 'Your settings' },
      'orders',
    ]);
    assert.deepEqual(desk.user.get('ssmWorkbench.tunnels.saved'), [
      {
        name: 'orders',
        target: 'tag:Role=web',
        remoteHost: 'db.internal',
        remotePort: 5432,
        localPort: 5432,
      },
    ]);
    desk.message.dismiss();
    await added;
    assert.equal(kernel.sessions.length, 0);
  });

  it('say that no node is online, or why none is listed, and how to go on', async (t) => {
    const none = roomScene(t, []);
    none.connection.answer({ DescribeInstanceProperties: () => ({ InstanceProperties: [] }) });
    const left = none.fake.call('ssmWorkbench.tunnels.add');
    await settle();
    assert.match(
      none.desk.pick.placeholder,
      /^No managed node is online in eu-central-1 \(dev@eu-central-1\)\. To go on, type an ID or a tag/,
    );
    none.desk.pick.hide();
    await left;
    const unchosen = roomScene(t, []);
    unchosen.connections.current = undefined;
    const given = unchosen.fake.call('ssmWorkbench.tunnels.add');
    await settle();
    assert.match(unchosen.desk.pick.placeholder, /^No profile is chosen\. To go on, type/);
    unchosen.desk.pick.hide();
    await given;
  });

  it('change a tunnel that runs, which goes on as it was until it is started anew', async (t) => {
    const { desk, fake, kernel, connection, open, list } = roomScene(t);
    connection.answer({ DescribeInstanceProperties: () => ({ InstanceProperties: [] }) });
    await open();
    const edited = fake.call('ssmWorkbench.tunnels.edit', row);
    await answer(desk, [{ choose: web }, '', '81', '8080', { choose: 'The connection in force' }, 'web']);
    assert.match(desk.message.text, /goes on as it was started/);
    assert.equal(list.status('user:web')?.config.remotePort, 80);
    desk.message.press('Restart Now');
    await edited;
    await settle();
    assert.deepEqual(kernel.session.request.parameters?.['portNumber'], ['81']);
  });

  it('remove a tunnel after a question, and stop it first', async (t) => {
    const { desk, fake, kernel, open, call } = roomScene(t);
    await open();
    fake.answer = false;
    await call('remove', row);
    assert.equal(kernel.session.terminations, 0);
    fake.answer = true;
    await call('remove', row);
    assert.match(fake.asked[1]?.detail ?? '', /stopped first/);
    assert.deepEqual(
      [kernel.session.terminations, desk.user.get('ssmWorkbench.tunnels.saved')],
      [1, undefined],
    );
  });
});
