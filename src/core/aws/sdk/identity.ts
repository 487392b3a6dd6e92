import type { Clock } from '../../base/clock.ts';

/** Credentials as the SDK takes them. */
export interface Identity {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type IdentityProvider = () => Promise<Identity>;

/** So long before their end credentials are renewed. */
const renewMs = 5 * 60_000;

/**
 * Asks `provider` once for all who wait, so that three services do not ask for three MFA codes, and again
 * shortly before the end. Credentials that cannot be renewed are used to their last second.
 */
export function shareIdentity(provider: IdentityProvider, clock: Pick<Clock, 'now'>): IdentityProvider {
  let known: Identity | undefined;
  let asking: Promise<Identity> | undefined;
  const left = (): number => (known?.expiration?.getTime() ?? Number.POSITIVE_INFINITY) - clock.now();
  const ask = async (): Promise<Identity> => {
    try {
      known = await provider();
      return known;
    } catch (error) {
      if (known !== undefined && left() > 0) return known;
      known = undefined;
      throw error;
    } finally {
      asking = undefined;
    }
  };
  return () => {
    if (known !== undefined && left() > renewMs) return Promise.resolve(known);
    return (asking ??= ask());
  };
}
