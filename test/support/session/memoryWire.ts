import type { Clock } from '../../../src/core/base/clock.ts';
import type { ChannelSocket, OpenSocket, SocketListener } from '../../../src/core/session/channel/socket.ts';
import type { Random } from '../random.ts';

/** What happens to frames on their way, each with a probability in [0, 1], each way. */
export interface Faults {
  readonly random: Random;
  readonly lose?: number;
  readonly double?: number;
  /** Delays a frame so that later ones overtake it. */
  readonly reorder?: number;
}

export interface WireOptions {
  readonly clock: Clock;
  /** One way, milliseconds. */
  readonly latencyMs?: number;
  readonly faults?: Faults;
}

/** The serving end of one in-memory socket. */
export interface ServerEnd {
  readonly url: string;
  receive: (frame: string | Uint8Array) => void;
  /** To the client; a text frame arrives as bytes, as it does from `ws`. */
  send(frame: Uint8Array): void;
  /** Ends it as the peer would: a clean close (1000) or a broken line (1006). */
  end(code: number, detail?: string): void;
  readonly isOpen: boolean;
}

/** How the serving side treats a dial: a server end to serve it, or a refusal. */
export type Accept = (server: ServerEnd) => 'open' | { readonly refuse: string };

const usualLatency = 5;
const reorderDelay = 15;

/** What arrives at a paused socket waits in it, as it would in TCP's buffers. */
class Valve {
  #isShut = false;
  readonly #waiting: (() => void)[] = [];

  before(listener: SocketListener): SocketListener {
    return {
      opened: () => listener.opened(),
      received: (frame) => this.#pass(() => listener.received(frame)),
      ponged: () => this.#pass(() => listener.ponged()),
      ended: (end) => listener.ended(end),
    };
  }

  shut(): void {
    this.#isShut = true;
  }

  open(): void {
    this.#isShut = false;
    for (let act = this.#next(); act !== undefined; act = this.#next()) act();
  }

  /** Reading may stop again at any frame. */
  #next(): (() => void) | undefined {
    return this.#isShut ? undefined : this.#waiting.shift();
  }

  #pass(act: () => void): void {
    if (this.#isShut) this.#waiting.push(act);
    else act();
  }
}

/** Sockets without a network: the clock is turned by hand, so nothing depends on real time. */
export class MemoryWire {
  readonly #options: WireOptions;
  readonly #accept: Accept;
  readonly sockets: ServerEnd[] = [];
  /** Set while the peer is dead: nothing arrives on either side and pings stay unanswered. */
  silent = false;
  /** Payload-free counts of what the client did. */
  pings = 0;
  closes: number[] = [];

  constructor(options: WireOptions, accept: Accept) {
    this.#options = options;
    this.#accept = accept;
  }

  get last(): ServerEnd {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('Nobody dialled');
    return socket;
  }

  readonly openSocket: OpenSocket = (url, listenerOfClient) => {
    const valve = new Valve();
    const listener = valve.before(listenerOfClient);
    let isOpen = false;
    let isOver = false;
    const end = (code: number, detail: string): void => {
      if (isOver) return;
      isOver = true;
      isOpen = false;
      listener.ended({ code, detail });
    };
    const server = this.#serverEnd(url, listener, () => isOpen, end);
    this.sockets.push(server);
    this.#later(() => {
      if (isOver) return;
      const answer = this.#accept(server);
      if (answer !== 'open') {
        end(1006, answer.refuse);
        return;
      }
      isOpen = true;
      listener.opened();
    });
    return this.#clientEnd(
      server,
      listener,
      valve,
      () => isOpen,
      () => {
        isOpen = false;
        isOver = true;
      },
    );
  };

  #serverEnd(
    url: string,
    listener: SocketListener,
    isOpen: () => boolean,
    end: (code: number, detail: string) => void,
  ): ServerEnd {
    return {
      url,
      receive: () => undefined,
      get isOpen() {
        return isOpen();
      },
      send: (frame) => {
        this.#carry(() => {
          if (isOpen() && !this.silent) listener.received(frame);
        });
      },
      end: (code, detail = '') => end(code, detail),
    };
  }

  #clientEnd(
    server: ServerEnd,
    listener: SocketListener,
    valve: Valve,
    isOpen: () => boolean,
    drop: () => void,
  ): ChannelSocket {
    return {
      backlog: 0,
      send: (frame) => {
        // A socket takes the bytes before it returns: whoever sent them uses the memory again.
        const taken = typeof frame === 'string' ? frame : Uint8Array.from(frame);
        const arrive = (): void => {
          if (!this.silent) server.receive(taken);
        };
        // The token's frame is never lost: a WebSocket is reliable, it is the service behind that loses.
        if (typeof frame === 'string') this.#later(arrive);
        else this.#carry(arrive);
      },
      ping: () => {
        this.pings += 1;
        this.#later(() => {
          if (isOpen() && !this.silent) listener.ponged();
        });
      },
      pause: () => valve.shut(),
      resume: () => valve.open(),
      close: () => {
        this.closes.push(1000);
        drop();
      },
      terminate: () => {
        this.closes.push(1006);
        drop();
      },
    };
  }

  #later(task: () => void, extra = 0): void {
    this.#options.clock.after((this.#options.latencyMs ?? usualLatency) + extra, task);
  }

  #carry(task: () => void): void {
    const { faults } = this.#options;
    if (faults?.random.chance(faults.lose ?? 0) === true) return;
    this.#later(task, faults?.random.chance(faults.reorder ?? 0) === true ? reorderDelay : 0);
    if (faults?.random.chance(faults.double ?? 0) === true) this.#later(task, 1);
  }
}
