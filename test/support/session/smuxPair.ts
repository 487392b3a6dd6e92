import { SmuxSession, type SmuxOptions, type SmuxStream } from '../../../src/core/session/port/smux/index.ts';
import { ManualClock } from '../manualClock.ts';
import type { Random } from '../random.ts';

/** Carries bytes one way, in pieces, when it is told to. */
class Carrier {
  readonly #random: Random | undefined;
  #waiting = Buffer.alloc(0);
  /** All that was ever written. */
  bytes = 0;
  deliver: (bytes: Uint8Array) => void = () => undefined;

  constructor(random: Random | undefined) {
    this.#random = random;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  write(bytes: Uint8Array): void {
    this.bytes += bytes.byteLength;
    this.#waiting = Buffer.concat([this.#waiting, bytes]);
  }

  /** Delivers one piece: up to 1,024 bytes, as messages have them, or fewer by chance. */
  step(): boolean {
    if (this.#waiting.length === 0) return false;
    const size = this.#random === undefined ? 1024 : 1 + this.#random.below(1024);
    const piece = this.#waiting.subarray(0, size);
    this.#waiting = this.#waiting.subarray(piece.length);
    this.deliver(piece);
    return true;
  }
}

export interface SmuxPair {
  readonly clock: ManualClock;
  readonly client: SmuxSession;
  readonly server: SmuxSession;
  /** Streams that the server accepted, by id. */
  readonly accepted: Map<number, SmuxStream>;
  /** What the sessions told: `client congested`, `server failed timeout`. */
  readonly told: string[];
  /** From the client to the server, and back. */
  readonly up: Carrier;
  readonly down: Carrier;
  /** Carries until nothing is under way and nobody writes any more. */
  settle(): Promise<void>;
}

export interface SmuxPairOptions {
  /** Splits what is carried anywhere. */
  readonly random?: Random;
  readonly client?: Partial<SmuxOptions>;
  readonly server?: Partial<SmuxOptions>;
  /** Bytes under way at most before writers are asked to wait. */
  readonly room?: number;
}

/** Two sessions against each other in memory. */
export function createSmuxPair(options: SmuxPairOptions = {}): SmuxPair {
  const clock = new ManualClock();
  const room = options.room ?? 64 * 1024;
  const told: string[] = [];
  const accepted = new Map<number, SmuxStream>();
  const up = new Carrier(options.random);
  const down = new Carrier(options.random);
  const common = (side: 'client' | 'server', carrier: Carrier): SmuxOptions => ({
    side,
    clock,
    write: (bytes) => {
      carrier.write(bytes);
      return carrier.waiting < room;
    },
    congested: (isCongested) => void told.push(`${side} ${isCongested ? 'congested' : 'free'}`),
    failed: (fault) => void told.push(`${side} failed ${fault}`),
  });
  const client = new SmuxSession({ ...common('client', up), ...options.client });
  const server = new SmuxSession({
    ...common('server', down),
    accepted: (stream) => void accepted.set(stream.id, stream),
    ...options.server,
  });
  up.deliver = (bytes) => server.receive(bytes);
  down.deliver = (bytes) => client.receive(bytes);
  const settle = async (): Promise<void> => {
    let steps = 0;
    for (let quiet = 0; quiet < 3; quiet++) {
      while (up.step() || down.step()) {
        quiet = 0;
        // Readers come to their turn between messages.
        if (++steps % 8 === 0) await new Promise((resolve) => setImmediate(resolve));
        if (up.waiting < room) client.drained();
        if (down.waiting < room) server.drained();
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { clock, client, server, accepted, told, up, down, settle };
}
