import { test } from 'node:test';
import assert from 'node:assert/strict';
import { NodeGroup } from '../../../../src/features/nodes/grouping.ts';
import { chosenNodes } from '../../../../src/features/nodes/selection.ts';
import { aNode } from '../../../support/managedNodes.ts';

const tag = { key: 'Environment', value: 'dev' };
const dev = new NodeGroup({ id: '=dev', label: 'dev', tag });
dev.add(aNode('i-1'));
dev.add(aNode('i-2'));
const groupOf = (id: string): NodeGroup | undefined => (id === '=dev' ? dev : undefined);
const row = (id: string): unknown => ({ kind: 'node', node: { id } });
const group = { kind: 'group', group: dev };

test('rows of nodes are their ids, each once', () => {
  assert.deepEqual(chosenNodes([row('i-1'), row('i-2'), row('i-1')], groupOf, false).ids, ['i-1', 'i-2']);
});

test('one group of a tag is a target by that tag', () => {
  assert.deepEqual(chosenNodes([group], groupOf, false), { ids: ['i-1', 'i-2'], tag });
});

test('behind a filter, or together with other rows, a group is the nodes that are seen', () => {
  assert.deepEqual(chosenNodes([group], groupOf, true), { ids: ['i-1', 'i-2'] });
  assert.deepEqual(chosenNodes([group, row('i-9')], groupOf, false), { ids: ['i-1', 'i-2', 'i-9'] });
});

test('a group that is no longer there is said, also among others: nothing is done with fewer than were chosen', () => {
  const gone = { kind: 'group', group: { name: { id: '=gone' } } };
  for (const rows of [[gone], [row('i-1'), gone]]) {
    assert.throws(() => chosenNodes(rows, groupOf, false), /changed under the click/);
  }
});

test('without any row, from a key, it is about no node', () => {
  assert.deepEqual(chosenNodes([], groupOf, false), { ids: [] });
});

test('whatever else a command is called with is no node, and with no node there is a sentence', () => {
  const strange = [undefined, null, 7, 'i-1', [], {}, { kind: 'node' }, { kind: 'node', node: { id: 7 } }];
  const more = [{ kind: 'group' }, { kind: 'group', group: {} }, { kind: 'group', group: { name: 7 } }];
  const all = [...strange, ...more, { kind: 'more' }];
  assert.throws(() => chosenNodes(all, groupOf, false), /changed under the click/);
  assert.deepEqual(chosenNodes([...all, row('i-1')], groupOf, false), { ids: ['i-1'] });
});
