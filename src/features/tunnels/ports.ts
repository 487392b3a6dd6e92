import type { Clock } from '../../core/base/clock.ts';
import type { Log } from '../../core/base/log.ts';
import type { SessionService } from '../../core/model/sessionService.ts';
import type { OpenSocket } from '../../core/session/channel/socket.ts';
import type { ChooseNode } from './chooseNode.ts';
import type { TunnelKernel } from './kernel.ts';
import type { AskPort } from './localEnd.ts';
import type { TunnelNode } from './model.ts';

/** What a tunnel asks of the world around it. */
export interface TunnelPorts {
  readonly loadKernel: () => Promise<TunnelKernel>;
  readonly service: SessionService;
  readonly clock: Clock;
  readonly log: Log;
  readonly keepAliveMs: number;
  /** Profile and Region, as the status bar shows them. */
  readonly connection: string;
  /** Default: a WebSocket through the service's proxy. */
  readonly openSocket?: OpenSocket;
  readonly chooseNode: ChooseNode;
  readonly askPort: AskPort;
  /** Whether the person wants a tunnel to this node, which is or may be production; asked once a start. */
  readonly agree: (node: TunnelNode) => Promise<boolean>;
  /** Whether a session that the service ended is followed by another. */
  readonly restarts: () => boolean;
  /** What happened without anybody's doing, as a sentence. */
  readonly told: (sentence: string) => void;
  /** The tunnel is not open, and will not be by itself. */
  readonly failed: (error: unknown) => void;
  /** Signing in helps; the tunnel then goes on by itself, or by `retry`. */
  readonly needsHelp: (error: unknown, retry: () => void) => void;
  /** TerminateSession failed: the session lives on until its idle limit. */
  readonly leftAlive: (error: unknown) => void;
}
