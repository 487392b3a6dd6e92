import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';

/** What a command line is told to work with the same account and Region as the window does. No secret. */
export interface DurableAccount {
  readonly profile: string;
  readonly region: string;
  /** A custom endpoint of Systems Manager. */
  readonly endpoint?: string;
  readonly useFips: boolean;
}

/**
 * The account of a connection as a file can keep it.
 *
 * @throws AppError `invalid` where the credentials are only in memory or in the environment, and a file that must
 *   work without them would have to hold them
 */
export function durableAccount({ spec, label, region, endpoint, isDemo }: Connection): DurableAccount {
  if (isDemo) {
    throw new AppError(
      'invalid',
      'The demo fleet’s credentials are in memory only and change with each start: ssh could not use them later. ' +
        'Choose a profile to write an SSH configuration.',
    );
  }
  const profile = spec.profile ?? label;
  if (spec.profile === undefined && label === 'environment') {
    throw new AppError(
      'invalid',
      'The credentials come from the environment of this window, which ssh does not have later. Choose a profile ' +
        'of the AWS configuration files to write an SSH configuration.',
    );
  }
  if (region === '')
    throw new AppError('invalid', `${label} names no Region. Choose one with “Switch Region”.`);
  return {
    ...{ profile, region, useFips: spec.useFips ?? false },
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}
