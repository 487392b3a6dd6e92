import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { systemClock } from '../../src/core/base/clock.ts';
import { silentLog } from '../../src/core/base/log.ts';
import type { NodeRef } from '../../src/core/model/refs.ts';
import { parseSize, payloadTypes } from '../../src/core/session/codec/index.ts';
import * as kernel from '../../src/core/session/index.ts';
import { TerminalSession } from '../../src/features/sessions/session.ts';
import { SessionPseudoterminal } from '../../src/features/sessions/ui/pty.ts';
import { terminalOptions } from '../../src/features/sessions/ui/terminal.ts';
import { FakeConnection } from '../support/fakeConnection.ts';
import { FakeAgent } from '../support/session/fakeAgent.ts';
import { MemoryWire } from '../support/session/memoryWire.ts';
import { until } from '../support/until.ts';

const node: NodeRef = {
  connectionId: 'fake@eu-central-1',
  id: 'i-1',
  name: 'web-of-the-host-test',
  platform: 'Linux',
  online: true,
  production: true,
};
const ticket = { SessionId: 's-1', StreamUrl: 'wss://stream/s-1', TokenValue: 'secret' };

describe('a session’s terminal', () => {
  let agent: FakeAgent;
  let connection: FakeConnection;
  let closed: boolean;

  beforeEach(() => {
    closed = false;
    agent = new FakeAgent({ clock: systemClock });
    connection = new FakeConnection({
      StartSession: () => ticket,
      ResumeSession: () => ticket,
      TerminateSession: () => ({ SessionId: 's-1' }),
    });
    const wire = new MemoryWire({ clock: systemClock, latencyMs: 1 }, (server) => {
      agent.attach(server);
      return 'open';
    });
    const session = new TerminalSession({
      node,
      connection,
      loadKernel: () => Promise.resolve(kernel),
      openSocket: wire.openSocket,
      clock: systemClock,
      log: silentLog,
      keepAliveMs: 30_000,
      needsHelp: () => undefined,
      needsReason: () => undefined,
      leftAlive: () => undefined,
    });
    const pty = new SessionPseudoterminal(session, {
      closed: () => {
        session.dispose();
        closed = true;
      },
    });
    vscode.window.createTerminal(terminalOptions(node, session.title, pty)).show();
  });

  afterEach(async () => {
    agent.dispose();
    shown()?.dispose();
    await until(() => closed, 'the session has ended');
  });

  function shown(): vscode.Terminal | undefined {
    return vscode.window.terminals.find(({ name }) => name.startsWith(node.name));
  }

  async function prompt(): Promise<vscode.Terminal> {
    await until(() => agent.opens.length === 1, 'the data channel is open');
    agent.send('$ ');
    await until(() => agent.of(payloadTypes.size).length > 0, 'the size is told');
    return shown() ?? assert.fail('no terminal');
  }

  it('bears the node’s name and tells its real size before anything is typed', async () => {
    await prompt();
    const size = parseSize(agent.of(payloadTypes.size)[0] ?? new Uint8Array());
    assert.ok(size !== undefined && size.cols > 1 && size.rows > 1);
  });

  it('sends keys and 100 KB of text as they are', async () => {
    const terminal = await prompt();
    const line = 'zażółć gęślą jaźń 漢字 ';
    const text = line.repeat(Math.ceil(100_000 / Buffer.byteLength(line)));
    terminal.sendText(text, true);
    await until(() => agent.input.length > Buffer.byteLength(text), 'the text arrives');
    assert.equal(agent.input.toString(), `${text}\r`);
  });

  it('terminates the session when it is closed', async () => {
    const terminal = await prompt();
    agent.onMessage = ({ payloadType }) => {
      if (payloadType === payloadTypes.flag) agent.close();
    };
    terminal.dispose();
    await until(() => closed, 'the session has ended');
    assert.equal(connection.count('TerminateSession'), 1);
    assert.equal(agent.of(payloadTypes.flag).length, 1);
  });

  it('stays open with the reason when the session ends, and says so in its name', async () => {
    await prompt();
    agent.close('Session ended: idle for 20 minutes.');
    await until(() => shown()?.name === `${node.name} (ended)`, 'the name says that it ended');
    assert.equal(shown()?.exitStatus, undefined);
  });
});
