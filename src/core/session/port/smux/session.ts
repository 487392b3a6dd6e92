import type { Clock } from '../../../base/clock.ts';
import type { Disposable } from '../../../base/disposable.ts';
import { Beat, type BeatTimes } from './beat.ts';
import { encodeSmuxHeader, smuxCommands, type SmuxFault } from './frame.ts';
import { SmuxParser } from './parser.ts';
import { SmuxStream } from './stream.ts';
import { SmuxWriter } from './writer.ts';

export interface SmuxOptions {
  readonly side: 'client' | 'server';
  readonly clock: Clock;
  /** Sends bytes of the multiplexed stream, in order. False: no more, please, until {@link SmuxSession.drained}. */
  readonly write: (bytes: Uint8Array) => boolean;
  /** Received and unread bytes reached the limit (true) or are well below it again (false). */
  readonly congested: (isCongested: boolean) => void;
  /** The session is dead and all its streams are destroyed; comes at most once. */
  readonly failed: (fault: SmuxFault | 'timeout') => void;
  /** The other side opened a stream. Absent: such streams are refused by a FIN. */
  readonly accepted?: (stream: SmuxStream) => void;
  /** Absent: no keep-alive, as the version gates ask (§9). */
  readonly keepAlive?: BeatTimes | undefined;
  /** Unread bytes of all streams together. Default 4 MiB, as real peers have it (§12). */
  readonly bucketBytes?: number;
}

const defaultBucket = 4 * 1024 * 1024;
/** The client's first stream is 3: it counts on by two from 1 before it opens one (§12). */
const firstIds = { client: 3, server: 2 } as const;

/**
 * One smux version 1 session over a stream of bytes that somebody else carries; the same for both sides. A slow
 * reader does not hold up the other streams until the bucket is full: the protocol has no window a stream (§12).
 */
export class SmuxSession implements Disposable {
  readonly #options: SmuxOptions;
  readonly #streams = new Map<number, SmuxStream>();
  readonly #writer: SmuxWriter;
  readonly #parser: SmuxParser;
  readonly #beat: Beat | undefined;
  #nextId: number;
  #unread = 0;
  #isCongested = false;
  #isOver = false;

  constructor(options: SmuxOptions) {
    this.#options = options;
    this.#nextId = firstIds[options.side];
    this.#writer = new SmuxWriter(options.write);
    this.#parser = new SmuxParser({
      opened: (id) => this.#opened(id),
      data: (id, bytes) => this.#data(id, bytes),
      finished: (id) => this.#streams.get(id)?.deliverFin(),
      beat: () => undefined,
    });
    this.#beat = this.#startBeat();
  }

  /** Open streams. */
  get size(): number {
    return this.#streams.size;
  }

  /** Opens a stream; one of a session that is over is destroyed already. */
  open(): SmuxStream {
    const stream = this.#create(this.#nextId);
    this.#nextId += 2;
    if (this.#isOver) stream.destroy();
    else this.#writer.control(encodeSmuxHeader(smuxCommands.syn, stream.id));
    return stream;
  }

  /** Bytes of the multiplexed stream, cut anywhere; they must not be changed afterwards. */
  receive(bytes: Uint8Array): void {
    if (this.#isOver) return;
    this.#beat?.heard();
    const fault = this.#parser.push(bytes);
    if (fault !== undefined) this.#fail(fault);
  }

  /** More may be written again. */
  drained(): void {
    this.#writer.drained();
  }

  /** Destroys all streams; says nothing to the other side. */
  dispose(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#beat?.dispose();
    this.#writer.close();
    for (const stream of [...this.#streams.values()]) stream.destroy();
  }

  #startBeat(): Beat | undefined {
    const { clock, keepAlive } = this.#options;
    if (keepAlive === undefined) return undefined;
    return new Beat({
      ...keepAlive,
      clock,
      beat: () => this.#writer.control(encodeSmuxHeader(smuxCommands.nop, 0)),
      dead: () => this.#fail('timeout'),
    });
  }

  #create(id: number): SmuxStream {
    const stream = new SmuxStream(id, {
      wants: (wanting) => this.#writer.wants(wanting),
      consumed: (bytes) => this.#consumed(bytes),
      finished: () => this.#writer.control(encodeSmuxHeader(smuxCommands.fin, id)),
      destroyed: (gone) => {
        this.#writer.forget(gone);
        this.#streams.delete(id);
      },
    });
    this.#streams.set(id, stream);
    return stream;
  }

  #opened(id: number): void {
    const { accepted } = this.#options;
    // Real peers pass by a second SYN of an open stream.
    if (this.#streams.has(id)) return;
    if (accepted === undefined) this.#writer.control(encodeSmuxHeader(smuxCommands.fin, id));
    else accepted(this.#create(id));
  }

  #data(id: number, bytes: Uint8Array): void {
    const stream = this.#streams.get(id);
    // It was closed here while the other side was still sending.
    if (stream === undefined) return;
    this.#unread += bytes.byteLength;
    stream.deliver(bytes);
    const limit = this.#options.bucketBytes ?? defaultBucket;
    if (this.#unread >= limit) this.#setCongested(true);
  }

  #consumed(bytes: number): void {
    this.#unread -= bytes;
    const limit = this.#options.bucketBytes ?? defaultBucket;
    if (this.#unread <= limit / 2) this.#setCongested(false);
  }

  #setCongested(isCongested: boolean): void {
    if (this.#isCongested === isCongested) return;
    this.#isCongested = isCongested;
    this.#options.congested(isCongested);
  }

  #fail(fault: SmuxFault | 'timeout'): void {
    if (this.#isOver) return;
    this.dispose();
    this.#options.failed(fault);
  }
}
