import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CredentialSource } from '../../../../../src/core/aws/clients.ts';
import { createIdentityCache } from '../../../../../src/core/aws/identity.ts';
import { createCredentials } from '../../../../../src/core/aws/sdk/credentials.ts';
import type { CredentialContext } from '../../../../../src/core/aws/sdk/environmentIdentity.ts';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { credentialContext } from '../../../../support/credentialContext.ts';

const profiles = new Map([
  [
    'a',
    {
      name: 'a',
      source: 'keys',
      values: new Map([
        ['aws_access_key_id', 'of the profile'],
        ['aws_secret_access_key', 's'],
      ]),
    },
  ],
] as const);

function contextOf(source: CredentialSource, identityKey: string = source.kind): CredentialContext {
  const env = { AWS_ACCESS_KEY_ID: 'of the environment', AWS_SECRET_ACCESS_KEY: 's' };
  const { configuration, ...rest } = credentialContext(env, { source, identityKey, identities });
  return { ...rest, configuration: { ...configuration, profiles } };
}

const identities = createIdentityCache(systemClock);
const memory = { kind: 'static', credentials: { accessKeyId: 'in memory', secretAccessKey: 's' } } as const;

test('each source gives its own credentials', async () => {
  const keyOf = async (source: CredentialSource): Promise<string> =>
    (await createCredentials(contextOf(source))()).accessKeyId;
  assert.equal(await keyOf(memory), 'in memory');
  assert.equal(await keyOf({ kind: 'environment' }), 'of the environment');
  assert.equal(await keyOf({ kind: 'profile', profile: 'a' }), 'of the profile');
});

test('connections of one key share what was found', async () => {
  const first = createCredentials(contextOf(memory, 'shared'));
  await first();
  const second = createCredentials(contextOf({ kind: 'profile', profile: 'gone' }, 'shared'));
  assert.equal((await second()).accessKeyId, 'in memory');
});
