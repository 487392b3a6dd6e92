import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientsOptions } from '../../../../../src/core/aws/clients.ts';
import { factsOf } from '../../../../../src/core/aws/errors/facts.ts';
import { createIdentityCache } from '../../../../../src/core/aws/identity.ts';
import { createClients } from '../../../../../src/core/aws/sdk/clients.ts';
import { systemClock } from '../../../../../src/core/base/clock.ts';
import { awsError, startAwsServer } from '../../../../support/awsServer.ts';
import { startProxy } from '../../../../support/proxyServer.ts';
import { startStsServer } from '../../../../support/stsServer.ts';

const signal = new AbortController().signal;

function optionsOf(url: string, more: Partial<ClientsOptions> = {}): ClientsOptions {
  return {
    region: 'eu-central-1',
    endpoints: { ssm: url, ec2: url, sts: url },
    useFips: false,
    source: { kind: 'static', credentials: { accessKeyId: 'k', secretAccessKey: 's' } },
    configuration: {
      profiles: new Map(),
      ssoSessions: new Map(),
      services: new Map(),
      problems: [],
      files: { config: '', credentials: '' },
    },
    identityKey: 'key',
    identities: createIdentityCache(systemClock),
    env: {},
    network: {},
    mfaCode: () => assert.fail('nobody was to be asked'),
    signal,
    ...more,
  };
}

test('each service is called in its own protocol, signed for itself', async () => {
  await using server = await startStsServer();
  const clients = createClients(optionsOf(server.url));
  const { Account } = await clients.send('GetCallerIdentity', {}, signal);
  assert.equal(Account, '111122223333');
  server.answer(() => ({
    body: '<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><reservationSet><item><instancesSet><item><instanceId>i-1</instanceId></item></instancesSet></item></reservationSet></DescribeInstancesResponse>',
  }));
  const { Reservations } = await clients.send('DescribeInstances', { InstanceIds: ['i-1'] }, signal);
  assert.equal(Reservations?.[0]?.Instances?.[0]?.InstanceId, 'i-1');
  server.answer(() => ({ body: { Commands: [] } }));
  await clients.send('ListCommands', {}, signal);
  const scopes = server.requests.map(({ headers }) => headers.authorization?.split('/')[3]);
  assert.deepEqual(scopes, ['sts', 'ec2', 'ssm']);
  clients.dispose();
});

test('a call is one attempt: retries are decided elsewhere', async () => {
  await using server = await startAwsServer(() => awsError('InternalServerError', 'x', 500));
  const clients = createClients(optionsOf(server.url));
  await assert.rejects(clients.send('ListCommands', {}, signal));
  assert.equal(server.requests.length, 1);
  clients.dispose();
});

test('an abort ends a call that is under way', async () => {
  const controller = new AbortController();
  await using server = await startAwsServer(() => {
    controller.abort();
    return new Promise(() => undefined);
  });
  const clients = createClients(optionsOf(server.url));
  await assert.rejects(clients.send('ListCommands', {}, controller.signal), { name: 'AbortError' });
  clients.dispose();
});

test('the agent is the one that calls go through', () => {
  const clients = createClients(optionsOf('http://127.0.0.1:1'));
  assert.equal(clients.agentFor('https://a/'), clients.agentFor('https://b/'));
  clients.dispose();
});

test('making clients asks nobody for credentials', () => {
  const source = { kind: 'profile', profile: 'gone' } as const;
  createClients(optionsOf('http://127.0.0.1:1', { source })).dispose();
});

test('credentials are asked for once, whatever the services', async () => {
  await using server = await startStsServer();
  let asked = 0;
  const values = new Map([
    ['role_arn', 'arn:aws:iam::1:role/x'],
    ['credential_source', 'Environment'],
    ['mfa_serial', 'm'],
  ]);
  const options = optionsOf(server.url, {
    source: { kind: 'profile', profile: 'a' },
    env: { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's' },
    mfaCode: () => {
      asked += 1;
      return Promise.resolve('123456');
    },
  });
  const profiles = new Map([['a', { name: 'a', source: 'assumeRole', values }]] as const);
  const clients = createClients({ ...options, configuration: { ...options.configuration, profiles } });
  server.answer(({ service, operation }) => {
    if (operation === 'AssumeRole') return { body: assumed };
    return service === 'ssm' ? { body: {} } : { body: '<x/>' };
  });
  await Promise.all([
    clients.send('ListCommands', {}, signal),
    clients.send('DescribeInstances', {}, signal),
    clients.send('ListDocuments', {}, signal),
  ]);
  assert.equal(asked, 1);
  clients.dispose();
});

const assumed =
  '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>';

const hosts: readonly (readonly [string, boolean, readonly string[]])[] = [
  [
    'eu-central-1',
    false,
    ['ssm.eu-central-1.amazonaws.com', 'ec2.eu-central-1.amazonaws.com', 'sts.eu-central-1.amazonaws.com'],
  ],
  [
    'us-east-1',
    true,
    [
      'ssm-fips.us-east-1.amazonaws.com',
      'ec2-fips.us-east-1.amazonaws.com',
      'sts-fips.us-east-1.amazonaws.com',
    ],
  ],
  [
    'us-gov-west-1',
    true,
    ['ssm.us-gov-west-1.amazonaws.com', 'ec2.us-gov-west-1.amazonaws.com', 'sts.us-gov-west-1.amazonaws.com'],
  ],
  [
    'cn-north-1',
    false,
    ['ssm.cn-north-1.amazonaws.com.cn', 'ec2.cn-north-1.amazonaws.com.cn', 'sts.cn-north-1.amazonaws.com.cn'],
  ],
  [
    'us-iso-east-1',
    false,
    ['ssm.us-iso-east-1.c2s.ic.gov', 'ec2.us-iso-east-1.c2s.ic.gov', 'sts.us-iso-east-1.c2s.ic.gov'],
  ],
];

for (const [region, useFips, expected] of hosts) {
  test(`${region}${useFips ? ' with FIPS' : ''}: the Region’s own endpoints, through the proxy`, async () => {
    await using proxy = await startProxy({ target: { port: 1 }, refuse: 502 });
    const options = { region, useFips, endpoints: {}, env: { HTTPS_PROXY: proxy.url } };
    const clients = createClients(optionsOf('', options));
    for (const operation of ['ListCommands', 'DescribeInstances', 'GetCallerIdentity'] as const) {
      await assert.rejects(clients.send(operation, {}, signal), (error) => factsOf(error).status === 502);
    }
    assert.deepEqual(
      proxy.seen,
      expected.map((host) => `CONNECT ${host}:443`),
    );
    clients.dispose();
  });
}
