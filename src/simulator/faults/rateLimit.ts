import type { Clock } from '../../core/base/clock.ts';
import { ServiceError } from '../system.ts';

/** A bucket for each operation: `burst` calls at once, then `perSecond`. */
export interface RateLimitOptions {
  readonly perSecond: number;
  readonly burst: number;
}

export interface RateLimit {
  /** Throws `ThrottlingException` when the operation's bucket is empty. */
  take(operation: string): void;
}

export const noRateLimit: RateLimit = { take: () => undefined };

export function createRateLimit(options: RateLimitOptions, clock: Clock): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(operation) {
      const now = clock.now();
      const bucket = buckets.get(operation) ?? { tokens: options.burst, at: now };
      buckets.set(operation, bucket);
      const refilled = bucket.tokens + ((now - bucket.at) / 1000) * options.perSecond;
      bucket.tokens = Math.min(options.burst, refilled);
      bucket.at = now;
      if (bucket.tokens < 1) throw new ServiceError('ThrottlingException', 'Rate exceeded');
      bucket.tokens -= 1;
    },
  };
}
