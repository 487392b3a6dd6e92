import {
  AccessDeniedException,
  AuthorizationPendingException,
  CreateTokenCommand,
  ExpiredTokenException,
  InvalidClientException,
  RegisterClientCommand,
  SlowDownException,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
  UnauthorizedClientException,
} from '@aws-sdk/client-sso-oidc';
import { AppError } from '../../base/errors.ts';
import type { NetworkOptions } from '../network.ts';
import type { DeviceAuthorization, IssuedToken, Oidc, TokenAnswer } from '../sso/oidc.ts';
import { cacheTime, type Registration } from '../sso/tokenCache.ts';
import { createNetwork } from './network.ts';
import { createRequestHandler } from './requestHandler.ts';

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
/** RFC 8628: what holds when the service names no interval. */
const defaultIntervalSeconds = 5;

/** Where a sign-in goes, and how it gets there. */
export interface OidcOptions extends NetworkOptions {
  readonly region: string;
  /** From AWS_ENDPOINT_URL_SSO_OIDC; absent: the Region's own. */
  readonly endpoint?: string | undefined;
}

/** The OIDC service of a Region; its calls carry no AWS signature. */
export function createOidc(options: OidcOptions): Oidc {
  const network = createNetwork(options);
  const client = new SSOOIDCClient({
    region: options.region,
    requestHandler: createRequestHandler(network),
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
  });
  return {
    register: (clientName, scopes, signal) => register(client, clientName, scopes, signal),
    authorize: (registration, startUrl, signal) => authorize(client, registration, startUrl, signal),
    token: (registration, deviceCode, signal) => token(client, registration, deviceCode, signal),
    dispose: () => network.dispose(),
  };
}

async function register(
  client: SSOOIDCClient,
  clientName: string,
  scopes: readonly string[],
  abortSignal: AbortSignal,
): Promise<Registration> {
  const answer = await client.send(
    new RegisterClientCommand({
      clientName,
      clientType: 'public',
      ...(scopes.length === 0 ? {} : { scopes: [...scopes] }),
    }),
    { abortSignal },
  );
  return {
    clientId: present(answer.clientId),
    clientSecret: present(answer.clientSecret),
    expiresAt: cacheTime((answer.clientSecretExpiresAt ?? 0) * 1000),
  };
}

async function authorize(
  client: SSOOIDCClient,
  { clientId, clientSecret }: Registration,
  startUrl: string,
  abortSignal: AbortSignal,
): Promise<DeviceAuthorization | 'unknownClient'> {
  try {
    const answer = await client.send(
      new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl }),
      { abortSignal },
    );
    return {
      deviceCode: present(answer.deviceCode),
      userCode: present(answer.userCode),
      url: present(answer.verificationUriComplete ?? answer.verificationUri),
      expiresInSeconds: present(answer.expiresIn),
      intervalSeconds: answer.interval ?? defaultIntervalSeconds,
    };
  } catch (error) {
    if (error instanceof InvalidClientException || error instanceof UnauthorizedClientException) {
      return 'unknownClient';
    }
    throw error;
  }
}

async function token(
  client: SSOOIDCClient,
  { clientId, clientSecret }: Registration,
  deviceCode: string,
  abortSignal: AbortSignal,
): Promise<TokenAnswer> {
  try {
    const answer = await client.send(
      new CreateTokenCommand({ clientId, clientSecret, deviceCode, grantType: deviceGrant }),
      { abortSignal },
    );
    return issued(answer.accessToken, answer.expiresIn, answer.refreshToken);
  } catch (error) {
    if (error instanceof AuthorizationPendingException) return 'pending';
    if (error instanceof SlowDownException) return 'slowDown';
    if (error instanceof ExpiredTokenException) return 'expired';
    if (error instanceof AccessDeniedException) return 'denied';
    throw error;
  }
}

function issued(
  accessToken: string | undefined,
  seconds: number | undefined,
  refreshToken: string | undefined,
): IssuedToken {
  return {
    accessToken: present(accessToken),
    expiresInSeconds: present(seconds),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
}

function present<T>(value: T | undefined): T {
  if (value !== undefined && value !== '') return value;
  throw new AppError('network', 'IAM Identity Center gave an incomplete answer.');
}
