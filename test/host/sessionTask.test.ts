import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { systemClock } from '../../src/core/base/clock.ts';
import { DisposableStore } from '../../src/core/base/disposable.ts';
import { encodeExitCode, payloadTypes } from '../../src/core/session/codec/index.ts';
import { Shells } from '../../src/features/sessions/ui/shells.ts';
import { registerSessionTasks } from '../../src/features/sessions/ui/tasks.ts';
import { taskType } from '../../src/features/sessions/task.ts';
import { terminalOf } from '../../src/features/sessions/ui/terminal.ts';
import { FakeConnection, FakeConnections } from '../support/fakeConnection.ts';
import { fakeServices, FakeHost } from '../support/fakeHost.ts';
import { FakeAgent } from '../support/session/fakeAgent.ts';
import { MemoryWire } from '../support/session/memoryWire.ts';
import { until } from '../support/until.ts';

const ticket = { SessionId: 's-1', StreamUrl: 'wss://stream/s-1', TokenValue: 'secret' };

describe('sessions that VS Code starts', () => {
  let store = new DisposableStore();

  afterEach(() => {
    store.dispose();
    store = new DisposableStore();
  });

  function aWindow(): { shells: Shells; agent: FakeAgent; connection: FakeConnection } {
    const agent = store.add(new FakeAgent({ clock: systemClock }));
    const connection = new FakeConnection({ StartSession: () => ticket, TerminateSession: () => ({}) });
    const wire = new MemoryWire({ clock: systemClock, latencyMs: 1 }, (server) => {
      agent.attach(server);
      return 'open';
    });
    const services = fakeServices(new FakeConnections(connection));
    const { openSocket } = wire;
    const shells = store.add(new Shells(new FakeHost().host, services, { openSocket }));
    return { shells, agent, connection };
  }

  /** As `ssmWorkbench.session`, which the extension itself serves: VS Code asks the first provider that it finds. */
  function aTask(shells: Shells, connection: FakeConnection): vscode.Task {
    const node = {
      connectionId: connection.id,
      id: 'i-1',
      name: 'i-1',
      platform: 'Linux',
      online: true,
      production: false,
    } as const;
    const execution = new vscode.CustomExecution(() =>
      Promise.resolve(shells.make({ node, connection, isTask: true }).pty),
    );
    const definition = { type: taskType, target: 'i-0123456789abcdef0' };
    return new vscode.Task(definition, vscode.TaskScope.Workspace, 'host test', 'test', execution);
  }

  async function ended(execution: vscode.TaskExecution): Promise<void> {
    await until(() => !vscode.tasks.taskExecutions.includes(execution), 'the task is over');
  }

  it('end as tasks with the command’s exit code', async () => {
    const { shells, agent, connection } = aWindow();
    const codes: (number | undefined)[] = [];
    store.add(vscode.tasks.onDidEndTaskProcess(({ exitCode }) => codes.push(exitCode)));
    const execution = await vscode.tasks.executeTask(aTask(shells, connection));
    await until(() => agent.opens.length === 1, 'the data channel is open');
    agent.send('working\r\n');
    agent.send(encodeExitCode(3), payloadTypes.exitCode);
    await until(() => agent.unacknowledged === 0, 'both have come');
    agent.close();
    await ended(execution);
    await until(() => shells.held().length === 0, 'the session is forgotten');
    assert.deepEqual(
      codes.filter((code) => code !== undefined),
      [3],
    );
    assert.equal(connection.count('TerminateSession'), 0);
  });

  it('are terminated when the task is', async () => {
    const { shells, agent, connection } = aWindow();
    const execution = await vscode.tasks.executeTask(aTask(shells, connection));
    await until(() => agent.opens.length === 1, 'the data channel is open');
    agent.send('$ ');
    execution.terminate();
    await ended(execution);
    await until(() => connection.count('TerminateSession') === 1, 'the session is terminated');
  });

  it('resolve from tasks.json without starting anything', async () => {
    let begun = 0;
    store.add(
      registerSessionTasks(() => {
        begun += 1;
        return Promise.reject(new Error('nobody runs it'));
      }),
    );
    assert.deepEqual(await vscode.tasks.fetchTasks({ type: taskType }), []);
    assert.equal(begun, 0);
  });

  it('are found by their pseudoterminals, also in the terminal that VS Code made', async () => {
    const { shells, agent, connection } = aWindow();
    const node = {
      connectionId: connection.id,
      id: 'i-1',
      name: 'found-by-pty',
      platform: 'Linux',
      online: true,
      production: false,
    } as const;
    const shell = shells.make({ node, connection });
    const terminal = vscode.window.createTerminal({ name: shell.session.title, pty: shell.pty });
    terminal.show();
    await until(() => agent.opens.length === 1, 'the data channel is open');
    assert.equal(terminalOf(shell.pty), terminal);
    await until(() => shells.active === shell, 'it is in front');
    assert.equal(shells.show('s-1'), true);
    terminal.dispose();
    await until(() => shells.held().length === 0, 'it is forgotten');
    assert.equal(terminalOf(shell.pty), undefined);
  });
});
