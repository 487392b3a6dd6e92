import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isArchitecture,
  meantArchitecture,
  meantPlatform,
} from '../../../../../src/core/language/model/packageNames.ts';

test('platforms that are known need no other name, and of unlike ones none is known', () => {
  for (const name of ['windows', 'mac_os_x', '_any', 'solaris']) assert.equal(meantPlatform(name), undefined);
});

test('platforms by other names, and misspelt ones', () => {
  for (const [name, meant] of [
    ['RHEL', 'redhat'],
    ['darwin', 'mac_os_x'],
    ['AmazonLinux', 'amazon'],
    ['ubutnu', 'ubuntu'],
  ] as const) {
    assert.equal(meantPlatform(name), meant);
  }
});

test('architectures by other names', () => {
  assert.equal(meantArchitecture('aarch64'), 'arm64');
  assert.equal(meantArchitecture('x86-64'), 'x86_64');
  assert.equal(meantArchitecture('x86_64'), undefined);
  assert.deepEqual(['x86_64', 'amd64', '_any', '2019'].map(isArchitecture), [true, true, false, false]);
});
