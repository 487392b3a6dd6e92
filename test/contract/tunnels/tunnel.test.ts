import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, get, type Server } from 'node:http';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { createSessionService } from '../../../src/core/aws/sessionService.ts';
import { systemClock } from '../../../src/core/base/clock.ts';
import { silentLog, type Log } from '../../../src/core/base/log.ts';
import * as kernel from '../../../src/core/session/index.ts';
import { nodeChooser } from '../../../src/features/tunnels/chooseNode.ts';
import type { TunnelConfig } from '../../../src/features/tunnels/config.ts';
import type { PortQuestion } from '../../../src/features/tunnels/localEnd.ts';
import type { TunnelPorts } from '../../../src/features/tunnels/ports.ts';
import { Tunnel } from '../../../src/features/tunnels/tunnel.ts';
import type { SimulatorOptions } from '../../../src/simulator/options.ts';
import { createRandom } from '../../support/random.ts';
import { exchange } from '../../support/session/portScene.ts';
import {
  onlineLinuxNode,
  sessionStatus,
  until,
  withSimulator,
  type Simulated,
} from '../../support/simulated.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const { signal } = new AbortController();

/** A tunnel over the real kernel and wire, and what it told. */
interface Scene {
  readonly tunnel: Tunnel;
  readonly told: string[];
  readonly failures: unknown[];
  readonly questions: PortQuestion[];
  readonly logged: string[];
  readonly port: () => number;
}

function openScene(
  { connection }: Simulated,
  config: TunnelConfig,
  differs: Partial<TunnelPorts> = {},
): Scene {
  const told: string[] = [];
  const failures: unknown[] = [];
  const questions: PortQuestion[] = [];
  const logged: string[] = [];
  const record = (line: string): void => void logged.push(line);
  const log: Log = { ...silentLog, debug: record, info: record, warn: record, error: record };
  const patterns = { tags: ['Environment=Production'], profiles: [] };
  const tunnel = new Tunnel(config, {
    loadKernel: () => Promise.resolve(kernel),
    service: createSessionService(connection),
    clock: systemClock,
    log,
    keepAliveMs: 30_000,
    connection: connection.label,
    chooseNode: nodeChooser(connection, () => patterns, log),
    askPort: async (question) => {
      questions.push(question);
      return question.free;
    },
    agree: () => Promise.resolve(true),
    restarts: () => true,
    told: (sentence) => told.push(sentence),
    failed: (error) => failures.push(error),
    needsHelp: (error) => failures.push(error),
    leftAlive: (error) => failures.push(error),
    ...differs,
  });
  return {
    tunnel,
    told,
    failures,
    questions,
    logged,
    port: () => tunnel.status.port ?? assert.fail('no port'),
  };
}

/** Runs a test with a tunnel to `port` of an online node, and leaves no session behind. */
async function throughTunnel(
  options: SimulatorOptions,
  config: Partial<TunnelConfig> & { readonly remotePort: number },
  test: (scene: Scene, simulated: Simulated) => Promise<void>,
): Promise<void> {
  await withSimulator(options, async (simulated) => {
    const target = { kind: 'node', id: onlineLinuxNode(simulated.simulator).id } as const;
    const scene = openScene(simulated, { name: 'test', target, localPort: 0, ...config });
    try {
      await scene.tunnel.start();
      await until(() => scene.tunnel.status.state.kind === 'open', `open: ${JSON.stringify(scene.failures)}`);
      await test(scene, simulated);
    } finally {
      await scene.tunnel.stop();
      scene.tunnel.dispose();
    }
  });
}

/** One request on a connection of its own: a pool would try dead ones. */
function getPage(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.once('end', () => resolve(text));
      response.once('error', reject);
    }).once('error', reject);
  });
}

async function refused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', () => resolve(true));
  });
}

describe('a tunnel', { timeout: 300_000 }, () => {
  let server: Server;
  let remotePort: number;
  const pages = new Map(
    [1, 2, 3].map((seed) => [`/${String(seed)}`, Buffer.from(createRandom(seed).bytes(200_000))]),
  );

  before(async () => {
    server = createServer((request, response) => response.end(pages.get(request.url ?? '') ?? 'hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    remotePort = typeof address === 'object' && address !== null ? address.port : 0;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  it('carries a web server of the node, with parallel requests that arrive whole', async () => {
    await throughTunnel({}, { remotePort }, async ({ tunnel, port }) => {
      const base = `http://127.0.0.1:${String(port())}`;
      assert.equal(await (await fetch(`${base}/`)).text(), 'hello');
      const paths = Array.from({ length: 12 }, (_, index) => `/${String((index % 3) + 1)}`);
      const bodies = await Promise.all(paths.map(async (path) => (await fetch(base + path)).arrayBuffer()));
      assert.deepEqual(
        bodies.map((body) => hash(new Uint8Array(body))),
        paths.map((path) => hash(pages.get(path) ?? assert.fail('no page'))),
      );
      const { traffic } = tunnel.status;
      assert.ok(traffic.received > 12 * 200_000 && traffic.sent > 0 && traffic.total > 0);
    });
  });

  it('reaches a host behind the node', async () => {
    const hosts = [{ name: 'orders.internal', port: undefined, local: remotePort }];
    const config = { remoteHost: 'orders.internal', remotePort: 8080 };
    await throughTunnel({ hosts }, config, async ({ port }) => {
      assert.equal(await getPage(port()), 'hello');
    });
  });

  it('leaves no listener and a terminated session when it is stopped', async () => {
    await throughTunnel({}, { remotePort }, async ({ tunnel, port, logged }, { simulator }) => {
      const was = port();
      assert.equal(await sessionStatus(simulator), 'Connected');
      await tunnel.stop();
      assert.equal(await sessionStatus(simulator), 'Terminated');
      assert.deepEqual([tunnel.status.state.kind, await refused(was)], ['stopped', true]);
      assert.doesNotMatch(logged.join('\n'), /TokenValue|hello/);
    });
  });

  it('says that its port is taken before any session is started, and takes the next free one', async () => {
    await throughTunnel(
      {},
      { remotePort, localPort: remotePort },
      async ({ questions, port }, { simulator }) => {
        assert.deepEqual(
          questions.map(({ port: asked, why }) => [asked, why]),
          [[remotePort, 'taken']],
        );
        assert.equal(port(), questions[0]?.free);
        assert.equal(simulator.calls.read()['ssm']?.['StartSession'], 1);
      },
    );
  });

  it('starts another session with the next connection after somebody ended the first', async () => {
    await throughTunnel({}, { remotePort }, async ({ tunnel, told, port }, { connection, simulator }) => {
      assert.equal(await getPage(port()), 'hello');
      const SessionId = tunnel.status.sessionId ?? assert.fail('no session');
      await connection.call('TerminateSession', { SessionId }, { signal });
      await until(() => tunnel.status.state.kind === 'waiting', 'waiting');
      assert.match(told[0] ?? '', /next connection starts another session/);
      assert.equal(await getPage(port()), 'hello');
      assert.equal(simulator.calls.read()['ssm']?.['StartSession'], 2);
    });
  });

  it('goes on after its socket was cut, with the same session', async () => {
    await throughTunnel({}, { remotePort }, async ({ tunnel, port }, { simulator }) => {
      const before = tunnel.status.sessionId;
      simulator.faults.cutSockets('drop');
      assert.equal(await getPage(port()), 'hello');
      await until(() => tunnel.status.state.kind === 'open', 'open again');
      assert.equal(tunnel.status.sessionId, before);
    });
  });

  it('tells of a port on which nothing listens, and stays open for the next connection', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    const gone = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    await throughTunnel({}, { remotePort: gone }, async ({ tunnel, told, port }) => {
      await assert.rejects(exchange(port(), 'anybody?'), { code: 'ECONNRESET' });
      assert.match(tunnel.status.trouble ?? '', /could not connect/);
      assert.deepEqual([told.length, tunnel.status.state.kind], [1, 'open']);
    });
  });

  it('goes through the first online node with a tag, and says which and that it is production', async () => {
    const target = { kind: 'tag', key: 'Role', value: 'web' } as const;
    const asked: string[] = [];
    await withSimulator({}, async (simulated) => {
      const agree = async (node: {
        readonly name: string;
        readonly production?: string;
      }): Promise<boolean> => {
        asked.push(node.production ?? '');
        return true;
      };
      const config = { name: 'web', target, remotePort, localPort: 0 };
      const { tunnel } = openScene(simulated, config, { agree });
      try {
        await tunnel.start();
        await until(() => tunnel.status.state.kind === 'open', 'open');
        const { node } = tunnel.status;
        const ids = simulated.simulator.fleet.nodes
          .filter(
            ({ pingStatus, tags }) => pingStatus === 'Online' && tags.some(({ value }) => value === 'web'),
          )
          .map(({ id }) => id);
        assert.deepEqual([node?.id, node?.matches], [ids.sort()[0], ids.length]);
        assert.deepEqual(asked, node?.production === undefined ? [] : [node.production]);
      } finally {
        await tunnel.stop();
        tunnel.dispose();
      }
    });
  });

  it('is refused in the agent’s words where it must not lead (§12)', async () => {
    await withSimulator({}, async (simulated) => {
      const target = { kind: 'node', id: onlineLinuxNode(simulated.simulator).id } as const;
      const remoteHost = '169.254.169.254';
      const config = { name: 'imds', target, remoteHost, remotePort: 80, localPort: 0 };
      const { tunnel, failures } = openScene(simulated, config);
      await tunnel.start();
      await until(() => failures.length > 0, 'the failure');
      const { state } = tunnel.status;
      assert.match(state.kind === 'failed' ? state.sentence : '', /169\.254\.169\.254 is forbidden/);
      tunnel.dispose();
    });
  });
});
