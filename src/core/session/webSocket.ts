import type { Agent } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket, type RawData } from 'ws';
import { messageOf } from '../base/errors.ts';
import type { ChannelSocket, OpenSocket, SocketListener } from './channel/socket.ts';

export interface WebSocketOptions {
  /** Proxy and certificates for a URL (`Connection.agentFor`); absent: a direct connection. */
  readonly agentFor?: (url: string) => Promise<Agent>;
}

const dialMilliseconds = 20_000;
const closeMilliseconds = 1000;
const largestFrame = 16 * 1024 * 1024;
/** What the plugin's pings carry (§2). */
const pingPayload = 'keepalive';
const noClosingFrame = 1006;
/**
 * Above this nothing is read, so that no more acknowledgements come to be owed to a peer, or a line, that does not
 * take them. More than a full window of input, which is sent unasked.
 */
const mostUnsent = 1024 * 1024;

/** The channel's socket over `ws`: no sub-protocol, no permessage-deflate, no extra headers (§2). */
export function webSocketFactory(options: WebSocketOptions = {}): OpenSocket {
  return (url, listener) => {
    let socket: ChannelSocket | undefined;
    let isOver = false;
    const dialled = (agent: Agent | undefined): void => {
      if (!isOver) socket = adapt(dial(url, agent), listener);
    };
    const failed = (error: unknown): void => {
      if (!isOver) listener.ended({ code: noClosingFrame, detail: messageOf(error) });
    };
    const end = (how: 'close' | 'terminate') => (): void => {
      isOver = true;
      socket?.[how]();
    };
    // `ws` throws for a URL that it cannot read.
    void Promise.resolve(options.agentFor?.(url)).then(dialled).catch(failed);
    return {
      get backlog() {
        return socket?.backlog ?? 0;
      },
      send: (frame) => socket?.send(frame),
      ping: () => socket?.ping(),
      pause: () => socket?.pause(),
      resume: () => socket?.resume(),
      close: end('close'),
      terminate: end('terminate'),
    };
  };
}

function dial(url: string, agent: Agent | undefined): WebSocket {
  const settings = {
    perMessageDeflate: false,
    handshakeTimeout: dialMilliseconds,
    // A dead peer does not answer the closing frame; the socket must not outlive the session for long.
    closeTimeout: closeMilliseconds,
    maxPayload: largestFrame,
    ...(agent === undefined ? {} : { agent }),
  };
  return new WebSocket(url, settings);
}

function adapt(socket: WebSocket, listener: SocketListener): ChannelSocket {
  let failure = '';
  socket.on('open', () => listener.opened());
  socket.on('message', (data) => listener.received(bytesOf(data)));
  socket.on('pong', () => listener.ponged());
  // `close` always follows, with less to say.
  socket.on('error', (error) => (failure = messageOf(error)));
  socket.on('close', (code, reason) => listener.ended({ code, detail: failure || reason.toString('utf8') }));
  const ifOpen = (act: () => void): void => {
    if (socket.readyState === WebSocket.OPEN) act();
  };
  const gather = gatherer(socket);
  const reading = new Reading(socket);
  const send = (frame: string | Uint8Array): void => {
    gather();
    socket.send(frame);
    reading.sent();
  };
  return {
    get backlog() {
      return socket.bufferedAmount;
    },
    send: (frame) => ifOpen(() => send(frame)),
    ping: () => ifOpen(() => socket.ping(pingPayload)),
    pause: () => reading.pause(),
    resume: () => reading.resume(),
    close: () => socket.close(1000),
    terminate: () => socket.terminate(),
  };
}

/** Reads while the caller wants to and while what was sent is taken. */
class Reading {
  readonly #socket: WebSocket;
  #isUnwanted = false;
  #isChoked = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('upgrade', ({ socket: stream }) => stream.on('drain', () => this.#drained()));
  }

  pause(): void {
    this.#isUnwanted = true;
    this.#socket.pause();
  }

  resume(): void {
    this.#isUnwanted = false;
    if (!this.#isChoked) this.#socket.resume();
  }

  sent(): void {
    if (this.#isChoked || this.#socket.bufferedAmount <= mostUnsent) return;
    this.#isChoked = true;
    this.#socket.pause();
  }

  #drained(): void {
    this.#isChoked = false;
    if (!this.#isUnwanted) this.#socket.resume();
  }
}

/**
 * What is sent in one turn of the event loop goes to the network in one write, at the turn's end: an
 * acknowledgement for each message would cost a system call each. Nothing is delayed by a timer.
 */
function gatherer(socket: WebSocket): () => void {
  let stream: Socket | undefined;
  let isGathering = false;
  socket.on('upgrade', (response) => (stream = response.socket));
  return () => {
    const tcp = stream;
    if (tcp === undefined || isGathering) return;
    isGathering = true;
    tcp.cork();
    process.nextTick(() => {
      isGathering = false;
      tcp.uncork();
    });
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
