import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nodeLabel } from '../../../../src/core/model/nodeLabel.ts';

it('is name and id, and the id alone where there is no name to be read', () => {
  assert.equal(nodeLabel({ id: 'i-1', name: 'web' }), 'web (i-1)');
  assert.equal(nodeLabel({ id: 'i-1', name: 'i-1' }), 'i-1');
  assert.equal(nodeLabel({ id: 'i-1', name: '' }), 'i-1');
  assert.equal(nodeLabel({ id: 'i-1', name: '\u001b' }), 'i-1');
});
