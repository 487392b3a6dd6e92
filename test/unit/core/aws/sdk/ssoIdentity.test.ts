import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { loadConfiguration } from '../../../../../src/core/aws/config/load.ts';
import { createIdentityCache } from '../../../../../src/core/aws/identity.ts';
import { createNetwork } from '../../../../../src/core/aws/sdk/network.ts';
import { createRequestHandler } from '../../../../../src/core/aws/sdk/requestHandler.ts';
import { ssoIdentity } from '../../../../../src/core/aws/sdk/ssoIdentity.ts';
import type { Identity } from '../../../../../src/core/aws/identity.ts';
import { tokenKey } from '../../../../../src/core/aws/sso/target.ts';
import { isAppError } from '../../../../../src/core/base/errors.ts';
import { oidcError, startOidcServer, type OidcScript } from '../../../../support/oidcServer.ts';

const session =
  '[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n';
const profile = '[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n';
const target = {
  sessionName: 'corp',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
  scopes: [],
};
const valid = { accessToken: 'cached-token', expiresAt: '2099-01-01T00:00:00Z' };

interface Scene {
  readonly config?: string;
  readonly token?: object;
  readonly script?: Partial<OidcScript>;
}

/** The SDK's provider finds the cache by the process's own HOME, so the scene moves that. */
async function play(t: TestContext, scene: Scene) {
  const home = mkdtempSync(path.join(tmpdir(), 'ssm-ssoid-'));
  const before = process.env['HOME'];
  process.env['HOME'] = home;
  t.after(() => {
    process.env['HOME'] = before;
    rmSync(home, { recursive: true, force: true });
  });
  const files = { config: path.join(home, 'config'), credentials: path.join(home, 'credentials') };
  writeFileSync(files.config, scene.config ?? session + profile);
  const cache = path.join(home, '.aws', 'sso', 'cache');
  mkdirSync(cache, { recursive: true });
  if (scene.token !== undefined) {
    writeFileSync(path.join(cache, `${tokenKey(target)}.json`), JSON.stringify(scene.token));
  }
  const server = await startOidcServer({ tokens: [], ...scene.script });
  t.after(() => server[Symbol.asyncDispose]());
  const env = { HOME: home, AWS_ENDPOINT_URL_SSO: server.url };
  const network = createNetwork({ network: {}, env });
  t.after(() => network.dispose());
  const configuration = loadConfiguration(files);
  const run = (): Promise<Identity> => {
    const known = configuration.profiles.get('dev');
    assert.ok(known);
    return ssoIdentity(known, {
      region: 'eu-central-1',
      endpoints: {},
      useFips: false,
      identityKey: 'key',
      identities: createIdentityCache(systemClock),
      source: { kind: 'profile', profile: 'dev' },
      configuration,
      env,
      network: {},
      mfaCode: () => assert.fail('nobody was to be asked'),
      signal: new AbortController().signal,
      requestHandler: createRequestHandler(network),
    });
  };
  return { run, server };
}

test('a valid sign-in gives the role’s credentials', async (t) => {
  const { run, server } = await play(t, { token: valid });
  const identity = await run();
  assert.equal(identity.accessKeyId, 'ASIASSO');
  assert.equal(identity.sessionToken, 'sso-session');
  assert.equal(identity.expiration?.getUTCFullYear(), 2100);
  assert.equal(server.requests[0]?.headers['x-amz-sso_bearer_token'], 'cached-token');
  assert.match(server.requests[0].path, /account_id=111122223333/);
});

test('without a sign-in the person is asked to sign in', async (t) => {
  const { run } = await play(t, {});
  await assert.rejects(
    run(),
    (error) => isAppError(error) && error.kind === 'expired' && /sign-in of dev/.test(error.message),
  );
});

test('a sign-in that is over and cannot be refreshed is expired', async (t) => {
  const { run } = await play(t, { token: { ...valid, expiresAt: '2020-01-01T00:00:00Z' } });
  await assert.rejects(run(), (error) => isAppError(error) && error.kind === 'expired');
});

test('a sign-in that the service does not accept any more is expired', async (t) => {
  const { run } = await play(t, { token: valid, script: { role: oidcError('UnauthorizedException', 401) } });
  await assert.rejects(run(), (error) => isAppError(error) && error.kind === 'expired');
});

test('a role that is not given is a denial with role and account', async (t) => {
  const { run } = await play(t, { token: valid, script: { role: oidcError('ForbiddenException', 403) } });
  await assert.rejects(
    run(),
    (error) =>
      isAppError(error) &&
      error.kind === 'denied' &&
      /role Admin in account 111122223333/.test(error.message),
  );
});

test('a profile that lacks the role is explained', async (t) => {
  const { run } = await play(t, { token: valid, config: `${session}[profile dev]\nsso_session = corp\n` });
  await assert.rejects(run(), /lacks sso_account_id or sso_role_name/);
});
