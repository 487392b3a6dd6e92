import { encodeSmuxHeader, smuxCommands, smuxMaxFrame } from './frame.ts';

/** What can be asked for a stream's next bytes. */
export interface SmuxSource {
  readonly id: number;
  takeOutgoing(limit: number): Uint8Array;
  /** What was taken is sent. @returns whether there is more */
  sentOutgoing(): boolean;
}

/** Data of one turn: small enough that a keystroke waits for few bytes of an upload beside it. */
const turnBytes = Math.min(8 * 1024, smuxMaxFrame);

/** Takes turns among the streams that have something to send, as long as there is room. */
export class SmuxWriter {
  readonly #write: (bytes: Uint8Array) => boolean;
  /** In order of their next turn. */
  readonly #waiting = new Set<SmuxSource>();
  #hasRoom = true;
  #isPumping = false;
  #isClosed = false;

  constructor(write: (bytes: Uint8Array) => boolean) {
    this.#write = write;
  }

  /** Sends a frame without data at once, also when there is no room: it is small and must keep its order. */
  control(frame: Uint8Array): void {
    if (this.#isClosed) return;
    this.#put(frame);
    this.#pump();
  }

  wants(source: SmuxSource): void {
    this.#waiting.add(source);
    this.#pump();
  }

  forget(source: SmuxSource): void {
    this.#waiting.delete(source);
  }

  drained(): void {
    this.#hasRoom = true;
    this.#pump();
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting.clear();
  }

  #pump(): void {
    // A stream whose bytes are taken may want its next turn at once.
    if (this.#isPumping) return;
    this.#isPumping = true;
    try {
      for (let next = this.#next(); next !== undefined; next = this.#next()) this.#turn(next);
    } finally {
      this.#isPumping = false;
    }
  }

  #next(): SmuxSource | undefined {
    if (!this.#hasRoom || this.#isClosed) return undefined;
    const [first] = this.#waiting;
    return first;
  }

  #turn(source: SmuxSource): void {
    this.#waiting.delete(source);
    const bytes = source.takeOutgoing(turnBytes);
    if (bytes.byteLength > 0) this.#frame(source.id, bytes);
    // Only now, because a FIN may follow its last bytes; and it takes its next turn after the others.
    if (source.sentOutgoing()) this.#waiting.add(source);
  }

  #frame(id: number, bytes: Uint8Array): void {
    this.#put(encodeSmuxHeader(smuxCommands.psh, id, bytes.byteLength));
    this.#put(bytes);
  }

  #put(bytes: Uint8Array): void {
    this.#hasRoom = this.#write(bytes);
  }
}
