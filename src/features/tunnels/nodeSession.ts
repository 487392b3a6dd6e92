import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import { Emitter } from '../../core/base/event.ts';
import type { Log } from '../../core/base/log.ts';
import type { SessionRequest, SessionService } from '../../core/model/sessionService.ts';
import type { OpenSocket } from '../../core/session/channel/socket.ts';
import type { LiveSession } from '../../core/session/live/liveSession.ts';
import type { SessionPhase } from '../../core/session/live/phase.ts';
import type { PortForward } from '../../core/session/port/index.ts';
import type { TunnelKernel } from './kernel.ts';
import { noTraffic, type Traffic } from './model.ts';

export interface NodeSessionParts {
  readonly kernel: TunnelKernel;
  readonly service: SessionService;
  readonly clock: Clock;
  readonly log: Log;
  readonly keepAliveMs: number;
  /** Default: a WebSocket through the service's proxy. */
  readonly openSocket?: OpenSocket;
}

/** One Session Manager session of a tunnel, from StartSession to its end, and what it forwards. */
export class NodeSession implements Disposable {
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<undefined>());
  readonly #failed = this.#store.add(new Emitter<string>());
  readonly #stalled = this.#store.add(new Emitter<number | undefined>());
  readonly #opened = this.#store.add(new Emitter<PortForward>());
  readonly #live: LiveSession;
  #forward: PortForward | undefined;

  /** Connections came or went. */
  readonly onDidChange = this.#changed.event;
  /** The node could not connect to the destination: a sentence. */
  readonly onDidFailConnection = this.#failed.event;
  /** Nothing moves since then (milliseconds since the epoch) although something was sent; undefined: it does again. */
  readonly onDidStall = this.#stalled.event;
  /** There is a channel: connections may be handed over, also before it is open. Fires once at most. */
  readonly onDidOpen = this.#opened.event;

  /** Calls StartSession. */
  constructor(parts: NodeSessionParts, request: SessionRequest) {
    const { kernel, service, clock, log, keepAliveMs, openSocket } = parts;
    this.#live = this.#store.add(
      kernel.startLiveSession({
        service,
        request,
        clock,
        log,
        keepAliveMs,
        ...(openSocket === undefined ? {} : { openSocket }),
        accepts: [kernel.sessionTypes.port],
        opened: (channel) => this.#open(kernel.createPortForward(channel, { clock, log })),
      }),
    );
  }

  get sessionId(): string | undefined {
    return this.#live.sessionId;
  }

  get phase(): SessionPhase {
    return this.#live.phase;
  }

  get onDidChangePhase(): LiveSession['onDidChangePhase'] {
    return this.#live.onDidChangePhase;
  }

  get onDidLeaveAlive(): LiveSession['onDidLeaveAlive'] {
    return this.#live.onDidLeaveAlive;
  }

  /** What went through this session. */
  get traffic(): Traffic {
    return this.#forward?.traffic ?? noTraffic;
  }

  retryNow(): void {
    this.#live.retryNow();
  }

  /** Breaks the connections and ends the session on the node, by flag and by TerminateSession. */
  async terminate(): Promise<void> {
    this.#forward?.dispose();
    await this.#live.terminate();
  }

  dispose(): void {
    this.#forward?.dispose();
    this.#store.dispose();
  }

  #open(forward: PortForward): void {
    this.#forward = forward;
    this.#store.add(forward.onDidChange(() => this.#changed.fire(undefined)));
    this.#store.add(forward.onDidFailConnection((sentence) => this.#failed.fire(sentence)));
    this.#store.add(forward.onDidStall((since) => this.#stalled.fire(since)));
    this.#opened.fire(forward);
  }
}
