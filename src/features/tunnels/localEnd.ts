import type { Socket } from 'node:net';
import type { Disposable } from '../../core/base/disposable.ts';
import { isAppError } from '../../core/base/errors.ts';
import type { LocalListener } from '../../core/session/port/index.ts';
import { commonPort } from './commonPort.ts';
import type { TunnelKernel } from './kernel.ts';

/** A local port that cannot be listened on, and one that can. */
export interface PortQuestion {
  readonly port: number;
  /** Another program has it, or only administrators may have it. */
  readonly why: 'taken' | 'privileged';
  /** Undefined when no free one was found. */
  readonly free: number | undefined;
}

/** Answers another port to try; undefined: none, the start is called off. */
export type AskPort = (question: PortQuestion) => Promise<number | undefined>;

/** Connections that wait for a session in all; more are reset: a person may take long to answer a question. */
const mostWaiting = 256;

/** Where connections go. */
export interface Receiver {
  accept(socket: Socket): void;
}

/**
 * A tunnel's end on this computer: a listener on 127.0.0.1 that outlives sessions. Connections that come while
 * nobody receives them wait.
 */
export class LocalEnd implements Disposable {
  readonly #called: () => void;
  readonly #waiting = new Set<Socket>();
  #listener: LocalListener | undefined;
  #receiver: Receiver | undefined;

  /** @param called a connection came that nobody receives yet */
  constructor(called: () => void) {
    this.#called = called;
  }

  /** Undefined while nothing listens. */
  get port(): number | undefined {
    return this.#listener?.port;
  }

  /**
   * Listens on `port` (0: any free one) or on another that the person agrees to. False when there is none.
   * Rejects with what else can go wrong.
   */
  async listen(kernel: TunnelKernel, port: number, ask: AskPort): Promise<boolean> {
    for (let wanted: number | undefined = port; wanted !== undefined;) {
      try {
        this.#listener = await kernel.listenLocally({
          port: wanted,
          connected: (socket) => this.#take(socket),
        });
        return true;
      } catch (error) {
        const why = reasonOf(error);
        if (why === undefined) throw error;
        const from = why === 'taken' ? wanted + 1 : Math.max(wanted + 1, commonPort(wanted));
        wanted = await ask({ port: wanted, why, free: await kernel.nextFreePort(from) });
      }
    }
    return false;
  }

  /** Hands over what waits and what comes; undefined: it waits again. */
  deliverTo(receiver: Receiver | undefined): void {
    this.#receiver = receiver;
    if (receiver === undefined) return;
    const sockets = [...this.#waiting].filter((socket) => !socket.destroyed);
    this.#waiting.clear();
    for (const socket of sockets) receiver.accept(socket);
  }

  /** Ends what waits: whoever called hears at once that there is nobody. */
  hangUp(): void {
    for (const socket of this.#waiting) socket.resetAndDestroy();
    this.#waiting.clear();
  }

  /** Nothing listens any more; connections that were handed over are the receiver's. */
  dispose(): void {
    this.#receiver = undefined;
    this.#listener?.dispose();
    this.#listener = undefined;
    this.hangUp();
  }

  #take(socket: Socket): void {
    if (this.#receiver !== undefined) {
      this.#receiver.accept(socket);
      return;
    }
    if (this.#waiting.size >= mostWaiting) {
      socket.resetAndDestroy();
      return;
    }
    this.#waiting.add(socket);
    // A caller who does not wait any longer: its error, if any, is followed by this.
    socket.on('error', () => undefined);
    socket.once('close', () => this.#waiting.delete(socket));
    this.#called();
  }
}

function reasonOf(error: unknown): PortQuestion['why'] | undefined {
  if (!isAppError(error)) return undefined;
  if (error.code === 'EADDRINUSE') return 'taken';
  return error.code === 'EACCES' ? 'privileged' : undefined;
}
