import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { loadConfiguration } from '../../../../../src/core/aws/config/load.ts';
import type { Environment } from '../../../../../src/core/aws/environment.ts';
import type { CredentialContext } from '../../../../../src/core/aws/sdk/environmentIdentity.ts';
import { createIdentityCache } from '../../../../../src/core/aws/identity.ts';
import { createNetwork } from '../../../../../src/core/aws/sdk/network.ts';
import { profileIdentity } from '../../../../../src/core/aws/sdk/profileIdentity.ts';
import { createRequestHandler } from '../../../../../src/core/aws/sdk/requestHandler.ts';
import { AppError, isAppError } from '../../../../../src/core/base/errors.ts';
import type { AwsServer } from '../../../../support/awsServer.ts';
import { queryError, startStsServer, type StsScript } from '../../../../support/stsServer.ts';

interface Scene {
  readonly config: string;
  readonly credentials?: string;
  readonly env?: Environment;
  readonly sts?: StsScript;
  readonly mfaCode?: CredentialContext['mfaCode'];
}

interface Stage {
  readonly context: CredentialContext;
  readonly sts: AwsServer;
  readonly folder: string;
}

async function stage(t: TestContext, scene: Scene): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ssm-profile-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const files = { config: path.join(folder, 'config'), credentials: path.join(folder, 'credentials') };
  writeFileSync(files.config, scene.config.replaceAll('FOLDER', folder));
  writeFileSync(files.credentials, scene.credentials ?? '');
  const sts = await startStsServer(scene.sts);
  t.after(() => sts[Symbol.asyncDispose]());
  const env = scene.env ?? {};
  const network = createNetwork({ network: {}, env });
  t.after(() => network.dispose());
  const context: CredentialContext = {
    region: 'eu-central-1',
    endpoints: { sts: sts.url },
    useFips: false,
    identityKey: 'key',
    identities: createIdentityCache(systemClock),
    source: { kind: 'profile', profile: 'a' },
    configuration: loadConfiguration(files),
    env,
    network: {},
    mfaCode: scene.mfaCode ?? (() => assert.fail('nobody was to be asked')),
    signal: new AbortController().signal,
    requestHandler: createRequestHandler(network),
  };
  return { context, sts, folder };
}

const keys = '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s\n';

test('keys of either file are taken', async (t) => {
  const { context } = await stage(t, {
    config: '[profile a]\nregion = r\n[profile b]\naws_access_key_id=K\naws_secret_access_key=S',
    credentials: '[a]\naws_access_key_id=AK\naws_secret_access_key=SK\naws_session_token=ST',
  });
  assert.deepEqual(await profileIdentity('a', context), {
    accessKeyId: 'AK',
    secretAccessKey: 'SK',
    sessionToken: 'ST',
  });
  assert.deepEqual(await profileIdentity('b', context), { accessKeyId: 'K', secretAccessKey: 'S' });
});

test('a role is assumed with the credentials of its source, through two steps', async (t) => {
  const { context, sts } = await stage(t, {
    config:
      '[profile a]\nrole_arn = arn:aws:iam::1:role/two\nsource_profile = mid\nexternal_id = ext\nduration_seconds = 900\n' +
      '[profile mid]\nrole_arn = arn:aws:iam::1:role/one\nsource_profile = base\nrole_session_name = me',
    credentials: keys,
  });
  const identity = await profileIdentity('a', context);
  assert.equal(identity.accessKeyId, 'ASIA-two');
  assert.equal(identity.expiration?.getUTCFullYear(), 2099);
  const [one, two] = sts.requests;
  assert.match(one?.headers.authorization ?? '', /AKIDBASE/);
  assert.equal(one?.input['RoleSessionName'], 'me');
  assert.match(two?.headers.authorization ?? '', /ASIA-one/);
  assert.equal(two?.input['ExternalId'], 'ext');
  assert.equal(two.input['DurationSeconds'], '900');
  assert.match(String(two.input['RoleSessionName']), /^ssm-workbench-\d+$/);
});

test('an MFA device is asked for, and its code is sent', async (t) => {
  const serial = 'arn:aws:iam::1:mfa/me';
  const asked: string[] = [];
  const { context, sts } = await stage(t, {
    config: `[profile a]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = base\nmfa_serial = ${serial}`,
    credentials: keys,
    mfaCode: (device) => {
      asked.push(device);
      return Promise.resolve('123456');
    },
  });
  await profileIdentity('a', context);
  assert.deepEqual(asked, [serial]);
  assert.equal(sts.requests[0]?.input['SerialNumber'], serial);
  assert.equal(sts.requests[0].input['TokenCode'], '123456');
});

test('an MFA code that is not given fails with its own sentence, and nothing is sent', async (t) => {
  const { context, sts } = await stage(t, {
    config: '[profile a]\nrole_arn = r/x\nsource_profile = base\nmfa_serial = m',
    credentials: keys,
    mfaCode: () => Promise.reject(new AppError('credentials', 'No MFA code.')),
  });
  await assert.rejects(profileIdentity('a', context), /No MFA code/);
  assert.equal(sts.requests.length, 0);
});

test('a profile that names itself as source uses its own keys', async (t) => {
  const { context } = await stage(t, {
    config:
      '[profile a]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = a\naws_access_key_id=AK\naws_secret_access_key=S',
  });
  assert.equal((await profileIdentity('a', context)).accessKeyId, 'ASIA-x');
});

test('credential_source = Environment takes the environment’s keys', async (t) => {
  const { context, sts } = await stage(t, {
    config: '[profile a]\nrole_arn = arn:aws:iam::1:role/x\ncredential_source = Environment',
    env: { AWS_ACCESS_KEY_ID: 'AKIDENV', AWS_SECRET_ACCESS_KEY: 's' },
  });
  await profileIdentity('a', context);
  assert.match(sts.requests[0]?.headers.authorization ?? '', /AKIDENV/);
});

test('a web identity is exchanged without a signature', async (t) => {
  const { context, sts, folder } = await stage(t, {
    config:
      '[profile a]\nrole_arn = arn:aws:iam::1:role/web\nweb_identity_token_file = FOLDER/token\nrole_session_name = me',
  });
  writeFileSync(path.join(folder, 'token'), 'jwt');
  assert.equal((await profileIdentity('a', context)).accessKeyId, 'ASIA-web');
  assert.equal(sts.requests[0]?.input['WebIdentityToken'], 'jwt');
  assert.equal(sts.requests[0].input['RoleSessionName'], 'me');
  assert.equal(sts.requests[0].headers.authorization, undefined);
});

test(
  'credential_process is run, and again after it changed',
  { skip: process.platform === 'win32' },
  async (t) => {
    const answer = (key: string): string =>
      JSON.stringify({ Version: 1, AccessKeyId: key, SecretAccessKey: 's' });
    const { context, folder } = await stage(t, {
      config: '[profile a]\ncredential_process = cat "FOLDER/out"',
    });
    writeFileSync(path.join(folder, 'out'), answer('ONE'));
    assert.equal((await profileIdentity('a', context)).accessKeyId, 'ONE');
    writeFileSync(path.join(folder, 'config'), `[profile a]\ncredential_process = cat "${folder}/other"`);
    writeFileSync(path.join(folder, 'other'), answer('TWO'));
    assert.equal((await profileIdentity('a', context)).accessKeyId, 'TWO');
  },
);

test('a denied role names the action that AWS names', async (t) => {
  const message = 'User: u is not authorized to perform: sts:AssumeRole on resource: r';
  const { context } = await stage(t, {
    config: '[profile a]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = base',
    credentials: keys,
    sts: { answer: queryError('AccessDenied', message) },
  });
  await assert.rejects(profileIdentity('a', context), { name: 'AccessDenied', message });
});

const broken: readonly (readonly [string, RegExp])[] = [
  ['[profile b]', /There is no profile a: neither in .*config nor in .*credentials/],
  ['[profile a]\nregion = r', /says nothing about credentials/],
  ['[profile a]\naws_access_key_id = k', /access key without its other half/],
  ['[profile a]\nrole_arn = r\nsource_profile = gone', /no profile gone, which a names as source_profile/],
  ['[profile a]\nrole_arn = r', /names neither source_profile nor credential_source/],
  ['[profile a]\nrole_arn = r\ncredential_source = Moon', /unknown credential_source/],
  [
    '[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = a',
    /a → b → a name each other/,
  ],
  ['[profile a]\nrole_arn = r\nsource_profile = a', /a → a name each other/],
  ['[profile a]\nrole_arn = r\nweb_identity_token_file =', /lacks role_arn or web_identity_token_file/],
  ['[profile a]\nrole_arn = r\ncredential_source = EcsContainer', /environment holds no credentials/],
];

for (const [config, sentence] of broken) {
  test(`${config.replaceAll('\n', ' ')} is explained`, async (t) => {
    const { context } = await stage(t, { config });
    await assert.rejects(
      profileIdentity('a', context),
      (error) => isAppError(error) && error.kind === 'credentials' && sentence.test(error.message),
    );
  });
}
