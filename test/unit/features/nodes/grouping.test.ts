import { test } from 'node:test';
import assert from 'node:assert/strict';
import { nodeFilter } from '../../../../src/features/nodes/filter.ts';
import { arrange, parseGroupBy, tagKeys } from '../../../../src/features/nodes/grouping.ts';
import type { ManagedNode } from '../../../../src/features/nodes/model.ts';
import { aBareNode, aNode } from '../../../support/managedNodes.ts';

const fleet = [
  aNode('i-10', { Name: 'web-10', Environment: 'Production' }),
  aNode('i-2', { Name: 'web-2', Environment: 'Production' }, { online: false }),
  aNode('i-3', { Name: 'db-1', Environment: 'dev' }, { platform: 'Windows' }),
  aNode('i-4', { Name: 'lost', Environment: '' }, { platform: 'MacOS' }),
  aNode('i-5', { Name: 'plain' }, { platform: 'Unknown' }),
];

function labels(nodes: readonly ManagedNode[], groupBy: string, filter = ''): string[] {
  return arrange(nodes, nodeFilter(filter), parseGroupBy(groupBy)).groups.map(
    (group) => `${group.name.label}: ${group.nodes.map((node) => node.name).join(' ')}`,
  );
}

test('the setting reads as a tag, platform, state; anything else groups nothing', () => {
  assert.deepEqual(parseGroupBy('tag:Team'), { by: 'tag', key: 'Team' });
  assert.deepEqual(parseGroupBy('tag:aws:a:b'), { by: 'tag', key: 'aws:a:b' });
  assert.deepEqual(parseGroupBy('platform'), { by: 'platform' });
  assert.deepEqual(parseGroupBy('state'), { by: 'state' });
  for (const text of ['none', '', 'tag:', 'colour'])
    assert.deepEqual(parseGroupBy(text), { by: 'none' }, text);
});

test('by tag: groups in order of their value, nodes in natural order, what lacks the tag last', () => {
  assert.deepEqual(labels(fleet, 'tag:Environment'), [
    '(empty): lost',
    'dev: db-1',
    'Production: web-2 web-10',
    'No Environment tag: plain',
  ]);
});

test('by platform, in words; unknown last', () => {
  assert.deepEqual(labels(fleet, 'platform'), [
    'Linux: web-2 web-10',
    'macOS: lost',
    'Windows: db-1',
    'Unknown platform: plain',
  ]);
});

test('by state', () => {
  assert.deepEqual(labels(fleet, 'state'), ['Connection lost: web-2', 'Online: db-1 lost plain web-10']);
});

test('not at all: one group without a name, sorted', () => {
  assert.deepEqual(labels(fleet, 'none'), [': db-1 lost plain web-2 web-10']);
});

test('groups count what is online among what the filter lets through', () => {
  const { groups, shown } = arrange(fleet, nodeFilter('web'), parseGroupBy('tag:Environment'));
  assert.equal(shown, 2);
  assert.deepEqual(
    groups.map((group) => [group.name.label, group.size, group.online]),
    [['Production', 2, 1]],
  );
});

test('a tag group knows its tag; a group of values that differ in case stays two groups', () => {
  const two = [aNode('i-1', { Environment: 'prod' }), aNode('i-2', { Environment: 'Prod' })];
  const { groups } = arrange(two, nodeFilter(''), parseGroupBy('tag:Environment'));
  assert.deepEqual(
    groups.map((group) => group.name.tag),
    [
      { key: 'Environment', value: 'Prod' },
      { key: 'Environment', value: 'prod' },
    ],
  );
});

test('a value that looks like our own group names does not mix with them', () => {
  const nodes = [aNode('i-1', { T: 'none' }), aNode('i-2', {}), aNode('i-3', { T: 'hybrid' })];
  assert.equal(arrange(nodes, nodeFilter(''), parseGroupBy('tag:T')).groups.length, 3);
});

test('unknown tags are not said to be missing, and those of hybrid nodes can be asked for', () => {
  const { groups } = arrange(
    [aBareNode('i-1'), aBareNode('mi-1')],
    nodeFilter(''),
    parseGroupBy('tag:Environment'),
  );
  assert.deepEqual(
    groups.map((group) => [group.name.label, group.name.offersTags ?? false]),
    [
      ['Hybrid nodes, tags not loaded', true],
      ['Tags not known', false],
    ],
  );
});

test('nodes of the same name stand in the order of their ids', () => {
  const same = ['i-3', 'i-1', 'i-2'].map((id) => aNode(id, { Name: 'web' }));
  const { groups } = arrange(same, nodeFilter(''), parseGroupBy('none'));
  assert.deepEqual(
    groups[0]?.nodes.map((node) => node.id),
    ['i-1', 'i-2', 'i-3'],
  );
});

test('tag keys are offered most common first', () => {
  assert.deepEqual(tagKeys(fleet), [
    { key: 'Name', nodes: 5 },
    { key: 'Environment', nodes: 4 },
  ]);
});
