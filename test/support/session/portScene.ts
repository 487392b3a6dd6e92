import { createServer, connect, type Socket } from 'node:net';
import { systemClock } from '../../../src/core/base/clock.ts';
import { DisposableStore, toDisposable } from '../../../src/core/base/disposable.ts';
import { silentLog } from '../../../src/core/base/log.ts';
import { createSessionService } from '../../../src/core/aws/sessionService.ts';
import type { SessionChannel } from '../../../src/core/session/channel/options.ts';
import {
  createPortForward,
  listenLocally,
  sessionTypes,
  startLiveSession,
  type PortForward,
} from '../../../src/core/session/index.ts';
import type { LiveSession } from '../../../src/core/session/live/liveSession.ts';
import type { SessionEnding } from '../../../src/core/session/live/phase.ts';
import type { SimulatorOptions } from '../../../src/simulator/options.ts';
import type { Simulator } from '../../../src/simulator/simulator.ts';
import type { SimulatedNode } from '../../../src/simulator/system.ts';
import { withSimulator, type Simulated } from '../simulated.ts';
import { until } from '../until.ts';

export const portDocuments = {
  node: 'AWS-StartPortForwardingSession',
  remoteHost: 'AWS-StartPortForwardingSessionToRemoteHost',
  ssh: 'AWS-StartSSHSession',
} as const;

export interface PortRequest {
  readonly document: keyof typeof portDocuments;
  readonly port: number;
  readonly host?: string;
  /** What the client says it is; default: what it is. */
  readonly clientVersion?: string;
  /** How long a reply may take after the end of input. */
  readonly lingerMs?: number;
  /** Between two pings. */
  readonly keepAliveMs?: number;
}

/** A session of type Port that is running. */
export interface PortSession {
  readonly live: LiveSession;
  /** How it ended; waits for it. */
  ending(): Promise<SessionEnding>;
}

export interface LiveTunnel extends PortSession {
  readonly forward: PortForward;
  /** What the node could not connect to. */
  readonly failures: readonly string[];
  /** Local port. */
  readonly port: number;
}

/** A TCP server of a test on 127.0.0.1. */
export interface TcpServer {
  readonly port: number;
  /** Connections that are open. */
  readonly open: ReadonlySet<Socket>;
  /** Connections so far. */
  readonly total: number;
}

/** A simulator, a web server of its fleet, and what a test opens; all of it ends with the test. */
export class PortScene {
  readonly simulator: Simulator;
  readonly node: SimulatedNode;
  readonly #simulated: Simulated;
  readonly #store: DisposableStore;

  constructor(simulated: Simulated, store: DisposableStore) {
    this.#simulated = simulated;
    this.#store = store;
    this.simulator = simulated.simulator;
    this.node = webServer(simulated.simulator);
  }

  /** Starts a session; `opened` gets its channel before anything came. */
  start(request: PortRequest, opened: (channel: SessionChannel) => void = () => undefined): PortSession {
    const live = this.#store.add(startLiveSession(this.#optionsOf(request, opened)));
    return {
      live,
      async ending() {
        await until(() => live.phase.kind === 'ended', 'the end of the session');
        if (live.phase.kind !== 'ended') throw new Error('It has not ended.');
        return live.phase.ending;
      },
    };
  }

  /** Starts a session and a tunnel over it from a free local port. */
  async open(request: PortRequest): Promise<LiveTunnel> {
    const { clientVersion, lingerMs } = request;
    const failures: string[] = [];
    const forward = await new Promise<{ readonly made: PortForward; readonly session: PortSession }>(
      (resolve) => {
        const session = this.start(request, (channel) => {
          const made = createPortForward(channel, {
            clock: systemClock,
            log: silentLog,
            ...(clientVersion === undefined ? {} : { clientVersion }),
            ...(lingerMs === undefined ? {} : { lingerMs }),
          });
          made.onDidFailConnection((sentence) => failures.push(sentence));
          resolve({ made: this.#store.add(made), session });
        });
      },
    );
    const { made, session } = forward;
    const listener = await listenLocally({ port: 0, connected: (socket) => made.accept(socket) });
    this.#store.add(listener);
    return { ...session, forward: made, failures, port: listener.port };
  }

  async serve(serve: (socket: Socket) => void): Promise<TcpServer> {
    const open = new Set<Socket>();
    const made = { open, total: 0, port: 0 };
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      made.total += 1;
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
      serve(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#store.add(
      toDisposable(() => {
        server.close();
        for (const socket of open) socket.destroy();
      }),
    );
    const address = server.address();
    made.port = typeof address === 'object' && address !== null ? address.port : 0;
    return made;
  }

  echo(): Promise<TcpServer> {
    return this.serve((socket) => socket.pipe(socket));
  }

  /** A port on which nothing listens any more. */
  async deadPort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    await new Promise((resolve) => server.close(resolve));
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  #optionsOf(
    { document, port, host, clientVersion, keepAliveMs }: PortRequest,
    opened: (channel: SessionChannel) => void,
  ): Parameters<typeof startLiveSession>[0] {
    const parameters = { portNumber: [String(port)], ...(host === undefined ? {} : { host: [host] }) };
    const options = {
      service: createSessionService(this.#simulated.connection),
      request: { target: this.node.id, documentName: portDocuments[document], parameters },
      clock: systemClock,
      log: silentLog,
      accepts: [sessionTypes.port],
      opened,
      ...(keepAliveMs === undefined ? {} : { keepAliveMs }),
    };
    return clientVersion === undefined ? options : Object.assign(options, { clientVersion });
  }
}

/** Runs `test` in a scene of its own. */
export async function withPorts(
  test: (scene: PortScene) => Promise<void>,
  options: SimulatorOptions = {},
): Promise<void> {
  await withSimulator(options, async (simulated) => {
    const store = new DisposableStore();
    try {
      await test(new PortScene(simulated, store));
    } finally {
      store.dispose();
    }
  });
}

/** Sends all, ends its side where `ends`, and resolves with all that came when the other side has ended. */
export function exchange(port: number, bytes: Uint8Array | string, ends = false): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.once('error', reject);
    socket.once('end', () => {
      resolve(Buffer.concat(chunks));
      socket.end();
    });
    if (ends) socket.end(bytes);
    else socket.write(bytes);
  });
}

/** Sends all to an echo, and ends when as much has come back. */
export function echoed(port: number, bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('error', reject);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length < bytes.length) return;
      resolve(Buffer.concat(chunks));
      socket.end();
    });
    socket.write(bytes);
  });
}

function webServer({ fleet }: Simulator): SimulatedNode {
  const found = fleet.nodes.find(({ tags }) => tags.some(({ value }) => value === 'web'));
  if (found === undefined) throw new Error('The fleet has no web server.');
  return found;
}
