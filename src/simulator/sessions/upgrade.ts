import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { parseOpenDataChannel, type OpenDataChannel } from '../../core/session/codec/index.ts';
import type { SocketCut } from '../faults/faults.ts';
import type { Link } from './channel/link.ts';
import { SocketCuts, type CutFaults } from './channel/socketCuts.ts';
import type { Session } from './session.ts';
import type { SessionStore } from './store.ts';
import type { ChannelTokens } from './tokens.ts';

const path = /^\/v1\/data-channel\/([^/?#]+)(?:\?|$)/;
/** How long a socket may stay without its token. */
const openingMs = 10_000;
const maxFrameBytes = 1024 * 1024;
/** Bytes that a client may leave unread in this process before the agent stops reading what it would send. */
const maxUnwritten = 512 * 1024;
const normalClosure = 1_000;
/** What the service says when it closes a socket whose session goes on (§13). */
const goodbye = 'Bye';
const policyViolation = 1_008;

/** The WebSocket end of data channels: finds the session, asks for the token, hands the socket over. */
export class ChannelSockets implements Disposable {
  readonly #store: SessionStore;
  readonly #tokens: ChannelTokens;
  readonly #clock: Clock;
  readonly #cuts: SocketCuts;
  /** Who opened the channel first. */
  readonly #clients = new WeakMap<Session, string>();
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: maxFrameBytes,
  });

  constructor(store: SessionStore, tokens: ChannelTokens, clock: Clock, faults: CutFaults) {
    this.#store = store;
    this.#tokens = tokens;
    this.#clock = clock;
    this.#cuts = new SocketCuts(faults, clock, (how) => this.#cut(how));
  }

  /** Takes over a request for the channel of a session that is not over; false for anything else. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    const session = this.#store.find(sessionIdOf(request.url ?? ''));
    if (session === undefined || session.isOver) return false;
    this.#server.handleUpgrade(request, socket, head, (webSocket) =>
      this.#opened(webSocket, socket, session),
    );
    return true;
  }

  dispose(): void {
    this.#cuts.dispose();
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #cut(how: SocketCut): void {
    for (const client of this.#server.clients) {
      if (how === 'drop') client.terminate();
      // Nothing is read any more, so that no ping is answered either.
      else if (how === 'silence') client.pause();
      else client.close(normalClosure, goodbye);
    }
  }

  /** Nothing is looked at, and nothing is said, before the token in the first frame is right (§2). */
  #opened(socket: WebSocket, stream: Duplex, session: Session): void {
    const refuse = (): void => socket.close(policyViolation);
    const timer = this.#clock.after(openingMs, refuse);
    socket.on('error', () => socket.terminate());
    socket.once('close', () => timer.dispose());
    socket.once('message', (data, isBinary) => {
      timer.dispose();
      const opening = isBinary ? undefined : parseOpenDataChannel(bytesOf(data).toString('utf8'));
      if (opening !== undefined && this.#lets(opening, session)) connect(socket, stream, session);
      else refuse();
    });
  }

  /** By a token of the session, and to the client that it began with: the id stays over reconnects (§2). */
  #lets({ token, clientId }: OpenDataChannel, session: Session): boolean {
    if (!this.#tokens.redeem(token, session.head.id) || session.isOver) return false;
    const known = this.#clients.get(session) ?? clientId;
    this.#clients.set(session, known);
    return known === clientId;
  }
}

/** Empty, like no session's id, when the URL is not that of a channel. */
function sessionIdOf(url: string): string {
  try {
    return decodeURIComponent(path.exec(url)?.[1] ?? '');
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}

/** @param stream the WebSocket's own: it knows what is not written yet */
function connect(socket: WebSocket, stream: Duplex, session: Session): void {
  const together = turnCork(stream);
  const link: Link = {
    get isFull() {
      return stream.writableLength > maxUnwritten;
    },
    send(frame) {
      if (socket.readyState !== socket.OPEN || socket.isPaused) return;
      together();
      socket.send(frame);
    },
    close: () => socket.close(normalClosure),
  };
  socket.on('message', (data) => session.receive(bytesOf(data)));
  const drained = (): void => session.drained();
  stream.on('drain', drained);
  socket.once('close', () => {
    stream.off('drain', drained);
    session.detach(link);
  });
  session.attach(link);
}

/** Holds back what is written in one turn of the event loop, so that it goes out by one system call and not by many. */
function turnCork(stream: Duplex): () => void {
  let isCorked = false;
  return () => {
    if (isCorked) return;
    isCorked = true;
    stream.cork();
    process.nextTick(() => {
      isCorked = false;
      stream.uncork();
    });
  };
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}
