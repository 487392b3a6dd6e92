import { startAwsServer, type AwsAnswer, type AwsRequest, type AwsServer } from './awsServer.ts';

/** What IAM Identity Center's OIDC service and portal answer in a sign-in that succeeds. */
export interface OidcScript {
  /** Answers of CreateToken in turn; the last one stays. */
  readonly tokens: readonly AwsAnswer[];
  readonly authorize?: (request: AwsRequest) => AwsAnswer | undefined;
  readonly role?: AwsAnswer;
  /** Where the person confirms the code. */
  readonly page?: string;
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
        return script.authorize?.(request) ?? deviceAuthorization(script.page);
      case '/token':
        return (tokens.length > 1 ? tokens.shift() : tokens[0]) ?? issuedToken;
      case '/federation/credentials':
        return script.role ?? roleCredentials('ASIASSO', 'sso-secret');
      default:
        return { status: 404 };
    }
  });
}

function deviceAuthorization(page = 'https://device.sso.eu-west-1.amazonaws.com/'): AwsAnswer {
  return {
    body: {
      deviceCode: 'device-code',
      userCode: 'ABCD-EFGH',
      verificationUri: page,
      verificationUriComplete: `${page}?user_code=ABCD-EFGH`,
      expiresIn: 600,
      interval: 1,
    },
  };
}

/** Credentials of a role as the portal gives them. */
export function roleCredentials(accessKeyId: string, secretAccessKey: string): AwsAnswer {
  const expiration = 4_102_444_800_000;
  return {
    body: { roleCredentials: { accessKeyId, secretAccessKey, sessionToken: 'sso-session', expiration } },
  };
}
