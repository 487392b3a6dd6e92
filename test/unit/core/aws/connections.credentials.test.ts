import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { createConnections, type ConnectionsOptions } from '../../../../src/core/aws/connections.ts';
import { systemClock } from '../../../../src/core/base/clock.ts';
import { kindOf } from '../../../../src/core/base/errors.ts';
import { startAwsServer, type AwsServer } from '../../../support/awsServer.ts';
import { issuedToken, startOidcServer } from '../../../support/oidcServer.ts';
import { startStsServer } from '../../../support/stsServer.ts';

const signal = new AbortController().signal;
const hasty = { ...systemClock, after: (_: number, task: () => void) => systemClock.after(0, task) };

/** A home with AWS's files; the SDK's SSO provider finds its cache by the process's own HOME. */
function home(t: TestContext, config: string, credentials = ''): { readonly HOME: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ssm-cred-'));
  const before = process.env['HOME'];
  process.env['HOME'] = folder;
  t.after(() => {
    process.env['HOME'] = before;
    rmSync(folder, { recursive: true, force: true });
  });
  mkdirSync(path.join(folder, '.aws'));
  writeFileSync(path.join(folder, '.aws', 'config'), config);
  writeFileSync(path.join(folder, '.aws', 'credentials'), credentials);
  return { HOME: folder };
}

async function serverOf(t: TestContext, starting: Promise<AwsServer>): Promise<AwsServer> {
  const server = await starting;
  t.after(() => server[Symbol.asyncDispose]());
  return server;
}

function open(t: TestContext, options: ConnectionsOptions) {
  const connections = createConnections({ clock: hasty, ...options });
  t.after(() => connections.dispose());
  return connections;
}

test('one MFA code serves all services and all Regions of a profile', async (t) => {
  const sts = await serverOf(t, startStsServer());
  const ssm = await serverOf(
    t,
    startAwsServer(() => ({ body: {} })),
  );
  const env = home(
    t,
    `[profile a]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = base\nmfa_serial = m\nregion = eu-west-1\n` +
      `services = s\n[services s]\nssm =\n  endpoint_url = ${ssm.url}\nsts =\n  endpoint_url = ${sts.url}\n`,
    '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s\n',
  );
  let asked = 0;
  const mfaCode = (): Promise<string> => {
    asked += 1;
    return Promise.resolve('123456');
  };
  const connections = open(t, { env, mfaCode });
  const regions = ['eu-west-1', 'us-east-1'].map((region) => connections.open({ profile: 'a', region }));
  await Promise.all(
    regions.flatMap((connection) => [
      connection.call('ListCommands', {}, { signal }),
      connection.call('GetCallerIdentity', {}, { signal }),
    ]),
  );
  assert.equal(asked, 1);
  assert.ok(ssm.requests.every(({ headers }) => headers.authorization?.includes('ASIA-x') === true));
  connections.use({ profile: 'a', region: 'eu-west-1' });
  connections.refresh();
  await regions[0]?.call('ListCommands', {}, { signal });
  assert.equal(asked, 1, 'a refresh asks for no new code');
});

test('a sign-in makes the calls of its profile go on, and tells everybody', async (t) => {
  const oidc = await serverOf(t, startOidcServer({ tokens: [issuedToken] }));
  const ssm = await serverOf(
    t,
    startAwsServer(() => ({ body: {} })),
  );
  const env = {
    ...home(
      t,
      `[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion = eu-west-1\n` +
        `endpoint_url = ${ssm.url}\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.test/start\n`,
    ),
    AWS_ENDPOINT_URL_SSO: oidc.url,
    AWS_ENDPOINT_URL_SSO_OIDC: oidc.url,
  };
  const connections = open(t, { env });
  const connection = connections.use({ profile: 'dev' });
  assert.ok(connection);
  const call = (): Promise<unknown> => connection.call('ListCommands', {}, { signal });
  await assert.rejects(call(), (error) => kindOf(error) === 'expired');
  const told: string[] = [];
  connections.onDidChange((current) => told.push(current?.label ?? 'none'));
  await connections.signIn('dev', { open: () => undefined }, signal);
  assert.deepEqual(told, ['dev']);
  await call();
  assert.match(ssm.requests[0]?.headers.authorization ?? '', /ASIASSO/);
});
