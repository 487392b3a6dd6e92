import type { Registration } from './tokenCache.ts';

/** A device authorization as the service grants it. */
export interface DeviceAuthorization {
  readonly deviceCode: string;
  readonly userCode: string;
  /** The page with the code filled in. */
  readonly url: string;
  readonly expiresInSeconds: number;
  readonly intervalSeconds: number;
}

export interface IssuedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken?: string;
}

/** What a poll for the token came to. */
export type TokenAnswer = IssuedToken | 'pending' | 'slowDown' | 'expired' | 'denied';

/** The three operations of IAM Identity Center's OIDC service that a sign-in needs. */
export interface Oidc {
  register(clientName: string, scopes: readonly string[], signal: AbortSignal): Promise<Registration>;
  /** `'unknownClient'`: the registration is not valid any more. */
  authorize(
    client: Registration,
    startUrl: string,
    signal: AbortSignal,
  ): Promise<DeviceAuthorization | 'unknownClient'>;
  token(client: Registration, deviceCode: string, signal: AbortSignal): Promise<TokenAnswer>;
  dispose(): void;
}
