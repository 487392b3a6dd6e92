import { test } from 'node:test';
import assert from 'node:assert/strict';
import { aliasOf } from '../../../../src/features/ssh/alias.ts';

const id = 'i-0123456789abcdef0';
const nobody = new Set<string>();

test('is the node’s name as a host’s name may be', () => {
  assert.equal(aliasOf('web-1', id, nobody), 'web-1.ssm');
  assert.equal(aliasOf('Web Server #1 (prod)', id, nobody), 'Web-Server-1-prod.ssm');
  assert.equal(aliasOf('-oProxyCommand=x', id, nobody), 'oProxyCommand-x.ssm');
  assert.equal(aliasOf('a*b?c!d', id, nobody), 'a-b-c-d.ssm');
  assert.equal(aliasOf('a\nHost *', id, nobody), 'a-Host.ssm');
});

test('is the id where the name has nothing of a host’s name', () => {
  assert.equal(aliasOf('', id, nobody), `${id}.ssm`);
  assert.equal(aliasOf('…', id, nobody), `${id}.ssm`);
});

test('has more of the id where another host is called so, in any case', () => {
  assert.equal(aliasOf('Web', id, new Set(['web.ssm'])), 'Web-cdef0.ssm');
  assert.equal(aliasOf('Web', id, new Set(['web.ssm', 'web-cdef0.ssm'])), `Web-${id}.ssm`);
});
