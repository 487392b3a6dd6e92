import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseCommandRef, parseDocumentRef, parseNodeRef } from '../../../../src/core/model/refs.ts';

test('a node reference is parsed with safe defaults for what is missing', () => {
  assert.deepEqual(parseNodeRef({ connectionId: 'c', id: 'i-1' }), {
    connectionId: 'c',
    id: 'i-1',
    name: 'i-1',
    platform: 'Unknown',
    online: false,
    production: false,
  });
});

test('a node reference keeps what is right and drops what is foreign', () => {
  const parsed = parseNodeRef({
    connectionId: 'c',
    id: 'i-1',
    name: 'web',
    platform: 'Linux',
    online: true,
    production: true,
    extra: 'x',
  });
  assert.deepEqual(parsed, {
    connectionId: 'c',
    id: 'i-1',
    name: 'web',
    platform: 'Linux',
    online: true,
    production: true,
  });
});

test('anything that is not a reference parses to undefined', () => {
  for (const value of [undefined, null, 'i-1', [], {}, { id: 'i-1' }, { connectionId: 1, id: 'i-1' }]) {
    assert.equal(parseNodeRef(value), undefined);
    assert.equal(parseDocumentRef(value), undefined);
    assert.equal(parseCommandRef(value), undefined);
  }
});

test('a document reference has a version only when it was given', () => {
  const reference = { connectionId: 'c', name: 'AWS-RunShellScript', type: 'Command' };
  assert.deepEqual(parseDocumentRef(reference), reference);
  assert.deepEqual(parseDocumentRef({ ...reference, version: '2' }), { ...reference, version: '2' });
});

test('a command reference keeps its two ids and nothing else', () => {
  const reference = { connectionId: 'c', commandId: '4f8c2b1e-0000-4000-8000-000000000001' };
  assert.deepEqual(parseCommandRef({ ...reference, status: 'Success' }), reference);
  assert.equal(parseCommandRef({ connectionId: 'c', commandId: 7 }), undefined);
});
