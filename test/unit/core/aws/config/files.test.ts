import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { configFiles, homeOf } from '../../../../../src/core/aws/config/files.ts';

test('without variables the files are in ~/.aws', () => {
  assert.deepEqual(configFiles({ HOME: '/home/a' }), {
    config: path.join('/home/a', '.aws', 'config'),
    credentials: path.join('/home/a', '.aws', 'credentials'),
  });
});

test('AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE win, with a tilde too', () => {
  const env = { HOME: '/home/a', AWS_CONFIG_FILE: '/etc/aws', AWS_SHARED_CREDENTIALS_FILE: '~/keys' };
  assert.deepEqual(configFiles(env), { config: '/etc/aws', credentials: path.join('/home/a', 'keys') });
});

test('an empty variable says nothing', () => {
  assert.equal(configFiles({ HOME: '/h', AWS_CONFIG_FILE: ' ' }).config, path.join('/h', '.aws', 'config'));
});

test('home is HOME, else USERPROFILE, else what the system says', () => {
  assert.equal(homeOf({ HOME: '/h', USERPROFILE: 'C:\\u' }), '/h');
  assert.equal(homeOf({ USERPROFILE: 'C:\\u' }), 'C:\\u');
  assert.notEqual(homeOf({}), '');
});
