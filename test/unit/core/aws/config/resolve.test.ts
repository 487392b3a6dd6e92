import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfiguration } from '../../../../../src/core/aws/config/profiles.ts';
import {
  hasEnvironmentCredentials,
  profileName,
  resolveTarget,
  type Target,
} from '../../../../../src/core/aws/config/resolve.ts';
import type { ConnectionSpec } from '../../../../../src/core/aws/connection.ts';
import type { Environment } from '../../../../../src/core/aws/environment.ts';

const config = `
[default]
region = us-east-1
[profile a]
region = cn-north-1
endpoint_url = http://profile
ca_bundle = /ca.pem
use_fips_endpoint = true
services = dev
[profile bare]
[profile role]
role_arn = arn:aws:iam::1:role/x
source_profile = a
[services dev]
ssm =
  endpoint_url = http://block
`;

function resolve(spec: ConnectionSpec, env: Environment = {}, text = config): Target {
  return resolveTarget(
    spec,
    parseConfiguration({ config: text, credentials: '' }, { config: 'c', credentials: 'k' }),
    env,
  );
}

const keys = { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's' };

test('the Region is the spec’s, else the chosen profile’s, else the environment’s', () => {
  const env = { AWS_REGION: 'eu-west-1' };
  assert.equal(resolve({ profile: 'a', region: 'eu-north-1' }, env).region, 'eu-north-1');
  assert.equal(resolve({ profile: 'a' }, env).region, 'cn-north-1');
  assert.equal(resolve({ profile: 'bare' }, env).region, 'eu-west-1');
  assert.equal(resolve({ profile: 'bare' }).region, '');
});

test('without a chosen profile the environment’s Region goes before the default profile’s', () => {
  assert.equal(resolve({}, { AWS_REGION: 'eu-west-1' }).region, 'eu-west-1');
  assert.equal(resolve({}, { AWS_DEFAULT_REGION: 'eu-west-2' }).region, 'eu-west-2');
  assert.equal(resolve({}).region, 'us-east-1');
});

test('the partition follows the Region', () => {
  assert.equal(resolve({ profile: 'a' }).partition, 'aws-cn');
  assert.equal(resolve({ region: 'us-gov-west-1' }).partition, 'aws-us-gov');
});

test('a chosen profile wins over the environment’s keys, and AWS_PROFILE too when it exists', () => {
  assert.deepEqual(resolve({ profile: 'bare' }, keys).source, { kind: 'profile', profile: 'bare' });
  assert.deepEqual(resolve({}, keys).source, { kind: 'environment' });
  assert.deepEqual(resolve({}, { ...keys, AWS_PROFILE: 'a' }).source, { kind: 'profile', profile: 'a' });
  assert.deepEqual(resolve({}, { ...keys, AWS_PROFILE: 'gone' }).source, { kind: 'environment' });
  assert.deepEqual(resolve({}).source, { kind: 'profile', profile: 'default' });
});

test('endpoints: setting, AWS_ENDPOINT_URL_SSM, AWS_ENDPOINT_URL, services block, profile', () => {
  const all = { AWS_ENDPOINT_URL_SSM: 'http://ssm', AWS_ENDPOINT_URL: 'http://all' };
  assert.equal(resolve({ profile: 'a', endpoint: 'http://setting' }, all).endpoints.ssm, 'http://setting');
  assert.deepEqual(resolve({ profile: 'a' }, all).endpoints, {
    ssm: 'http://ssm',
    ec2: 'http://all',
    sts: 'http://all',
    kms: 'http://all',
    'ec2-instance-connect': 'http://all',
  });
  assert.deepEqual(resolve({ profile: 'a' }).endpoints, {
    ssm: 'http://block',
    ec2: 'http://profile',
    sts: 'http://profile',
    kms: 'http://profile',
    'ec2-instance-connect': 'http://profile',
  });
  assert.deepEqual(resolve({ profile: 'bare' }).endpoints, {});
});

test('a setting’s SSM endpoint serves the other services only for credentials held in memory', () => {
  const credentials = { accessKeyId: 'k', secretAccessKey: 's' };
  const endpoint = 'http://127.0.0.1:1';
  assert.deepEqual(resolve({ endpoint, credentials, region: 'r' }).endpoints, {
    ssm: endpoint,
    ec2: endpoint,
    sts: endpoint,
    kms: endpoint,
    'ec2-instance-connect': endpoint,
  });
  assert.deepEqual(resolve({ endpoint, profile: 'bare' }).endpoints, { ssm: endpoint });
});

test('the endpoint variable of a service of several words has underscores', () => {
  const env = { AWS_ENDPOINT_URL_EC2_INSTANCE_CONNECT: 'http://keys' };
  assert.deepEqual(resolve({ profile: 'bare' }, env).endpoints, { 'ec2-instance-connect': 'http://keys' });
});

test('credentials in memory take nothing from a profile', () => {
  const target = resolve({ credentials: { accessKeyId: 'k', secretAccessKey: 's' } }, {});
  assert.equal(target.region, '');
  assert.deepEqual(target.endpoints, {});
});

test('configured endpoints can be ignored, the setting’s cannot', () => {
  const env = { AWS_ENDPOINT_URL: 'http://all', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' };
  assert.deepEqual(resolve({ profile: 'a' }, env).endpoints, {});
  assert.deepEqual(resolve({ profile: 'a', endpoint: 'http://s' }, env).endpoints, { ssm: 'http://s' });
});

test('FIPS: spec, environment, profile', () => {
  assert.equal(resolve({ profile: 'a' }).useFips, true);
  assert.equal(resolve({ profile: 'a' }, { AWS_USE_FIPS_ENDPOINT: 'false' }).useFips, false);
  assert.equal(resolve({ profile: 'bare', useFips: true }).useFips, true);
  assert.equal(resolve({ profile: 'bare' }).useFips, false);
});

test('AWS_CA_BUNDLE goes before the profile’s ca_bundle', () => {
  assert.equal(resolve({ profile: 'a' }).caBundle, '/ca.pem');
  assert.equal(resolve({ profile: 'a' }, { AWS_CA_BUNDLE: '/env.pem' }).caBundle, '/env.pem');
});

test('the fingerprint changes with what the connection is made of and with nothing else', () => {
  const before = resolve({ profile: 'role' }).fingerprint;
  const unrelated = config.replace('[profile bare]', '[profile bare]\nregion = x');
  const source = config.replace('ca_bundle = /ca.pem', 'ca_bundle = /new.pem');
  assert.equal(resolve({ profile: 'role' }, {}, unrelated).fingerprint, before);
  assert.notEqual(resolve({ profile: 'role' }, {}, source).fingerprint, before);
  assert.notEqual(resolve({ profile: 'role', region: 'x' }).fingerprint, before);
});

test('profiles that name each other in a circle have a fingerprint all the same', () => {
  const circle = '[profile x]\nsource_profile = y\nrole_arn=r\n[profile y]\nsource_profile = x\nrole_arn=r';
  assert.match(resolve({ profile: 'x' }, {}, circle).fingerprint, /^[0-9a-f]{64}$/);
});

test('connections of one profile share their credentials whatever Region and endpoint', () => {
  const key = resolve({ profile: 'a' }).identityKey;
  assert.equal(resolve({ profile: 'a', region: 'x', endpoint: 'http://x' }).identityKey, key);
  assert.notEqual(resolve({ profile: 'bare' }).identityKey, key);
  assert.notEqual(resolve({ profile: 'a' }, {}, config.replace('/ca.pem', '/new.pem')).identityKey, key);
  const credentials = { accessKeyId: 'k', secretAccessKey: 'TOPSECRET' };
  const one = resolve({ credentials });
  assert.notEqual(
    resolve({ credentials: { ...credentials, secretAccessKey: 'x' } }).identityKey,
    one.identityKey,
  );
  assert.equal(JSON.stringify([one.identityKey, one.fingerprint]).includes('TOPSECRET'), false);
});

test('the profile in force is AWS_PROFILE, AWS_DEFAULT_PROFILE, default', () => {
  assert.equal(profileName({ AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'b' }), 'a');
  assert.equal(profileName({ AWS_DEFAULT_PROFILE: 'b' }), 'b');
  assert.equal(profileName({}), 'default');
});

test('the environment holds credentials when a whole set of variables is there', () => {
  assert.equal(hasEnvironmentCredentials(keys), true);
  assert.equal(hasEnvironmentCredentials({ AWS_ACCESS_KEY_ID: 'k' }), false);
  assert.equal(hasEnvironmentCredentials({ AWS_WEB_IDENTITY_TOKEN_FILE: 'f', AWS_ROLE_ARN: 'r' }), true);
  assert.equal(hasEnvironmentCredentials({ AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/x' }), true);
  assert.equal(hasEnvironmentCredentials({}), false);
});
