import { test } from 'node:test';
import assert from 'node:assert/strict';
import { durableAccount } from '../../../../src/features/ssh/account.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

test('a profile and a Region are kept, and how Systems Manager is reached', () => {
  const connection = new FakeConnection({}, { profile: 'prod', useFips: true });
  assert.deepEqual(durableAccount(connection), { profile: 'prod', region: 'eu-central-1', useFips: true });
  const custom = Object.assign(new FakeConnection({}, { profile: 'prod' }), { endpoint: 'https://x' });
  assert.equal(durableAccount(custom).endpoint, 'https://x');
});

test('the profile that the environment names is written out: ssh will not have that environment', () => {
  const connection = new FakeConnection({}, { label: 'staging' });
  assert.equal(durableAccount(connection).profile, 'staging');
});

test('credentials that no file can keep are explained', () => {
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret' };
  const demo = new FakeConnection({}, { credentials, label: 'Demo fleet' });
  assert.throws(() => durableAccount(demo), /demo fleet.*in memory only/);
  const environment = new FakeConnection({}, { label: 'environment' });
  assert.throws(() => durableAccount(environment), /environment of this window/);
});

test('a Region that nobody named is asked for', () => {
  const connection = Object.assign(new FakeConnection(), { region: '' });
  assert.throws(() => durableAccount(connection), /names no Region/);
});
