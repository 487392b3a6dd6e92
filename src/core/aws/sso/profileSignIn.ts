import type { Clock } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import type { NetworkSettings } from '../network.ts';
import type { Configuration, Profile } from '../config/configuration.ts';
import { variable, type Environment } from '../environment.ts';
import { toAppError } from '../errors/index.ts';
import { createOidc } from '../sdk/oidc.ts';
import { signIn, type SignInPrompt } from './signIn.ts';
import { ssoProfileOf, ssoTargetOf, type SsoTarget } from './target.ts';
import { createTokenCache } from './tokenCache.ts';

export interface ProfileSignInOptions {
  readonly profile: string;
  readonly prompt: SignInPrompt;
  readonly signal: AbortSignal;
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly env: Environment;
  readonly network: NetworkSettings;
}

/**
 * Signs in to the IAM Identity Center behind a profile, also behind the source of the role it assumes.
 *
 * @throws AppError `invalid` when the profile does not sign in by SSO
 */
export async function signInToProfile(options: ProfileSignInOptions): Promise<void> {
  const { configuration, env, signal } = options;
  const profile = signingProfile(options.profile, configuration);
  const target = ssoTargetOf(profile, configuration);
  const endpoint = variable(env, 'AWS_ENDPOINT_URL_SSO_OIDC');
  const oidc = createOidc({
    region: target.region,
    endpoint,
    env,
    network: options.network,
    caBundle: variable(env, 'AWS_CA_BUNDLE') ?? profile.values.get('ca_bundle'),
  });
  try {
    const { clock, prompt } = options;
    await signIn({ target, oidc, cache: createTokenCache(env), clock, prompt, signal });
  } catch (error) {
    throw toAppError(error, contextOf(target, endpoint));
  } finally {
    oidc.dispose();
  }
}

function signingProfile(name: string, configuration: Configuration): Profile {
  const profile = ssoProfileOf(name, configuration);
  if (profile !== undefined) return profile;
  const known = configuration.profiles.get(name);
  if (known === undefined) throw new AppError('credentials', `There is no profile ${name}.`);
  const hint =
    known.source === 'login'
      ? 'Run "aws login" in a terminal.'
      : 'Renew its credentials where they come from; files that change are read at once.';
  throw new AppError('invalid', `The profile ${name} does not sign in by SSO. ${hint}`);
}

function contextOf(target: SsoTarget, endpoint: string | undefined): Parameters<typeof toAppError>[1] {
  return {
    operation: 'Sign-in',
    action: 'sso-oidc:CreateToken',
    region: target.region,
    endpoint,
    label: target.sessionName ?? target.startUrl,
  };
}
