import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Environment } from '../../../../../src/core/aws/environment.ts';
import {
  environmentIdentity,
  stsConfig,
  type CredentialContext,
} from '../../../../../src/core/aws/sdk/environmentIdentity.ts';
import { isAppError } from '../../../../../src/core/base/errors.ts';
import { credentialContext } from '../../../../support/credentialContext.ts';
import { startStsServer } from '../../../../support/stsServer.ts';

function contextOf(env: Environment, sts?: string): CredentialContext {
  return credentialContext(env, {
    source: { kind: 'environment' },
    identityKey: 'key',
    endpoints: sts === undefined ? {} : { sts },
    useFips: true,
  });
}

test('keys are taken, with a session token where there is one', async () => {
  const env = { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's' };
  assert.deepEqual(await environmentIdentity(contextOf(env)), { accessKeyId: 'k', secretAccessKey: 's' });
  assert.deepEqual(await environmentIdentity(contextOf({ ...env, AWS_SESSION_TOKEN: 't' })), {
    accessKeyId: 'k',
    secretAccessKey: 's',
    sessionToken: 't',
  });
});

test('a web identity is exchanged for the role’s credentials', async () => {
  await using sts = await startStsServer();
  const env = {
    AWS_WEB_IDENTITY_TOKEN_FILE: 'test/fixtures/tls/certificate.pem',
    AWS_ROLE_ARN: 'arn:aws:iam::1:role/pod',
    AWS_ROLE_SESSION_NAME: 'me',
  };
  assert.equal((await environmentIdentity(contextOf(env, sts.url))).accessKeyId, 'ASIA-pod');
  assert.equal(sts.requests[0]?.input['RoleSessionName'], 'me');
});

test('an empty environment is explained', async () => {
  await assert.rejects(
    environmentIdentity(contextOf({})),
    (error) => isAppError(error) && error.kind === 'credentials',
  );
});

test('calls of providers go where the connection’s go; FIPS is for the Region’s own endpoints', () => {
  const custom = stsConfig(contextOf({}, 'http://x'));
  assert.deepEqual(
    [custom.region, custom.useFipsEndpoint, custom.endpoint],
    ['eu-central-1', false, 'http://x'],
  );
  const own = stsConfig(contextOf({}));
  assert.deepEqual([own.useFipsEndpoint, 'endpoint' in own], [true, false]);
});
