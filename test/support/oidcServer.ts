import { startAwsServer, type AwsAnswer, type AwsRequest, type AwsServer } from './awsServer.ts';

/** What IAM Identity Center's OIDC service and portal answer in a sign-in that succeeds. */
export interface OidcScript {
  /** Answers of CreateToken in turn; the last one stays. */
  readonly tokens: readonly AwsAnswer[];
  readonly authorize?: (request: AwsRequest) => AwsAnswer | undefined;
  readonly role?: AwsAnswer;
}

export const issuedToken: AwsAnswer = {
  body: {
    accessToken: 'access-token',
    expiresIn: 28_800,
    refreshToken: 'refresh-token',
    tokenType: 'Bearer',
  },
};

export function oidcError(type: string, status = 400): AwsAnswer {
  return { status, headers: { 'x-amzn-errortype': type }, body: { error: type, error_description: 'no' } };
}

/** A fake of `oidc.<region>` and `portal.sso.<region>` on one loopback port. */
export function startOidcServer(script: OidcScript): Promise<AwsServer> {
  const tokens = [...script.tokens];
  return startAwsServer((request) => {
    switch (request.path.replace(/\?.*/, '')) {
      case '/client/register':
        return {
          body: { clientId: 'client', clientSecret: 'client-secret', clientSecretExpiresAt: 4_102_444_800 },
        };
      case '/device_authorization':
        return script.authorize?.(request) ?? deviceAuthorization;
      case '/token':
        return (tokens.length > 1 ? tokens.shift() : tokens[0]) ?? issuedToken;
      case '/federation/credentials':
        return script.role ?? roleCredentials;
      default:
        return { status: 404 };
    }
  });
}

const deviceAuthorization: AwsAnswer = {
  body: {
    deviceCode: 'device-code',
    userCode: 'ABCD-EFGH',
    verificationUri: 'https://device.sso.eu-west-1.amazonaws.com/',
    verificationUriComplete: 'https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH',
    expiresIn: 600,
    interval: 1,
  },
};

const roleCredentials: AwsAnswer = {
  body: {
    roleCredentials: {
      accessKeyId: 'ASIASSO',
      secretAccessKey: 'sso-secret',
      sessionToken: 'sso-session',
      expiration: 4_102_444_800_000,
    },
  },
};
