import { sleep, type Clock } from '../../base/clock.ts';
import { AppError } from '../../base/errors.ts';
import type { DeviceAuthorization, IssuedToken, Oidc, TokenAnswer } from './oidc.ts';
import { registrationKey, tokenKey, type SsoTarget } from './target.ts';
import { cacheTime, type CachedToken, type Registration, type TokenCache } from './tokenCache.ts';

/** What a person must see to sign in: the page to open and the code that the page shows as well. */
export interface SignInPrompt {
  /** Opens `url` in the browser; the page shows `userCode`, which must be the same. */
  open(verification: { readonly url: string; readonly userCode: string }): void | Promise<void>;
}

export interface SignInOptions {
  readonly target: SsoTarget;
  readonly oidc: Oidc;
  readonly cache: TokenCache;
  readonly clock: Clock;
  readonly prompt: SignInPrompt;
  readonly signal: AbortSignal;
}

/** RFC 8628, section 3.5. */
const slowDownSeconds = 5;
/** A registration that ends sooner is replaced, as in AWS's CLI. */
const registrationMarginMs = 15 * 60_000;

/**
 * Signs in by OAuth's device flow (RFC 8628, IAM Identity Center OIDC API) and writes AWS's token cache.
 *
 * @throws AppError `denied` when the person refused in the browser, `expired` when they took too long,
 *   `cancelled` on abort
 */
export async function signIn(options: SignInOptions): Promise<void> {
  const { client, authorization } = await authorize(options);
  await options.prompt.open({ url: authorization.url, userCode: authorization.userCode });
  const issued = await poll(options, client, authorization);
  await options.cache.write(tokenKey(options.target), cachedToken(options, client, issued));
}

interface Authorized {
  readonly client: Registration;
  readonly authorization: DeviceAuthorization;
}

/** A cached client that the service has forgotten is registered anew, once. */
async function authorize(options: SignInOptions): Promise<Authorized> {
  const { oidc, target, signal } = options;
  const cached = await cachedClient(options);
  for (const client of [cached, undefined]) {
    const known = client ?? (await register(options));
    const authorization = await oidc.authorize(known, target.startUrl, signal);
    if (authorization !== 'unknownClient') return { client: known, authorization };
    if (client === undefined) break;
  }
  throw new AppError('credentials', 'IAM Identity Center does not accept the client it has just registered.');
}

async function cachedClient({ cache, target, clock }: SignInOptions): Promise<Registration | undefined> {
  const client = await cache.registration(registrationKey(target));
  const left = Date.parse(client?.expiresAt ?? '') - clock.now();
  return left > registrationMarginMs ? client : undefined;
}

async function register({ oidc, cache, target, signal }: SignInOptions): Promise<Registration> {
  const name = `ssm-workbench-${target.sessionName ?? 'legacy'}`;
  const client = await oidc.register(name, target.scopes, signal);
  const scopes = target.scopes.length === 0 ? {} : { scopes: target.scopes };
  await cache.write(registrationKey(target), { ...client, ...scopes });
  return client;
}

async function poll(
  { oidc, clock, signal }: SignInOptions,
  client: Registration,
  authorization: DeviceAuthorization,
): Promise<IssuedToken> {
  const endsAt = clock.now() + authorization.expiresInSeconds * 1000;
  let seconds = authorization.intervalSeconds;
  while (clock.now() < endsAt) {
    await sleep(clock, seconds * 1000, signal);
    const answer = await oidc.token(client, authorization.deviceCode, signal);
    if (typeof answer === 'object') return answer;
    refuse(answer);
    if (answer === 'slowDown') seconds += slowDownSeconds;
  }
  throw tooLate();
}

function refuse(answer: Exclude<TokenAnswer, IssuedToken>): void {
  if (answer === 'denied') throw new AppError('denied', 'The sign-in was refused in the browser.');
  if (answer === 'expired') throw tooLate();
}

function tooLate(): AppError {
  return new AppError('expired', 'The sign-in was not confirmed in the browser in time.');
}

function cachedToken(
  { target, clock }: SignInOptions,
  client: Registration,
  issued: IssuedToken,
): CachedToken {
  return {
    startUrl: target.startUrl,
    region: target.region,
    accessToken: issued.accessToken,
    expiresAt: cacheTime(clock.now() + issued.expiresInSeconds * 1000),
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    registrationExpiresAt: client.expiresAt,
    ...(issued.refreshToken === undefined ? {} : { refreshToken: issued.refreshToken }),
  };
}
