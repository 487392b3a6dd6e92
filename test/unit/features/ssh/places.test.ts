import { test } from 'node:test';
import assert from 'node:assert/strict';
import { configFileOf, durableVariables, ownKeys } from '../../../../src/features/ssh/places.ts';

test('the configuration is the person’s own, unless Remote-SSH reads another', () => {
  assert.equal(configFileOf(undefined, '/home/me', 'posix'), '/home/me/.ssh/config');
  assert.equal(configFileOf('', '/home/me', 'posix'), '/home/me/.ssh/config');
  assert.equal(configFileOf(7, '/home/me', 'posix'), '/home/me/.ssh/config');
  assert.equal(configFileOf(' /etc/x/../y ', '/home/me', 'posix'), '/etc/y');
  assert.equal(configFileOf('~/other/config', '/home/$&', 'posix'), '/home/$&/other/config');
  assert.equal(configFileOf('relative', '/home/me', 'posix'), '/home/me/.ssh/config');
  assert.equal(configFileOf('C:\\ssh\\config', 'C:\\Users\\me', 'win32'), 'C:\\ssh\\config');
  assert.equal(configFileOf(null, 'C:\\Users\\me', 'win32'), 'C:\\Users\\me\\.ssh\\config');
});

test('keys are those with a public half', () => {
  const names = ['id_rsa.pub', 'id_rsa', 'config', 'known_hosts', 'id_ed25519-cert.pub', 'a.pub', 'pub'];
  assert.deepEqual(ownKeys(names, '/h/.ssh', 'posix'), ['/h/.ssh/a', '/h/.ssh/id_rsa']);
});

test('of the environment only the names of files are kept', () => {
  const env = {
    AWS_CONFIG_FILE: '/x/config',
    AWS_CA_BUNDLE: ' ',
    AWS_SHARED_CREDENTIALS_FILE: 'a\nb',
    AWS_SECRET_ACCESS_KEY: 'secret',
    HTTPS_PROXY: 'http://me:secret@proxy',
    AWS_PROFILE: 'prod',
  };
  assert.deepEqual(durableVariables(env), { AWS_CONFIG_FILE: '/x/config' });
});
