import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseNode, parseNodes, parseSeed } from '../../../../src/features/sessions/seed.ts';
import { node } from '../../../support/session/terminalScene.ts';

const document = { connectionId: 'c', name: 'My-Shell', type: 'Session' };

it('takes nodes, a Session document, both, or nothing', () => {
  assert.deepEqual(parseSeed(undefined), { nodes: [], document: undefined });
  assert.deepEqual(parseSeed({ nodes: [node] }), { nodes: [node], document: undefined });
  assert.deepEqual(parseSeed({ document }), { nodes: [], document });
  assert.deepEqual(parseSeed({ nodes: [node], document }), { nodes: [node], document });
});

it('refuses what anybody may have called the command with', () => {
  const bad = [null, 7, 'i-1', { nodes: 'i-1' }, { nodes: [node, 7] }, { document: 'My-Shell' }];
  for (const value of [...bad, { document: { ...document, type: 'Command' } }]) {
    assert.throws(() => parseSeed(value), { kind: 'invalid' });
  }
  assert.throws(() => parseNodes(undefined), { kind: 'invalid' });
  assert.throws(() => parseNode('i-1'), { kind: 'invalid' });
});
