import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemClock } from '../../../src/core/base/clock.ts';
import { silentLog, type Log } from '../../../src/core/base/log.ts';
import type { NodeRef } from '../../../src/core/model/refs.ts';
import type { ChannelSocket, OpenSocket } from '../../../src/core/session/channel/socket.ts';
import * as kernel from '../../../src/core/session/index.ts';
import { webSocketFactory } from '../../../src/core/session/webSocket.ts';
import { onlineNodes } from '../../../src/core/aws/onlineNodes.ts';
import { TerminalSession } from '../../../src/features/sessions/session.ts';
import { findShell } from '../../../src/simulator/exec/hostShell.ts';
import type { SimulatorOptions } from '../../../src/simulator/options.ts';
import { until, withSimulator, type Simulated } from '../../support/simulated.ts';

const { signal } = new AbortController();

/** A terminal without VS Code: what it shows is text, and its sockets can be cut. */
interface Terminal {
  readonly session: TerminalSession;
  readonly screen: () => string;
  readonly logged: string[];
  /** Breaks the line as a network does. */
  readonly cut: () => void;
  readonly shows: (pattern: RegExp) => Promise<void>;
}

/** A socket factory over the real one that remembers how to break the latest socket. */
function breakable(openSocket: OpenSocket): { openSocket: OpenSocket; cut: () => void } {
  let cut = (): void => undefined;
  return {
    cut: () => cut(),
    openSocket: (url, listener) => {
      const socket: ChannelSocket = openSocket(url, listener);
      cut = () => {
        socket.terminate();
        listener.ended({ code: 1006, detail: 'cut by the test' });
      };
      return socket;
    },
  };
}

/** What the node printed: our own lines about the connection come wherever the output was cut, also within a line. */
function withoutNotices(screen: string): string {
  const escape = '\u001b';
  return screen.replaceAll(new RegExp(`\\r\\n${escape}\\[2m[^${escape}]*${escape}\\[0m\\r\\n`, 'g'), '');
}

function openTerminal({ connection, simulator }: Simulated, nodeId?: string): Terminal {
  const usual = simulator.fleet.nodes.find(
    (each) => each.platform === 'Linux' && each.pingStatus === 'Online',
  );
  const id = nodeId ?? usual?.id ?? assert.fail('no online Linux node');
  const node: NodeRef = {
    connectionId: connection.id,
    id,
    name: simulator.fleet.find(id)?.name ?? id,
    platform: 'Linux',
    online: true,
    production: false,
  };
  const logged: string[] = [];
  const record = (line: string): void => void logged.push(line);
  const log: Log = { ...silentLog, debug: record, info: record, warn: record, error: record };
  const wire = breakable(webSocketFactory({ agentFor: (url) => connection.agentFor(url) }));
  const session = new TerminalSession({
    node,
    connection,
    loadKernel: () => Promise.resolve(kernel),
    openSocket: wire.openSocket,
    clock: systemClock,
    log,
    keepAliveMs: 30_000,
    needsHelp: () => undefined,
    needsReason: () => undefined,
    leftAlive: () => undefined,
  });
  let text = '';
  session.onDidWrite((part) => (text += part));
  session.resize(97, 31);
  session.start();
  const shows = (pattern: RegExp): Promise<void> =>
    until(() => pattern.test(text), `${String(pattern)} in\n${text}`);
  return { session, logged, screen: () => text, cut: () => wire.cut(), shows };
}

/** The session's state as the service tells it. */
async function statusOf({ connection }: Simulated): Promise<string | undefined> {
  for (const State of ['Active', 'History'] as const) {
    const answer = await connection.call('DescribeSessions', { State }, { signal });
    const status = answer.Sessions?.[0]?.Status;
    if (status !== undefined) return status;
  }
  return undefined;
}

/** Runs a test with a terminal that has its prompt, and leaves no session behind. */
async function inShell(
  options: SimulatorOptions,
  test: (terminal: Terminal, simulated: Simulated) => Promise<void>,
): Promise<void> {
  await withSimulator({ canRun: true, ...options }, async (simulated) => {
    const terminal = openTerminal(simulated);
    try {
      await terminal.shows(/\$ $/);
      await test(terminal, simulated);
    } finally {
      await terminal.session.terminate();
      terminal.session.dispose();
    }
  });
}

describe('a session in the terminal', { skip: findShell() === undefined, timeout: 300_000 }, () => {
  it('echoes what is typed, shows the size, stops at Ctrl-C and ends at exit', async () => {
    await inShell({}, async ({ session, shows }, simulated) => {
      session.type('echo "zażółć $((40 + 2))"\r');
      await shows(/zażółć 42\r\n/);
      session.type('until [ "$(stty size)" = "31 97" ]; do sleep 0.1; done; echo first-$((1 + 1))\r');
      await shows(/first-2\r\n/);
      session.resize(120, 40);
      session.type('until [ "$(stty size)" = "40 120" ]; do sleep 0.1; done; echo second-$((1 + 1))\r');
      await shows(/second-2\r\n/);
      session.type('echo waiting-$((1 + 1)); sleep 600\r');
      await shows(/waiting-2\r\n/);
      session.type('\u0003');
      session.type('echo stopped-$?\r');
      await shows(/stopped-130\r\n/);
      session.type('exit\r');
      await shows(/The session ended\..*Press Enter/s);
      assert.equal(await statusOf(simulated), 'Terminated');
    });
  });

  it('is terminated on the service when the terminal closes', async () => {
    await inShell({}, async ({ session }, simulated) => {
      assert.equal(await statusOf(simulated), 'Connected');
      await session.terminate();
      assert.equal(await statusOf(simulated), 'Terminated');
      assert.equal(session.phase.kind, 'ended');
    });
  });

  it('ends with a line when somebody else terminates it', async () => {
    await inShell({}, async ({ shows }, { connection }) => {
      const active = await connection.call('DescribeSessions', { State: 'Active' }, { signal });
      const id = active.Sessions?.[0]?.SessionId ?? assert.fail('no session');
      await connection.call('TerminateSession', { SessionId: id }, { signal });
      await shows(/Press Enter to close/);
    });
  });

  it('goes on after the line was cut, in the middle of output and typing', async () => {
    await inShell({}, async ({ session, cut, shows, screen }) => {
      session.type('for i in 1 2 3 4 5 6 7 8 9; do echo "line-$i"; sleep 0.1; done; echo over-$((1 + 1))\r');
      await shows(/line-2\r\n/);
      cut();
      session.type('echo typed-$((2 + 2))\r');
      await shows(/line-6\r\n/);
      cut();
      await shows(/over-2\r\n/);
      await shows(/typed-4\r\n/);
      const lines = withoutNotices(screen()).match(/^line-\d\r$/gm) ?? [];
      assert.deepEqual(
        lines,
        Array.from({ length: 9 }, (_, index) => `line-${String(index + 1)}\r`),
      );
    });
  });

  it('brings everything once over a channel that loses and doubles messages, cuts included', async () => {
    const faults = { channel: { lostMessages: 0.05, doubledMessages: 0.05 } };
    await inShell({ faults }, async ({ session, cut, shows, screen }) => {
      session.type('seq 1 3000; echo over-$((3 + 4))\r');
      await shows(/^500\r$/m);
      cut();
      await shows(/over-7\r\n/);
      const numbers = (withoutNotices(screen()).match(/^\d+\r$/gm) ?? []).map(Number);
      assert.deepEqual(
        numbers,
        Array.from({ length: 3000 }, (_, index) => index + 1),
      );
    });
  });

  it('keeps token, keys and output out of the log', async () => {
    await inShell({}, async ({ session, shows, logged }) => {
      session.type('echo secret-$((1 + 1))\r');
      await shows(/secret-2/);
      assert.ok(logged.length > 0);
      assert.doesNotMatch(logged.join('\n'), /secret|token/i);
    });
  });

  it('reads the session as gone when it was terminated while the line was down', async () => {
    await inShell({}, async ({ cut, shows }, simulated) => {
      const active = await simulated.connection.call('DescribeSessions', { State: 'Active' }, { signal });
      const id = active.Sessions?.[0]?.SessionId ?? assert.fail('no session');
      simulated.simulator.faults.set({ rules: [{ kind: 'drop', operation: 'ResumeSession', count: 1 }] });
      cut();
      await simulated.connection.call('TerminateSession', { SessionId: id }, { signal });
      await shows(/The session is gone/);
    });
  });
});

describe('a session that does not start', () => {
  it('explains a node that is not connected', async () => {
    await withSimulator({}, async (simulated) => {
      const lost = simulated.simulator.fleet.nodes.find((each) => each.pingStatus === 'ConnectionLost');
      const { session, shows } = openTerminal(simulated, lost?.id);
      await shows(/is not connected to Session Manager/);
      session.dispose();
    });
  });

  it('names the permission that is missing', async () => {
    const faults = { rules: [{ kind: 'accessDenied', operation: 'StartSession' }] } as const;
    await withSimulator({ faults }, async (simulated) => {
      const { session, shows } = openTerminal(simulated);
      await shows(/ssm:StartSession/);
      session.dispose();
    });
  });
});

describe('the nodes to choose from', () => {
  it('are the online ones of the fleet, each with its name', async () => {
    await withSimulator({ nodes: 120 }, async ({ connection, simulator }) => {
      const found = new Map<string, string>();
      for await (const page of onlineNodes(connection, signal)) {
        for (const { id, name } of page) found.set(id, name);
      }
      const online = simulator.fleet.nodes.filter((each) => each.pingStatus === 'Online');
      assert.deepEqual(new Set(found.keys()), new Set(online.map(({ id }) => id)));
      for (const node of online) assert.equal(found.get(node.id), node.name);
    });
  });

  it('come through empty pages that carry a token', async () => {
    const faults = {
      rules: [{ kind: 'emptyPages', operation: 'DescribeInstanceProperties', count: 1 }],
    } as const;
    await withSimulator({ faults, nodes: 120 }, async ({ connection, simulator }) => {
      const found = new Set<string>();
      for await (const page of onlineNodes(connection, signal)) for (const { id } of page) found.add(id);
      assert.equal(found.size, simulator.fleet.nodes.filter((each) => each.pingStatus === 'Online').length);
    });
  });
});
