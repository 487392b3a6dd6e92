import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseSeed } from '../../../../../src/features/runCommand/form/seed.ts';
import { nodeId } from '../../../../support/commands.ts';

const node = {
  connectionId: 'c',
  id: nodeId,
  name: 'web-1',
  platform: 'Linux',
  online: true,
  production: false,
} as const;

test('nodes, a tag and a document are taken over', () => {
  const seed = {
    nodes: [node],
    tag: { key: 'Role', value: 'web' },
    document: { connectionId: 'c', name: 'mine', type: 'Command' },
  };
  assert.deepEqual(parseSeed(seed), seed);
});

test('from the palette there is nothing to take', () => {
  for (const value of [undefined, null, 'x', 7, [], {}]) assert.deepEqual(parseSeed(value), {});
});

test('what is malformed is left out, the rest stays', () => {
  assert.deepEqual(parseSeed({ nodes: [node, { id: 7 }, null], tag: { key: '' }, document: 'mine' }), {
    nodes: [node],
  });
  assert.deepEqual(parseSeed({ nodes: 'i-1', tag: { key: 'k', value: 1 } }), {});
});

test('a tag may have an empty value', () => {
  assert.deepEqual(parseSeed({ tag: { key: 'Role', value: '' } }), { tag: { key: 'Role', value: '' } });
});
