import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { InstanceFacts, NodeFacts } from '../../../../src/features/nodes/model.ts';
import { NodeStore } from '../../../../src/features/nodes/store.ts';

function facts(id: string): NodeFacts {
  return {
    id,
    name: '',
    computerName: '',
    online: true,
    lastPing: undefined,
    platform: 'Linux',
    platformName: '',
    platformVersion: '',
    agentVersion: '',
    ip: '',
    instanceState: '',
    instanceType: '',
    role: '',
    associationStatus: '',
  };
}

function ec2(id: string, name: string): InstanceFacts {
  return { id, tags: [{ key: 'Name', value: name }], privateIp: '', publicIp: '', state: 'running' };
}

function names(store: NodeStore): string[] {
  return [...store.all()].map((node) => node.name).sort();
}

test('names meet nodes whichever service answers first', () => {
  const store = new NodeStore();
  store.begin();
  store.addInstances([ec2('i-1', 'one')]);
  store.addNodes([facts('i-1'), facts('i-2')]);
  store.addInstances([ec2('i-2', 'two')]);
  store.complete();
  assert.deepEqual(names(store), ['one', 'two']);
});

test('instances that SSM does not manage are no nodes', () => {
  const store = new NodeStore();
  store.begin();
  store.addInstances([ec2('i-9', 'unmanaged')]);
  store.addNodes([facts('i-1')]);
  store.complete();
  assert.equal(store.size, 1);
  assert.equal(store.get('i-9'), undefined);
});

test('a node that comes twice stays one node with its name', () => {
  const store = new NodeStore();
  store.begin();
  store.addNodes([facts('i-1')]);
  store.addInstances([ec2('i-1', 'one')]);
  store.addNodes([facts('i-1')]);
  store.complete();
  assert.deepEqual(names(store), ['one']);
});

test('a reload keeps names until new ones come, and forgets what is gone at its end', () => {
  const store = new NodeStore();
  store.begin();
  store.addNodes([facts('i-1'), facts('i-2')]);
  store.addInstances([ec2('i-1', 'one'), ec2('i-2', 'two')]);
  store.complete();
  store.begin();
  store.addNodes([facts('i-1')]);
  assert.deepEqual(names(store), ['one', 'two']);
  store.addInstances([ec2('i-1', 'renamed')]);
  store.complete();
  assert.deepEqual(names(store), ['renamed']);
});

test('a new name that comes before its node is not lost in a reload', () => {
  const store = new NodeStore();
  store.begin();
  store.addNodes([facts('i-1')]);
  store.addInstances([ec2('i-1', 'old')]);
  store.complete();
  store.begin();
  store.addInstances([ec2('i-1', 'new')]);
  store.addNodes([facts('i-1')]);
  store.complete();
  assert.deepEqual(names(store), ['new']);
});

test('hybrid nodes have their tags asked for once a load', () => {
  const store = new NodeStore();
  store.begin();
  store.addNodes([facts('i-1'), facts('mi-1'), facts('mi-2')]);
  assert.deepEqual(store.untaggedHybrids(), ['mi-1', 'mi-2']);
  store.setHybridTags('mi-1', [{ key: 'Name', value: 'press' }]);
  assert.deepEqual(store.untaggedHybrids(), ['mi-2']);
  assert.equal(store.get('mi-1')?.name, 'press');
  store.complete();
  store.begin();
  store.addNodes([facts('mi-1')]);
  assert.equal(store.get('mi-1')?.name, 'press', 'known tags stay while new ones are asked for');
  assert.deepEqual(store.untaggedHybrids(), ['mi-1', 'mi-2']);
});

test('tags of a node that is not there are harmless', () => {
  const store = new NodeStore();
  store.setHybridTags('mi-9', []);
  assert.equal(store.size, 0);
});

test('clearing forgets everything', () => {
  const store = new NodeStore();
  store.begin();
  store.addNodes([facts('mi-1')]);
  store.setHybridTags('mi-1', [{ key: 'Name', value: 'press' }]);
  store.clear();
  assert.equal(store.size, 0);
  store.addNodes([facts('mi-1')]);
  assert.equal(store.get('mi-1')?.tags, undefined);
});
