import { ServiceError } from '../system.ts';
import type { Tier } from './model.ts';

const maxBytes: Readonly<Record<Tier, number>> = { Standard: 4096, Advanced: 8192 };
const maxCount: Readonly<Record<Tier, number>> = { Standard: 10_000, Advanced: 100_000 };

export interface TierRequest {
  /** `Standard`, `Advanced`, `Intelligent-Tiering` or not said. */
  readonly asked: string | undefined;
  readonly current: Tier | undefined;
  readonly value: string;
  readonly hasPolicies: boolean;
  /** Parameters in the account. */
  readonly count: number;
}

/** The tier that a put ends in. Throws `ValidationException` or `ParameterLimitExceeded` where it cannot be. */
export function chooseTier(request: TierRequest): Tier {
  const { asked, current, value, hasPolicies, count } = request;
  const tier = wantedTier(request);
  if (asked === 'Standard' && current === 'Advanced') {
    throw invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.",
    );
  }
  if (hasPolicies && tier === 'Standard')
    throw invalid('Parameter policies need the advanced-parameter tier.');
  if (Buffer.byteLength(value) > maxBytes[tier]) {
    const advice =
      tier === 'Standard'
        ? ' To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier.'
        : '';
    throw invalid(
      `${tier} tier parameters support a maximum parameter value of ${maxBytes[tier]} characters.${advice}`,
    );
  }
  if (current === undefined && count >= maxCount[tier]) {
    throw new ServiceError(
      'ParameterLimitExceeded',
      `You have reached the maximum of ${maxCount[tier]} parameters.`,
    );
  }
  return tier;
}

/** Not said: what it is, and Standard for a new one. */
function wantedTier({ asked, current, value, hasPolicies, count }: TierRequest): Tier {
  if (asked === 'Advanced' || current === 'Advanced') return 'Advanced';
  if (asked !== 'Intelligent-Tiering') return 'Standard';
  const fits = Buffer.byteLength(value) <= maxBytes.Standard && !hasPolicies;
  return fits && (current !== undefined || count < maxCount.Standard) ? 'Standard' : 'Advanced';
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}
