import { fromContainerMetadata, fromHttp, fromTokenFile } from '@aws-sdk/credential-providers';
import { AppError } from '../../base/errors.ts';
import type { ClientsOptions } from '../clients.ts';
import { variable, type Environment } from '../environment.ts';
import { endpointOf, type EndpointOptions } from './endpoint.ts';
import type { Identity } from '../identity.ts';
import type { RequestHandler } from './requestHandler.ts';

/** Where credential providers send their own calls, and whom they ask. */
export interface CredentialContext extends ClientsOptions {
  readonly requestHandler: RequestHandler;
}

/** Keys, else a web identity, else the container's credentials: the order of AWS's tools. */
export function environmentIdentity(context: CredentialContext): Promise<Identity> {
  const { env } = context;
  const keys = environmentKeys(env);
  if (keys !== undefined) return Promise.resolve(keys);
  const webIdentityTokenFile = variable(env, 'AWS_WEB_IDENTITY_TOKEN_FILE');
  const roleArn = variable(env, 'AWS_ROLE_ARN');
  if (webIdentityTokenFile !== undefined && roleArn !== undefined) {
    const roleSessionName = variable(env, 'AWS_ROLE_SESSION_NAME');
    return webIdentity({ webIdentityTokenFile, roleArn, roleSessionName }, context);
  }
  return containerIdentity(env);
}

interface WebIdentity {
  readonly webIdentityTokenFile: string;
  readonly roleArn: string;
  readonly roleSessionName: string | undefined;
}

export function webIdentity(identity: WebIdentity, context: CredentialContext): Promise<Identity> {
  const { roleSessionName, ...rest } = identity;
  return fromTokenFile({
    ...rest,
    ...(roleSessionName === undefined ? {} : { roleSessionName }),
    clientConfig: stsConfig(context),
  })();
}

/** What an STS client inside a credential provider needs. */
export function stsConfig({ region, endpoints, useFips, requestHandler }: CredentialContext): StsConfig {
  return { region, requestHandler, ...endpointOf(endpoints.sts, useFips) };
}

export interface StsConfig extends EndpointOptions {
  readonly region: string;
  readonly requestHandler: RequestHandler;
}

function environmentKeys(env: Environment): Identity | undefined {
  const accessKeyId = variable(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = variable(env, 'AWS_SECRET_ACCESS_KEY');
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const sessionToken = variable(env, 'AWS_SESSION_TOKEN');
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

/** ECS, EKS and the like: the provider reads the variables of the process itself. */
export function containerIdentity(env: Environment): Promise<Identity> {
  if (variable(env, 'AWS_CONTAINER_CREDENTIALS_FULL_URI') !== undefined) return fromHttp({})();
  if (variable(env, 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI') !== undefined) return fromContainerMetadata()();
  return Promise.reject(new AppError('credentials', 'The environment holds no credentials.'));
}
