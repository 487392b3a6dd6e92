import type { Connection, ConnectionSpec } from '../../core/aws/connection.ts';
import { createConnections } from '../../core/aws/connections.ts';
import type { Configuration } from '../../core/aws/config/configuration.ts';
import { profileName } from '../../core/aws/config/resolve.ts';
import { variable, type Environment } from '../../core/aws/environment.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { AppError, isAppError, kindOf } from '../../core/base/errors.ts';
import type { Log } from '../../core/base/log.ts';
import { plainText } from '../../core/base/plainText.ts';
import { adviceFor } from '../../core/model/advice.ts';
import type { Shell } from '../shell.ts';
import type { AwsFlags } from './flags.ts';

/** The account and Region that a command line works with. */
export interface Aws extends Disposable {
  readonly connection: Connection;
  /** As it is in force; empty when nobody names one. */
  readonly region: string;
  /** What a person can do about the failure on a command line; may be empty. */
  nextAct(error: unknown): string;
  /** The same for a session that runs, which goes on when that was done; may be empty. */
  resumeAct(error: unknown): string;
}

/** Opens what flags, environment and shared files name. Reaches no network. */
export function openAws(flags: AwsFlags, shell: Shell, log: Log): Aws {
  const { env, streams } = shell;
  const connections = createConnections({
    env,
    log,
    mfaCode: async (serial, signal) => {
      const code = await streams.ask(`MFA code of ${plainText(serial)}: `, signal);
      if (code.trim() === '') throw new AppError('credentials', 'No MFA code was given.');
      return code.trim();
    },
  });
  const connection = connections.open(specOf(flags, env));
  const profile = flags.profile ?? profileName(env);
  const isOfEnvironment = flags.profile === undefined && connection.label === environmentLabel;
  return {
    connection,
    region: connection.region,
    nextAct: (error) => nextAct(error, isOfEnvironment ? undefined : profile, connections.configuration),
    // Nobody can change the environment of a process that runs.
    resumeAct: (error) =>
      kindOf(error) === 'expired' && !isOfEnvironment ? renew(profile, connections.configuration) : '',
    dispose: () => connections.dispose(),
  };
}

/** As in AWS's own command line the environment's Region goes before that of a profile, even of a chosen one. */
export function specOf({ profile, region, endpoint, useFips }: AwsFlags, env: Environment): ConnectionSpec {
  const chosen = region ?? variable(env, 'AWS_REGION') ?? variable(env, 'AWS_DEFAULT_REGION');
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(chosen === undefined ? {} : { region: chosen }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(useFips === undefined ? {} : { useFips }),
  };
}

/** @throws AppError `invalid` for what can be no Region: it would be part of a host's name */
export function checkRegion(region: string): void {
  if (/^[a-z0-9-]*$/.test(region)) return;
  throw new AppError(
    'invalid',
    `"${plainText(region)}" is not the code of a Region, such as eu-central-1. Check --region, AWS_REGION and the profile.`,
  );
}

/** One or two sentences for a call that failed: what, why, and the next act on a command line. */
export function failureSentence(error: unknown, aws: Pick<Aws, 'nextAct'>): string {
  const sentence = isWithoutRegion(error) ? 'No Region is named.' : plainText(adviceFor(error).sentence);
  return [sentence, aws.nextAct(error)].filter((part) => part !== '').join(' ');
}

function isWithoutRegion(error: unknown): boolean {
  return isAppError(error) && error.code === 'NoRegion';
}

/** @param profile undefined where the environment's own credentials are used */
function nextAct(error: unknown, profile: string | undefined, configuration: Configuration): string {
  const isKnown = profile === undefined || configuration.profiles.has(profile);
  if (isWithoutRegion(error)) {
    const isMeant = profile !== defaultProfile && !isKnown;
    return isMeant ? `There is no profile ${profile}. ${chooseProfile(configuration)}` : nameRegion;
  }
  switch (kindOf(error)) {
    case 'credentials':
      return isKnown ? '' : chooseProfile(configuration);
    case 'expired':
      return profile === undefined ? renewEnvironment : renew(profile, configuration);
    case 'denied':
      return 'Ask for the permission, or use another profile: --profile NAME.';
    default:
      return '';
  }
}

function renew(profile: string, configuration: Configuration): string {
  return signsInWithSso(profile, configuration)
    ? `Sign in: aws sso login --profile ${profile}`
    : `Renew the credentials of ${profile}.`;
}

const renewEnvironment =
  'Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN anew, or use --profile NAME.';

/** What a connection is called that uses the environment's own credentials. */
const environmentLabel = 'environment';
const defaultProfile = 'default';
const nameRegion = 'Use --region, or set AWS_REGION.';

function chooseProfile({ profiles }: Pick<Configuration, 'profiles'>): string {
  const names = [...profiles.keys()].map(plainText).sort();
  return names.length === 0
    ? 'Make one with: aws configure'
    : `Choose one with --profile or AWS_PROFILE: ${names.join(', ')}.`;
}

/** Whether the profile's credentials come from IAM Identity Center, its own or those of a role's source. */
export function signsInWithSso(name: string, { profiles }: Pick<Configuration, 'profiles'>): boolean {
  const seen = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const profile = profiles.get(next);
    if (profile?.source === 'sso') return true;
    next = profile?.values.get('source_profile');
  }
  return false;
}
