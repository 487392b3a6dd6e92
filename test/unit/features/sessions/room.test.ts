import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import type { NodeRef } from '../../../../src/core/model/refs.ts';
import { AppError } from '../../../../src/core/base/errors.ts';
import { registerSessions } from '../../../../src/features/sessions/index.ts';
import { FakeConnection, FakeConnections, type Answers } from '../../../support/fakeConnection.ts';
import { property } from '../../../support/fakeFleet.ts';
import { fakeServices, FakeHost } from '../../../support/fakeHost.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';
import { ownFolder } from '../../../support/session/leftScene.ts';
import { freshDesk } from '../../../support/vscode/desk.ts';
import { terminalPanel } from '../../../support/vscode/main.ts';
import { FakeTerminal } from '../../../support/vscode/windows.ts';
import { until } from '../../../support/until.ts';

const ids = {
  start: 'ssmWorkbench.sessions.start',
  show: 'ssmWorkbench.sessions.show',
  held: 'ssmWorkbench.sessions.held',
} as const;

function aRoom(t: TestContext, answers: Answers = {}) {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  let sessions = 0;
  const connection = new FakeConnection({
    StartSession: () => ({
      SessionId: `s-${String((sessions += 1))}`,
      StreamUrl: 'wss://stream',
      TokenValue: 'secret',
    }),
    TerminateSession: () => ({}),
    ...answers,
  });
  const host = { ...fake.host, globalStorageUri: vscode.Uri.file(ownFolder(t)) };
  const door = registerSessions(host, fakeServices(new FakeConnections(connection), new ManualClock()));
  t.after(() => door.dispose());
  const node = (id: string, more: Partial<NodeRef> = {}): NodeRef => ({
    connectionId: connection.id,
    id,
    name: `name of ${id}`,
    platform: 'Linux',
    online: true,
    production: false,
    ...more,
  });
  const held = (): Promise<unknown> => fake.call(ids.held);
  return { desk, fake, connection, node, held };
}

describe('the sessions of this window', () => {
  it('are none, without loading anything, before one was started', async (t) => {
    const { held, connection } = aRoom(t);
    assert.deepEqual(await held(), []);
    assert.equal(connection.calls.length, 0);
  });

  it('are told by id, node and phase until their terminals are closed', async (t) => {
    const { desk, fake, node, connection, held } = aRoom(t);
    await fake.call(ids.start, node('i-1'));
    await fake.call(ids.start, node('i-2'));
    await until(() => connection.count('StartSession') === 2, 'two sessions');
    await settle();
    const connectionId = 'fake@eu-central-1';
    const all = (await held()) as { phase: string }[];
    assert.deepEqual(
      all.map((each) => ({ ...each, phase: '' })),
      [
        { sessionId: 's-1', connectionId, nodeId: 'i-1', phase: '' },
        { sessionId: 's-2', connectionId, nodeId: 'i-2', phase: '' },
      ],
    );
    desk.terminals[0]?.dispose();
    await settle();
    assert.equal(await count(), 1);

    async function count(): Promise<number> {
      return ((await held()) as unknown[]).length;
    }
  });

  it('are brought to the front by their ids', async (t) => {
    const { desk, fake, node, connection } = aRoom(t);
    await fake.call(ids.start, node('i-1'));
    await fake.call(ids.start, node('i-2'));
    await until(() => connection.count('StartSession') === 2, 'two sessions');
    await settle();
    assert.equal(desk.activeTerminal, desk.terminals[1]);
    await fake.call(ids.show, 's-1');
    assert.equal(desk.activeTerminal, desk.terminals[0]);
  });

  it('do not include another client’s, which is said', async (t) => {
    const { fake } = aRoom(t);
    for (const id of ['s-of-another', undefined, 7]) {
      await assert.rejects(fake.call(ids.show, id), { kind: 'notFound' });
    }
  });
});

describe('VS Code’s own new terminal', () => {
  const newTerminal = (desk: ReturnType<typeof aRoom>['desk']): Promise<unknown> =>
    Promise.resolve(desk.profiles.get('ssmWorkbench.session')?.provideTerminalProfile(undefined));

  it('fails without words when the list is dismissed: VS Code would show them as an error', async (t) => {
    const { desk, fake } = aRoom(t, { DescribeInstanceProperties: () => ({}) });
    const made = newTerminal(desk);
    await until(() => desk.boxes.length === 1, 'the list');
    desk.pick.hide();
    await assert.rejects(made, { kind: 'cancelled', message: '' });
    assert.deepEqual(fake.failures, []);
  });

  it('reports what went wrong with its next acts, and leaves nothing for VS Code to say', async (t) => {
    const denied = new AppError('denied', 'Denied.');
    const { desk, fake } = aRoom(t, {
      DescribeInstanceProperties: () => {
        throw denied;
      },
    });
    await assert.rejects(newTerminal(desk), { message: '' });
    assert.deepEqual(
      fake.failures.map(({ error, what }) => [error, what]),
      [[denied, 'start a session']],
    );
  });
});

describe('a task', () => {
  it('says in words that its node is production: VS Code colours its terminal', async (t) => {
    const { desk } = aRoom(t, {
      DescribeInstances: () => ({
        Reservations: [{ Instances: [{ Tags: [{ Key: 'Environment', Value: 'prod' }] }] }],
      }),
    });
    const provider = desk.taskProviders.get('ssmWorkbench.session') ?? assert.fail('no provider');
    const definition = { type: 'ssmWorkbench.session', target: 'i-0123456789abcdef0', profile: 'fake' };
    const task = provider.resolveTask({ definition, name: 'uptime' }, undefined) as {
      execution: { callback(definition: unknown): Promise<Parameters<FakeTerminal['attach']>[0]> };
    };
    const shown = new FakeTerminal({ name: 'uptime' }, terminalPanel);
    shown.attach(await task.execution.callback(definition));
    shown.show();
    assert.match(shown.text, /Starting a session on i-0123456789abcdef0, .*production/);
  });
});

describe('a node for another room', () => {
  const choose = async ({ desk, fake }: ReturnType<typeof aRoom>): Promise<unknown> => {
    const chosen = fake.call('ssmWorkbench.sessions.chooseNode', 'Write SSH Config');
    await until(() => desk.boxes.length === 1 && !desk.pick.busy, 'the list');
    desk.pick.choose('web');
    return chosen;
  };
  const listed: Answers = {
    DescribeInstanceProperties: () => ({ InstanceProperties: [property(1, { Name: 'web' })] }),
  };

  it('says whether it is production, by its tags', async (t) => {
    for (const Value of ['prod', 'dev']) {
      const room = aRoom(t, {
        ...listed,
        DescribeInstances: () => ({
          Reservations: [{ Instances: [{ Tags: [{ Key: 'Environment', Value }] }] }],
        }),
        ListTagsForResource: () => ({ TagList: [{ Key: 'Environment', Value }] }),
      });
      const chosen = (await choose(room)) as NodeRef;
      assert.deepEqual([chosen.name, chosen.production], ['web', Value === 'prod']);
    }
  });

  it('is taken for production where nobody knows, and that is said', async (t) => {
    const room = aRoom(t, listed);
    const chosen = (await choose(room)) as NodeRef;
    assert.equal(chosen.production, true);
    assert.match(room.fake.said[0] ?? '', /web \(.*production is not known/);
    assert.ok(!('doubt' in chosen));
  });
});

describe('starting a session', () => {
  it('is refused in a workspace that is not trusted', async (t) => {
    const { desk, fake, node, connection } = aRoom(t);
    desk.isTrusted = false;
    await assert.rejects(fake.call(ids.start, node('i-1')), { kind: 'denied' });
    assert.equal(connection.calls.length, 0);
  });

  it('needs a node that is one, of a connection that is open', async (t) => {
    const { fake, node } = aRoom(t);
    await assert.rejects(fake.call(ids.start, 'i-1'), { kind: 'invalid' });
    await assert.rejects(fake.call(ids.start, node('i-1', { connectionId: 'gone' })), { kind: 'notFound' });
  });

  it('shows production in red', async (t) => {
    const { desk, fake, node } = aRoom(t);
    await fake.call(ids.start, node('i-1', { production: true }));
    assert.equal(desk.terminal.creationOptions.color?.id, 'terminal.ansiRed');
    assert.match(desk.terminal.text, /\(i-1\), .*production.*, fake@eu-central-1/);
  });

  it('reads the tags of a node that nobody calls production, and colours it like any other', async (t) => {
    const { desk, fake, node } = aRoom(t, {
      DescribeInstances: () => ({
        Reservations: [{ Instances: [{ Tags: [{ Key: 'Environment', Value: 'prod' }] }] }],
      }),
    });
    await fake.call(ids.start, node('i-1'));
    assert.equal(desk.terminal.creationOptions.color?.id, 'terminal.ansiRed');
  });

  it('says what it does not know, in yellow and in words', async (t) => {
    const { desk, fake, node } = aRoom(t, {
      DescribeInstances: () => {
        throw new AppError('denied', 'Denied.', { action: 'ec2:DescribeInstances' });
      },
    });
    await fake.call(ids.start, node('i-1'));
    assert.equal(desk.terminal.creationOptions.color?.id, 'terminal.ansiYellow');
    assert.match(
      desk.terminal.text,
      /production is not known .*ec2:DescribeInstances.*Treat it as production/,
    );
  });
});
