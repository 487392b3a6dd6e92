import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createOidc } from '../../../../../src/core/aws/sdk/oidc.ts';
import type { Oidc } from '../../../../../src/core/aws/sso/oidc.ts';
import { startAwsServer, type AwsAnswer, type AwsServer } from '../../../../support/awsServer.ts';
import { oidcError } from '../../../../support/oidcServer.ts';

const signal = new AbortController().signal;
const client = { clientId: 'id', clientSecret: 'cs', expiresAt: '2099-01-01T00:00:00Z' };

async function stage(
  t: TestContext,
  answer: AwsAnswer,
): Promise<{ readonly oidc: Oidc; readonly server: AwsServer }> {
  const server = await startAwsServer(() => answer);
  const oidc = createOidc({ region: 'eu-west-1', endpoint: server.url, env: {}, network: {} });
  t.after(async () => {
    oidc.dispose();
    await server[Symbol.asyncDispose]();
  });
  return { oidc, server };
}

test('a client is registered as public, with the scopes there are', async (t) => {
  const body = { clientId: 'i', clientSecret: 's', clientSecretExpiresAt: 1_800_000_000 };
  const { oidc, server } = await stage(t, { body });
  assert.deepEqual(await oidc.register('me', [], signal), {
    clientId: 'i',
    clientSecret: 's',
    expiresAt: '2027-01-15T08:00:00Z',
  });
  assert.deepEqual(server.requests[0]?.input, { clientName: 'me', clientType: 'public' });
});

test('without a filled-in page the plain one is opened, and five seconds is the pace', async (t) => {
  const body = { deviceCode: 'd', userCode: 'u', verificationUri: 'https://v/', expiresIn: 60 };
  const { oidc } = await stage(t, { body });
  assert.deepEqual(await oidc.authorize(client, 'https://start', signal), {
    deviceCode: 'd',
    userCode: 'u',
    url: 'https://v/',
    expiresInSeconds: 60,
    intervalSeconds: 5,
  });
});

for (const type of ['InvalidClientException', 'UnauthorizedClientException']) {
  test(`${type} means that the registration is forgotten`, async (t) => {
    const { oidc } = await stage(t, oidcError(type, 401));
    assert.equal(await oidc.authorize(client, 'https://start', signal), 'unknownClient');
  });
}

for (const [type, answer] of [
  ['AuthorizationPendingException', 'pending'],
  ['SlowDownException', 'slowDown'],
  ['ExpiredTokenException', 'expired'],
  ['AccessDeniedException', 'denied'],
] as const) {
  test(`${type} is ${answer}`, async (t) => {
    const { oidc } = await stage(t, oidcError(type));
    assert.equal(await oidc.token(client, 'd', signal), answer);
  });
}

test('other errors are the caller’s', async (t) => {
  const { oidc } = await stage(t, oidcError('InvalidRequestException'));
  await assert.rejects(oidc.token(client, 'd', signal), { name: 'InvalidRequestException' });
  await assert.rejects(oidc.authorize(client, 'https://start', signal), { name: 'InvalidRequestException' });
});

test('answers that lack what matters are refused', async (t) => {
  const { oidc } = await stage(t, { body: {} });
  await assert.rejects(oidc.register('me', [], signal), /incomplete answer/);
  await assert.rejects(oidc.authorize(client, 'https://start', signal), /incomplete answer/);
  await assert.rejects(oidc.token(client, 'd', signal), /incomplete answer/);
});

test('the device code is exchanged under its own grant', async (t) => {
  const { oidc, server } = await stage(t, { body: { accessToken: 'a', expiresIn: 60 } });
  assert.deepEqual(await oidc.token(client, 'd', signal), { accessToken: 'a', expiresInSeconds: 60 });
  assert.deepEqual(server.requests[0]?.input, {
    clientId: 'id',
    clientSecret: 'cs',
    deviceCode: 'd',
    grantType: 'urn:ietf:params:oauth:grant-type:device_code',
  });
});
