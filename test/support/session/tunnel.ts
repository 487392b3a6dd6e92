import { connect, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { silentLog } from '../../../src/core/base/log.ts';
import {
  createPortForward,
  listenLocally,
  type PortForward,
  type PortForwardOptions,
} from '../../../src/core/session/port/index.ts';
import { SmuxSession, smuxBeatTimes, type SmuxStream } from '../../../src/core/session/port/smux/index.ts';
import { ManualClock } from '../manualClock.ts';
import { until } from '../until.ts';
import { FakeChannel } from './fakeChannel.ts';

/** A local program on a tunnel: a real connection, and what came over it. */
export interface LocalProgram {
  readonly socket: Socket;
  /** What the program has read. */
  readonly received: () => Buffer;
  /** Not yet; then how it ended: cleanly, or reset, which says that something is missing. */
  readonly end: () => 'open' | 'ended' | 'reset';
}

export interface Tunnel {
  readonly clock: ManualClock;
  readonly channel: FakeChannel;
  readonly forward: PortForward;
  readonly failures: string[];
  /** Connects a program; the connection was accepted when this resolves. */
  dial(options?: { readonly isReading?: boolean }): Promise<LocalProgram>;
}

/** Forwards a free local port over a fake channel; everything ends with the test. */
export async function createTunnel(
  test: TestContext,
  options: Partial<PortForwardOptions> = {},
): Promise<Tunnel> {
  const clock = new ManualClock();
  const channel = new FakeChannel();
  const forward = createPortForward(channel, { clock, log: silentLog, ...options });
  const failures: string[] = [];
  forward.onDidFailConnection((sentence) => failures.push(sentence));
  let accepted = 0;
  const listener = await listenLocally({
    port: 0,
    connected: (socket) => {
      accepted += 1;
      forward.accept(socket);
    },
  });
  test.after(() => {
    listener.dispose();
    forward.dispose();
  });
  const dial: Tunnel['dial'] = async (how = {}) => {
    const before = accepted;
    const program = localProgram(
      connect({ port: listener.port, allowHalfOpen: true }),
      how.isReading ?? true,
    );
    test.after(() => program.socket.destroy());
    await until(() => accepted > before, 'the connection to be accepted');
    return program;
  };
  return { clock, channel, forward, failures, dial };
}

function localProgram(socket: Socket, isReading: boolean): LocalProgram {
  const chunks: Buffer[] = [];
  let end: 'open' | 'ended' | 'reset' = 'open';
  if (isReading) socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('end', () => (end = 'ended'));
  socket.on('error', () => (end = 'reset'));
  return { socket, received: () => Buffer.concat(chunks), end: () => end };
}

export const muxStart = (properties: Readonly<Record<string, string>> = {}, agentVersion = '3.3.1142.0') =>
  ({
    agentVersion,
    session: {
      type: 'Port',
      properties: { portNumber: '5432', type: 'LocalPortForwarding', ...properties },
    },
  }) as const;

/** Without the type, as AWS-StartSSHSession has it. */
export const basicStart = (agentVersion = '3.3.1142.0') =>
  ({ agentVersion, session: { type: 'Port', properties: { portNumber: '22' } } }) as const;

export interface MuxNode {
  readonly session: SmuxSession;
  /** In order of their SYN. */
  readonly streams: SmuxStream[];
}

/** Plays a node that multiplexes: real agents' payloads of 1,024 bytes, held back while the channel is paused. */
export function playMuxNode({ channel, clock }: Tunnel, isBeating = false): MuxNode {
  const streams: SmuxStream[] = [];
  const waiting: Uint8Array[] = [];
  const carry = (): void => {
    while (!channel.isPaused) {
      const bytes = waiting.shift();
      if (bytes === undefined) return;
      channel.output.fire(bytes);
    }
  };
  const session = new SmuxSession({
    side: 'server',
    clock,
    keepAlive: isBeating ? smuxBeatTimes : undefined,
    write: (bytes) => {
      for (let at = 0; at < bytes.byteLength; at += 1024)
        waiting.push(Buffer.from(bytes.subarray(at, at + 1024)));
      setImmediate(carry);
      return waiting.length < 64;
    },
    congested: () => undefined,
    failed: () => undefined,
    accepted: (stream) => void streams.push(stream),
  });
  channel.heard = (bytes) => session.receive(bytes);
  channel.resumed = () => {
    setImmediate(() => {
      carry();
      session.drained();
    });
  };
  channel.output.event(() => {
    if (waiting.length === 0) setImmediate(() => session.drained());
  });
  return { session, streams };
}
