import { test } from 'node:test';
import assert from 'node:assert/strict';
import { NodeGroup } from '../../../../src/features/nodes/grouping.ts';
import {
  nodeDecoration,
  nodeOfUri,
  nodeRef,
  nodeTooltip,
  nodeUri,
  rowOf,
} from '../../../../src/features/nodes/view.ts';
import { aNode } from '../../../support/managedNodes.ts';

const web = aNode('i-0abc', { Name: 'web-1', Environment: 'Production' });
const lost = aNode('i-0def', { Name: 'web-2' }, { online: false });

test('a node row tells state, platform, address, agent and id', () => {
  const row = rowOf({ kind: 'node', node: web }, 'demo');
  assert.equal(row.label, 'web-1');
  assert.equal(row.description, 'online · Ubuntu 22.04 · 10.0.0.1 · agent 3.2.1 · i-0abc');
  assert.equal(row.accessibilityLabel, 'web-1, online, Ubuntu 22.04, 10.0.0.1, agent 3.2.1, i-0abc');
  assert.equal(row.contextValue, 'node online');
});

test('a node without a name does not say its id twice', () => {
  const row = rowOf({ kind: 'node', node: aNode('i-1') }, 'demo');
  assert.equal(row.label, 'i-1');
  assert.equal(row.description?.includes('i-1'), false);
});

test('offline is told by shape and word, not by colour alone', () => {
  const row = rowOf({ kind: 'node', node: lost }, 'demo');
  assert.notEqual(row.icon, rowOf({ kind: 'node', node: web }, 'demo').icon);
  assert.match(row.description ?? '', /connection lost/);
  assert.equal(row.contextValue, 'node offline');
});

test('group rows count what is on and off', () => {
  const group = new NodeGroup({ id: '=p', label: 'Production' });
  group.add(web);
  const row = rowOf({ kind: 'group', group, open: true }, 'demo');
  assert.equal(row.description, '1 online');
  assert.equal(row.collapsible, 'expanded');
  assert.equal(row.contextValue, 'group');
  group.add(lost);
  const both = rowOf({ kind: 'group', group, open: false }, 'demo');
  assert.equal(both.description, '2 · 1 online, 1 offline');
  assert.equal(both.accessibilityLabel, 'Production, 2 · 1 online, 1 offline');
  assert.equal(both.collapsible, 'collapsed');
});

test('the rest of a big group is one row with a command', () => {
  const row = rowOf({ kind: 'more', groupId: '=p', hidden: 9900 }, 'demo');
  assert.equal(row.label, 'Show more (9,900 hidden)');
  assert.deepEqual(row.command?.arguments, ['=p']);
  assert.match(rowOf({ kind: 'loadTags', nodes: 1200 }, 'demo').label, /1,200/);
});

test('row ids are different for different things of the same name', () => {
  const group = new NodeGroup({ id: 'i-0abc', label: 'i-0abc' });
  const ids = [
    rowOf({ kind: 'group', group, open: false }, 'demo').id,
    rowOf({ kind: 'node', node: web }, 'demo').id,
    rowOf({ kind: 'more', groupId: 'i-0abc', hidden: 1 }, 'demo').id,
  ];
  assert.equal(new Set(ids).size, 3);
});

test('the decoration address of a node holds any connection name', () => {
  const uri = nodeUri('profile/with #signs@eu', 'i-0abc');
  assert.equal(uri, 'ssm-node:/profile%2Fwith%20%23signs%40eu/i-0abc');
  assert.equal(nodeOfUri({ scheme: 'ssm-node', path: '/profile/with #signs@eu/i-0abc' }), 'i-0abc');
  assert.equal(nodeOfUri({ scheme: 'file', path: '/x/i-0abc' }), undefined);
});

test('decorations mark offline nodes and outdated agents, and leave the others alone', () => {
  assert.equal(nodeDecoration(web, undefined), undefined);
  assert.equal(nodeDecoration(web, { id: web.id, isLatest: true }), undefined);
  assert.equal(nodeDecoration(web, { id: web.id, isLatest: undefined }), undefined);
  assert.equal(nodeDecoration(web, { id: web.id, isLatest: false })?.tooltip, 'Agent 3.2.1 is outdated');
  assert.equal(nodeDecoration(lost, { id: lost.id, isLatest: false })?.tooltip, 'Connection lost');
});

test('the tooltip has every fact that is there, and tags as they are', () => {
  const lines = new Map(nodeTooltip(web, { id: web.id, isLatest: false }));
  assert.equal(lines.get('Agent'), '3.2.1 (outdated)');
  assert.equal(lines.get('Public IP'), '203.0.113.7');
  assert.equal(lines.get('Tag Environment'), 'Production');
  assert.equal(lines.has('Role'), false);
  const latest = new Map(nodeTooltip(web, { id: web.id, isLatest: true }));
  assert.equal(latest.get('Agent'), '3.2.1 (latest)');
  const pinged = aNode('i-1', {}, { lastPing: Date.UTC(2026, 0, 2, 3, 4, 5) });
  assert.equal(new Map(nodeTooltip(pinged, undefined)).get('Last ping'), '2026-01-02T03:04:05.000Z');
});

test('other rooms are told what production is', () => {
  const ref = nodeRef(web, 'demo', ['Environment=Production']);
  assert.deepEqual(ref, {
    connectionId: 'demo',
    id: 'i-0abc',
    name: 'web-1',
    platform: 'Linux',
    online: true,
    production: true,
  });
  assert.equal(nodeRef(lost, 'demo', ['Environment=Production']).production, false);
});

test('one hybrid node is one, in its command too', () => {
  const one = rowOf({ kind: 'loadTags', nodes: 1 }, 'demo');
  assert.equal(one.label, 'Load tags of 1 hybrid node');
  assert.equal(one.command?.title, one.label);
  assert.equal(rowOf({ kind: 'loadTags', nodes: 2 }, 'demo').label, 'Load tags of 2 hybrid nodes');
});

const ids: readonly string[] = [
  'i-0abc',
  'mi-0abc',
  'eks_c:cluster',
  'ecs:cluster_task_runtime-1',
  'a b',
  'ü?#%',
  '<script>',
];

for (const id of ids) {
  test(`the decorations of ${id} find their node again, in whatever connection`, () => {
    for (const connection of ['demo', 'a/b c', 'https://x/?y#z', 'ключ']) {
      const uri = nodeUri(connection, id);
      const path = decodeURIComponent(uri.slice('ssm-node:'.length));
      assert.equal(nodeOfUri({ scheme: 'ssm-node', path }), id);
      assert.equal(nodeOfUri({ scheme: 'file', path }), undefined);
      assert.match(uri, /^ssm-node:\/[^/?#]+\/[^/?#]+$/);
    }
  });
}

test('nodes of two connections never share their decorations', () => {
  assert.notEqual(nodeUri('a', 'i-1'), nodeUri('b', 'i-1'));
});

test('an offline node is marked before its agent is, and an agent of which nothing is known is not', () => {
  const outdated = { isLatest: false } as Parameters<typeof nodeDecoration>[1];
  const latest = { isLatest: true } as Parameters<typeof nodeDecoration>[1];
  assert.deepEqual(nodeDecoration(lost, outdated), {
    tooltip: 'Connection lost',
    color: 'disabledForeground',
  });
  assert.equal(nodeDecoration(web, undefined), undefined);
  assert.equal(nodeDecoration(web, latest), undefined);
  assert.match(nodeDecoration(web, outdated)?.tooltip ?? '', /Agent 3\.2\.1 is outdated/);
});

test('a tooltip has no line without a value, and every tag', () => {
  const lines = nodeTooltip(web, undefined);
  assert.ok(lines.every(([label, value]) => label !== '' && value !== ''));
  assert.deepEqual(
    lines.filter(([label]) => label.startsWith('Tag ')),
    [
      ['Tag Name', 'web-1'],
      ['Tag Environment', 'Production'],
    ],
  );
});

test('a node of production is one for other rooms, by any of the tags that say so', () => {
  assert.equal(nodeRef(web, 'demo', ['Environment=Production']).production, true);
  assert.equal(nodeRef(web, 'demo', ['Stage=Live']).production, false);
  assert.equal(nodeRef(web, 'demo', []).production, false);
  assert.equal(nodeRef(aNode('i-1'), 'demo', ['Environment=Production']).production, false);
});
