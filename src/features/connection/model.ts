import { hasEnvironmentCredentials, profileName } from '../../core/aws/config/resolve.ts';
import type { Configuration } from '../../core/aws/config/configuration.ts';
import type { ConnectionSpec } from '../../core/aws/connection.ts';
import type { Environment } from '../../core/aws/environment.ts';

/** What the settings say; an empty text says nothing. */
export interface ConnectionSettings {
  readonly profile: string;
  readonly region: string;
  readonly endpoint: string;
  readonly useFips: boolean;
}

/**
 * The connection that settings, environment and files ask for; undefined when none of them names credentials.
 * A chosen profile is taken even when it does not exist: its error says so, silence would not.
 */
export function configuredSpec(
  settings: ConnectionSettings,
  configuration: Configuration,
  env: Environment,
): ConnectionSpec | undefined {
  const { profile, region, endpoint, useFips } = settings;
  const known = hasEnvironmentCredentials(env) || configuration.profiles.has(profileName(env));
  if (profile === '' && !known) return undefined;
  return {
    ...(profile === '' ? {} : { profile }),
    ...(region === '' ? {} : { region }),
    ...(endpoint === '' ? {} : { endpoint }),
    ...(useFips ? { useFips } : {}),
  };
}

/**
 * The Region setting after a switch to `profile`: the profile's own Region goes first, so the setting is
 * emptied; a profile without one keeps what was chosen before.
 */
export function regionAfterSwitch(profile: string, region: string, configuration: Configuration): string {
  const own = configuration.profiles.get(profile)?.values.get('region');
  return own === undefined ? region : '';
}
