import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeviceAuthorization, Oidc, TokenAnswer } from '../../../../../src/core/aws/sso/oidc.ts';
import { signIn } from '../../../../../src/core/aws/sso/signIn.ts';
import { registrationKey, tokenKey } from '../../../../../src/core/aws/sso/target.ts';
import type { CachedToken, Registration, TokenCache } from '../../../../../src/core/aws/sso/tokenCache.ts';
import { isCancelled, kindOf } from '../../../../../src/core/base/errors.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

const target = {
  sessionName: 'corp',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  scopes: ['sso:account:access'],
};
const fresh: Registration = { clientId: 'new', clientSecret: 's', expiresAt: '2099-01-01T00:00:00Z' };
const issued = { accessToken: 'at', expiresInSeconds: 3600, refreshToken: 'rt' };
const device: DeviceAuthorization = {
  deviceCode: 'dc',
  userCode: 'ABCD-EFGH',
  url: 'https://device.sso/?user_code=ABCD-EFGH',
  expiresInSeconds: 600,
  intervalSeconds: 5,
};

interface Scene {
  readonly answers?: readonly TokenAnswer[];
  readonly cached?: Registration;
  readonly unknown?: readonly string[];
  readonly interval?: number;
}

/** A sign-in against a service that answers as the scene says. */
function play(scene: Scene = {}) {
  const clock = new ManualClock(Date.UTC(2026, 0, 1));
  const begin = clock.now();
  const answers = [...(scene.answers ?? [issued])];
  const log: string[] = [];
  const written = new Map<string, CachedToken | Registration>();
  const controller = new AbortController();
  const oidc: Oidc = {
    register: (name, scopes) => {
      log.push(`register ${name} ${scopes.join()}`);
      return Promise.resolve(fresh);
    },
    authorize: ({ clientId }) => {
      log.push(`authorize ${clientId}`);
      if (scene.unknown?.includes(clientId) === true) return Promise.resolve('unknownClient');
      return Promise.resolve({ ...device, intervalSeconds: scene.interval ?? 5 });
    },
    token: (_, deviceCode) => {
      log.push(`token ${deviceCode} ${(clock.now() - begin) / 1000}`);
      return Promise.resolve(answers.shift() ?? 'pending');
    },
    dispose: () => undefined,
  };
  const cache: TokenCache = {
    registration: (key) => Promise.resolve(key === registrationKey(target) ? scene.cached : undefined),
    write: (key, value) => {
      written.set(key, value);
      return Promise.resolve();
    },
  };
  const prompt = {
    open: ({ url, userCode }: { url: string; userCode: string }) => void log.push(`open ${url} ${userCode}`),
  };
  const result = signIn({ target, oidc, cache, clock, prompt, signal: controller.signal });
  result.catch(() => undefined);
  return { clock, log, written, result, controller };
}

test('registers, opens the page, waits, and writes what AWS’s CLI would write', async () => {
  const { clock, log, written, result } = play({ answers: ['pending', issued] });
  await clock.advance(10_000);
  await result;
  assert.deepEqual(log, [
    'register ssm-workbench-corp sso:account:access',
    'authorize new',
    `open ${device.url} ABCD-EFGH`,
    'token dc 5',
    'token dc 10',
  ]);
  assert.deepEqual(written.get(registrationKey(target)), { ...fresh, scopes: target.scopes });
  assert.deepEqual(written.get(tokenKey(target)), {
    startUrl: target.startUrl,
    region: 'eu-west-1',
    accessToken: 'at',
    expiresAt: '2026-01-01T01:00:10Z',
    clientId: 'new',
    clientSecret: 's',
    registrationExpiresAt: fresh.expiresAt,
    refreshToken: 'rt',
  });
});

test('a token without refresh token is written without one', async () => {
  const { clock, written, result } = play({ answers: [{ accessToken: 'at', expiresInSeconds: 1 }] });
  await clock.advance(5000);
  await result;
  assert.equal('refreshToken' in (written.get(tokenKey(target)) ?? {}), false);
});

test('a cached client is used again', async () => {
  const { clock, log, written, result } = play({ cached: { ...fresh, clientId: 'cached' } });
  await clock.advance(5000);
  await result;
  assert.equal(log[0], 'authorize cached');
  assert.deepEqual([...written.keys()], [tokenKey(target)]);
});

test('a cached client that ends within minutes, or never had an end, is replaced', async () => {
  for (const expiresAt of ['2026-01-01T00:10:00Z', 'rubbish']) {
    const { clock, log, result } = play({ cached: { ...fresh, clientId: 'old', expiresAt } });
    await clock.advance(5000);
    await result;
    assert.match(log[0] ?? '', /^register/);
  }
});

test('a cached client that the service has forgotten is registered anew', async () => {
  const { clock, log, result } = play({ cached: { ...fresh, clientId: 'cached' }, unknown: ['cached'] });
  await clock.advance(5000);
  await result;
  assert.deepEqual(log.slice(0, 3), [
    'authorize cached',
    'register ssm-workbench-corp sso:account:access',
    'authorize new',
  ]);
});

test('a service that does not know its own registration ends the sign-in', async () => {
  const { clock, result, log } = play({ unknown: ['new'] });
  await clock.advance(1000);
  await assert.rejects(result, /does not accept the client it has just registered/);
  assert.ok(log.length <= 4);
});

test('slow down means five seconds more from then on', async () => {
  const { clock, log, result } = play({ answers: ['slowDown', 'pending', issued], interval: 1 });
  await clock.advance(60_000);
  await result;
  assert.deepEqual(log.slice(-3), ['token dc 1', 'token dc 7', 'token dc 13']);
});

test('a refusal in the browser is said', async () => {
  const { clock, result, written } = play({ answers: ['pending', 'denied'] });
  await clock.advance(10_000);
  await assert.rejects(result, (error) => kindOf(error) === 'denied');
  assert.equal(written.has(tokenKey(target)), false);
});

test('a code that the service lets expire is said', async () => {
  const { clock, result } = play({ answers: ['expired'] });
  await clock.advance(5000);
  await assert.rejects(result, (error) => kindOf(error) === 'expired');
});

test('a service that answers pending for ever ends with the code', async () => {
  const { clock, result, log } = play({ answers: [] });
  await clock.advance(700_000);
  await assert.rejects(result, (error) => kindOf(error) === 'expired');
  assert.equal(log.filter((line) => line.startsWith('token')).length, 120);
});

test('a cancel ends the waiting at once', async () => {
  const { clock, result, controller, written } = play({ answers: [] });
  await clock.advance(7000);
  controller.abort();
  await assert.rejects(result, isCancelled);
  assert.equal(clock.pending, 0);
  assert.equal(written.has(tokenKey(target)), false);
});
