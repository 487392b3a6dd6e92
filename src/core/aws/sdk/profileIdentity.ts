import {
  fromInstanceMetadata,
  fromLoginCredentials,
  fromProcess,
  fromTemporaryCredentials,
} from '@aws-sdk/credential-providers';
import { AppError } from '../../base/errors.ts';
import type { Profile, Section } from '../config/configuration.ts';
import {
  containerIdentity,
  environmentIdentity,
  stsConfig,
  webIdentity,
  type CredentialContext,
} from './environmentIdentity.ts';
import type { Identity } from '../identity.ts';
import { ssoIdentity } from './ssoIdentity.ts';

/**
 * The credentials of a profile of our own configuration, so that files that changed are never answered from
 * the SDK's cache; each kind is the SDK's provider.
 *
 * @param visited profiles on the way here, against circles of source_profile
 */
export async function profileIdentity(
  name: string,
  context: CredentialContext,
  visited: readonly string[] = [],
): Promise<Identity> {
  const profile = context.configuration.profiles.get(name);
  if (profile === undefined) throw unknownProfile(name, context, visited);
  switch (sourceFor(profile, visited)) {
    case 'keys':
      return keysOf(profile);
    case 'assumeRole':
      return assumeRole(profile, context, visited);
    case 'webIdentity':
      return webIdentityOf(profile, context);
    case 'process':
      return fromProcess({ profile: name, ...filesOf(context) })();
    case 'sso':
      return ssoIdentity(profile, context);
    case 'login':
      return fromLoginCredentials({ profile: name, ...filesOf(context), clientConfig: stsConfig(context) })();
    case 'none':
      throw bad(`The profile ${name} says nothing about credentials.`);
  }
}

/** A profile that names itself as the source means its own keys (botocore does so too). */
function sourceFor(profile: Profile, visited: readonly string[]): Profile['source'] {
  return profile.source === 'assumeRole' && visited.at(-1) === profile.name && hasKeys(profile.values)
    ? 'keys'
    : profile.source;
}

function hasKeys(values: Section): boolean {
  return values.has('aws_access_key_id');
}

function filesOf({ configuration: { files } }: CredentialContext): {
  readonly configFilepath: string;
  readonly filepath: string;
  readonly ignoreCache: true;
} {
  return { configFilepath: files.config, filepath: files.credentials, ignoreCache: true };
}

function keysOf({ name, values }: Profile): Identity {
  const accessKeyId = values.get('aws_access_key_id') ?? '';
  const secretAccessKey = values.get('aws_secret_access_key') ?? '';
  if (accessKeyId === '' || secretAccessKey === '') {
    throw bad(`The profile ${name} has an access key without its other half.`);
  }
  const sessionToken = values.get('aws_session_token');
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

function webIdentityOf({ name, values }: Profile, context: CredentialContext): Promise<Identity> {
  const webIdentityTokenFile = values.get('web_identity_token_file') ?? '';
  const roleArn = values.get('role_arn') ?? '';
  if (webIdentityTokenFile === '' || roleArn === '') {
    throw bad(`The profile ${name} lacks role_arn or web_identity_token_file.`);
  }
  return webIdentity(
    { webIdentityTokenFile, roleArn, roleSessionName: values.get('role_session_name') },
    context,
  );
}

async function assumeRole(
  profile: Profile,
  context: CredentialContext,
  visited: readonly string[],
): Promise<Identity> {
  const masterCredentials = await sourceIdentity(profile, context, visited);
  const { values } = profile;
  const serial = values.get('mfa_serial');
  const externalId = values.get('external_id');
  const seconds = Number(values.get('duration_seconds') ?? Number.NaN);
  const config = stsConfig(context);
  return fromTemporaryCredentials({
    masterCredentials,
    params: {
      RoleArn: values.get('role_arn') ?? '',
      RoleSessionName: values.get('role_session_name') ?? `ssm-workbench-${Date.now()}`,
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
      ...(Number.isInteger(seconds) ? { DurationSeconds: seconds } : {}),
      ...(serial === undefined ? {} : { SerialNumber: serial }),
    },
    mfaCodeProvider: (asked) => context.mfaCode(asked, context.signal),
    clientConfig: { ...config, region: values.get('region') ?? config.region },
  })();
}

function sourceIdentity(
  profile: Profile,
  context: CredentialContext,
  visited: readonly string[],
): Promise<Identity> {
  const { name, values } = profile;
  const source = values.get('source_profile');
  if (source === undefined) return credentialSource(profile, context);
  const circle = visited.includes(source) || (source === name && !hasKeys(values));
  if (circle)
    throw bad(`The profiles ${[...visited, name, source].join(' → ')} name each other as source_profile.`);
  return profileIdentity(source, context, [...visited, name]);
}

function credentialSource({ name, values }: Profile, context: CredentialContext): Promise<Identity> {
  const source = values.get('credential_source');
  switch (source) {
    case 'Environment':
      return environmentIdentity(context);
    case 'Ec2InstanceMetadata':
      return fromInstanceMetadata({ maxRetries: 1 })();
    case 'EcsContainer':
      return containerIdentity(context.env);
    case undefined:
      throw bad(`The profile ${name} assumes a role but names neither source_profile nor credential_source.`);
    default:
      throw bad(`The profile ${name} names an unknown credential_source.`);
  }
}

function unknownProfile(name: string, context: CredentialContext, visited: readonly string[]): AppError {
  const by = visited.at(-1);
  const asked = by === undefined ? '' : `, which ${by} names as source_profile`;
  const { config, credentials } = context.configuration.files;
  return bad(`There is no profile ${name}${asked}: neither in ${config} nor in ${credentials}.`);
}

function bad(sentence: string): AppError {
  return new AppError('credentials', sentence);
}
