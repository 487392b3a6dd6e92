import { PassThrough, Writable } from 'node:stream';
import { systemClock, type Clock } from '../../../../src/core/base/clock.ts';
import { silentLog } from '../../../../src/core/base/log.ts';
import type { SessionRequest } from '../../../../src/core/model/sessionService.ts';
import type { SessionChannel } from '../../../../src/core/session/channel/options.ts';
import type { OpenSocket } from '../../../../src/core/session/channel/socket.ts';
import { sessionTypes } from '../../../../src/core/session/handshake.ts';
import { startLiveSession, type LiveSession } from '../../../../src/core/session/live/liveSession.ts';
import { createPortForward, listenLocally, pipeRaw } from '../../../../src/core/session/port/index.ts';
import { webSocketFactory } from '../../../../src/core/session/webSocket.ts';
import type { Peer } from '../peer.ts';
import type { Carrier } from './carrier.ts';
import { spyOn } from './spy.ts';

/** The product's own kernel, from StartSession on. */
export function ourCarrier(peer: Pick<Peer, 'service' | 'node'>, clock: Clock = systemClock): Carrier {
  return {
    name: 'ours',
    async openRaw(port, consumed) {
      const spy = spyOn(webSocketFactory());
      const input = new PassThrough({ highWaterMark: 256 * 1024 });
      const output = new Writable({
        write(chunk: Uint8Array, _encoding, done) {
          consumed(chunk);
          done();
        },
      });
      const request = requestOf(peer.node, 'AWS-StartSSHSession', port);
      const opened = (channel: SessionChannel): void => void pipeRaw(channel, input, output, clock);
      const live = await start(peer, clock, request, opened, spy.openSocket);
      return {
        input,
        get largestPayload() {
          return spy.largestPayload;
        },
        get mostInFlight() {
          return spy.mostInFlight;
        },
        close: () => live.terminate(),
      };
    },
    openTunnel: (port) => openTunnel(peer, clock, port),
  };
}

async function openTunnel(
  peer: Pick<Peer, 'service' | 'node'>,
  clock: Clock,
  port: number,
): ReturnType<Carrier['openTunnel']> {
  let forward: ReturnType<typeof createPortForward> | undefined;
  const request = requestOf(peer.node, 'AWS-StartPortForwardingSession', port);
  const live = await start(peer, clock, request, (channel) => {
    forward = createPortForward(channel, { clock, log: silentLog });
  });
  let losses = 0;
  live.onDidChangePhase((phase) => {
    if (phase.kind === 'reconnecting' && phase.attempt === 1) losses += 1;
  });
  const listener = await listenLocally({ port: 0, connected: (socket) => forward?.accept(socket) });
  return {
    port: listener.port,
    get losses() {
      return losses;
    },
    async close() {
      listener.dispose();
      forward?.dispose();
      await live.terminate();
    },
  };
}

function requestOf(target: string, documentName: string, port: number): SessionRequest {
  return { target, documentName, parameters: { portNumber: [String(port)] } };
}

/** Resolves when the session is connected. */
function start(
  { service }: Pick<Peer, 'service'>,
  clock: Clock,
  request: SessionRequest,
  opened: (channel: SessionChannel) => void,
  openSocket?: OpenSocket,
): Promise<LiveSession> {
  return new Promise((resolve, reject) => {
    const live = startLiveSession({
      ...{ service, request, opened, clock, log: silentLog },
      accepts: [sessionTypes.port],
      ...(openSocket === undefined ? {} : { openSocket }),
    });
    live.onDidChangePhase((phase) => {
      if (phase.kind === 'connected') resolve(live);
      if (phase.kind === 'ended') reject(new Error(`the session ended: ${JSON.stringify(phase.ending)}`));
    });
  });
}
