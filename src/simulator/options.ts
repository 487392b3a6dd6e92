import type { Clock } from '../core/base/clock.ts';
import type { Log } from '../core/base/log.ts';
import type { FaultSettings } from './faults/faults.ts';
import type { RateLimitOptions } from './faults/rateLimit.ts';
import type { Route } from './network/routes.ts';

export interface SimulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Nodes in all; default: the demo's own. */
  readonly nodes?: number;
  /** Parameters in all; default: the demo's own. */
  readonly parameters?: number;
  /** Draws ids, addresses and faults; the same seed gives the same fleet. Default 1. */
  readonly seed?: number;
  readonly region?: string;
  readonly clock?: Clock;
  readonly log?: Log;
  readonly faults?: FaultSettings;
  /** Absent: calls are not limited. */
  readonly rateLimit?: RateLimitOptions;
  /** Ports of nodes that are others on this computer's loopback; default: the same numbers. */
  readonly ports?: readonly Route[];
  /** Hosts that nodes reach, by name; they stand on this computer's loopback too. */
  readonly hosts?: readonly Route[];
  /** Whether Linux nodes run what they are sent. Default: where there is a POSIX shell. */
  readonly canRun?: boolean;
}
