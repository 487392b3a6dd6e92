import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { parseConfiguration } from '../../../../../src/core/aws/config/profiles.ts';
import { signInToProfile } from '../../../../../src/core/aws/sso/profileSignIn.ts';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { isAppError } from '../../../../../src/core/base/errors.ts';
import { isRecord } from '../../../../../src/core/base/json.ts';
import { issuedToken, oidcError, startOidcServer, type OidcScript } from '../../../../support/oidcServer.ts';

const config = `
[profile dev]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
[profile role]
role_arn = arn:aws:iam::1:role/x
source_profile = dev
[profile keys]
aws_access_key_id = k
aws_secret_access_key = s
[profile login]
login_session = x
[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://corp.awsapps.com/start
sso_registration_scopes = sso:account:access
`;
const configuration = parseConfiguration({ config, credentials: '' }, { config: 'c', credentials: 'k' });
const hasty = { ...systemClock, after: (_: number, task: () => void) => systemClock.after(0, task) };

async function play(t: TestContext, script: OidcScript, profile = 'dev') {
  const home = mkdtempSync(path.join(tmpdir(), 'ssm-signin-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const server = await startOidcServer(script);
  t.after(() => server[Symbol.asyncDispose]());
  const opened: string[] = [];
  const run = () =>
    signInToProfile({
      profile,
      prompt: { open: ({ url }) => void opened.push(url) },
      signal: new AbortController().signal,
      configuration,
      clock: hasty,
      env: { HOME: home, AWS_ENDPOINT_URL_SSO_OIDC: server.url },
      network: {},
    });
  const tokenFile = path.join(home, '.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json');
  return { run, server, opened, tokenFile };
}

test('the whole device flow over HTTP ends in the cache file of AWS’s CLI', async (t) => {
  const script = {
    tokens: [oidcError('AuthorizationPendingException'), oidcError('SlowDownException'), issuedToken],
  };
  const { run, server, opened, tokenFile } = await play(t, script, 'role');
  await run();
  assert.deepEqual(
    server.requests.map(({ path: at }) => at),
    ['/client/register', '/device_authorization', '/token', '/token', '/token'],
  );
  assert.deepEqual(server.requests[0]?.input, {
    clientName: 'ssm-workbench-corp',
    clientType: 'public',
    scopes: ['sso:account:access'],
  });
  assert.equal(server.requests[0].headers.authorization, undefined, 'no AWS signature');
  assert.deepEqual(opened, ['https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH']);
  const token: unknown = JSON.parse(readFileSync(tokenFile, 'utf8'));
  assert.ok(isRecord(token));
  assert.equal(token['accessToken'], 'access-token');
  assert.equal(token['registrationExpiresAt'], '2100-01-01T00:00:00Z');
});

test('a second sign-in uses the registered client again', async (t) => {
  const { run, server } = await play(t, { tokens: [issuedToken] });
  await run();
  await run();
  assert.equal(server.requests.filter(({ path: at }) => at === '/client/register').length, 1);
});

test('a client that the service has forgotten is registered anew', async (t) => {
  let calls = 0;
  const { run, server } = await play(t, {
    tokens: [issuedToken],
    authorize: () => (++calls === 2 ? oidcError('InvalidClientException', 401) : undefined),
  });
  await run();
  await run();
  assert.equal(server.requests.filter(({ path: at }) => at === '/client/register').length, 2);
});

for (const [type, kind] of [
  ['AccessDeniedException', 'denied'],
  ['ExpiredTokenException', 'expired'],
  ['InternalServerException', 'network'],
] as const) {
  test(`${type} ends the sign-in as ${kind}`, async (t) => {
    const { run } = await play(t, { tokens: [oidcError(type, type.startsWith('Internal') ? 500 : 400)] });
    await assert.rejects(run(), (error) => isAppError(error) && error.kind === kind);
  });
}

test('an answer without a token is not taken for one', async (t) => {
  const { run } = await play(t, { tokens: [{ body: { expiresIn: 5 } }] });
  await assert.rejects(run(), /incomplete answer/);
});

test('an HTML page instead of an answer is a sentence', async (t) => {
  const { run } = await play(t, {
    tokens: [{ status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } }],
  });
  await assert.rejects(
    run(),
    (error) => isAppError(error) && error.kind === 'network' && /HTTP 502/.test(error.message),
  );
});

for (const [profile, sentence] of [
  ['keys', /does not sign in by SSO\. Renew its credentials/],
  ['login', /Run "aws login"/],
  ['gone', /There is no profile gone/],
] as const) {
  test(`${profile}: ${String(sentence)}`, async (t) => {
    const { run, server } = await play(t, { tokens: [] }, profile);
    await assert.rejects(run(), sentence);
    assert.equal(server.requests.length, 0);
  });
}
