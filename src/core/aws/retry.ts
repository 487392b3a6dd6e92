import { sleep, type Clock } from '../base/clock.ts';

/** How a failed attempt is to be taken. */
export type Fault =
  | { readonly kind: 'final' }
  | { readonly kind: 'throttled'; readonly retryAfterMs?: number }
  | { readonly kind: 'transient'; readonly retryAfterMs?: number }
  /** The signature's time was refused; the SDK has learned the service's time and may sign again once. */
  | { readonly kind: 'clockSkew' };

export interface RetryOptions {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly faultOf: (error: unknown) => Fault;
  /** Called before the wait for the next attempt. */
  readonly onThrottle: (retryInMs: number) => void;
}

interface Backoff {
  readonly attempts: number;
  readonly firstMs: number;
  readonly mostMs: number;
}

const backoffs: { readonly [K in Exclude<Fault['kind'], 'final'>]: Backoff } = {
  throttled: { attempts: 10, firstMs: 500, mostMs: 20_000 },
  transient: { attempts: 4, firstMs: 200, mostMs: 5000 },
  clockSkew: { attempts: 2, firstMs: 0, mostMs: 0 },
};

/**
 * Runs `attempt` until it succeeds or fails for good. It replaces the SDK's own retries (which are off),
 * because those hold a turn while they wait, do not tell reads from writes and say nothing to anybody.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const failed = { throttled: 0, transient: 0, clockSkew: 0 };
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const fault = options.faultOf(error);
      if (fault.kind === 'final' || options.signal.aborted) throw error;
      failed[fault.kind] += 1;
      if (failed[fault.kind] >= backoffs[fault.kind].attempts) throw error;
      const waitMs = delayMs(fault, failed[fault.kind], options.random());
      if (fault.kind === 'throttled') options.onThrottle(waitMs);
      await sleep(options.clock, waitMs, options.signal);
    }
  }
}

/** Doubling with jitter between half and the whole; the service's own Retry-After wins when it is longer. */
function delayMs(fault: Exclude<Fault, { kind: 'final' }>, failures: number, random: number): number {
  const { firstMs, mostMs } = backoffs[fault.kind];
  const most = Math.min(mostMs, firstMs * 2 ** (failures - 1));
  const own = Math.round(most * (0.5 + random / 2));
  const asked = 'retryAfterMs' in fault ? (fault.retryAfterMs ?? 0) : 0;
  return Math.min(mostMs, Math.max(own, asked));
}
