import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoNodes, namesOf, nodeNamed } from '../support/fleet.ts';

describe('the demo’s fleet', () => {
  const fleet = demoNodes();
  const online = fleet.nodes.filter((node) => node.pingStatus === 'Online');

  it('has at least eight online Linux nodes that run what they are sent', () => {
    assert.ok(online.filter((node) => node.platform === 'Linux' && node.runs).length >= 8);
  });

  it('has three environments, and at least three online Linux nodes in production', () => {
    const environments = fleet.nodes.map((node) => node.tags.find(({ key }) => key === 'Environment')?.value);
    assert.deepEqual([...new Set(environments)].sort(), ['Development', 'Production', 'Staging']);
    const production = fleet.match([{ key: 'tag:Environment', values: ['Production'] }]);
    assert.ok(production.filter((node) => node.runs).length >= 3);
  });

  it('has one of everything that can be special', () => {
    assert.ok(fleet.nodes.some((node) => node.platform === 'Windows'));
    assert.ok(
      fleet.nodes.some((node) => node.resourceType === 'ManagedInstance' && node.id.startsWith('mi-')),
    );
    assert.ok(fleet.nodes.some((node) => node.pingStatus === 'ConnectionLost'));
    assert.ok(online.some((node) => node.platform === 'Linux' && !node.isLatestAgent));
  });

  it('tags every node with Environment, Name, Role and PatchGroup', () => {
    for (const node of fleet.nodes) {
      const keys = node.tags.map(({ key }) => key);
      assert.deepEqual(keys, ['Environment', 'Name', 'PatchGroup', 'Role'], node.name);
    }
  });

  it('is in order of ids, and finds each node by its own', () => {
    const ids = fleet.nodes.map(({ id }) => id);
    assert.deepEqual(ids, [...ids].sort());
    for (const node of fleet.nodes) assert.equal(fleet.find(node.id), node);
    assert.equal(fleet.find('i-00000000000000000'), undefined);
  });

  it('runs nothing on a computer that cannot', () => {
    const nodes = demoNodes().nodes.filter(
      (node) => node.platform === 'Windows' || node.pingStatus !== 'Online',
    );
    assert.ok(nodes.every((node) => !node.runs));
  });
});

describe('a big fleet', () => {
  const fleet = demoNodes(10_000);

  it('has as many nodes as were asked for, each with an id and an address of its own', () => {
    assert.equal(fleet.nodes.length, 10_000);
    assert.equal(new Set(fleet.nodes.map(({ id }) => id)).size, 10_000);
    assert.equal(new Set(fleet.nodes.map(({ ipAddress }) => ipAddress)).size, 10_000);
  });

  it('holds the demo’s nodes first', () => {
    assert.ok(nodeNamed(fleet, 'web-prod-1').runs);
  });

  it('is the same for the same seed, and another for another', () => {
    const ids = (seed: number): string[] => demoNodes(50, seed).nodes.map(({ id }) => id);
    assert.deepEqual(ids(2), ids(2));
    assert.notDeepEqual(ids(2), ids(3));
  });

  it('may also be smaller than the demo’s, or empty', () => {
    assert.equal(demoNodes(2).nodes.length, 2);
    assert.deepEqual(demoNodes(0).nodes, []);
  });
});

describe('the targets of a command', () => {
  const fleet = demoNodes();

  it('mean any of a key’s values, and all of the keys', () => {
    const web = fleet.match([
      { key: 'tag:Role', values: ['web'] },
      { key: 'tag:Environment', values: ['Staging', 'Development'] },
    ]);
    assert.deepEqual(namesOf(web), ['web-dev-1', 'web-staging-1']);
  });

  it('mean nodes by id, whatever the case of the key', () => {
    const { id } = nodeNamed(fleet, 'web-prod-1');
    for (const key of ['InstanceIds', 'instanceids', 'INSTANCEIDS']) {
      assert.deepEqual(namesOf(fleet.match([{ key, values: [id, 'i-00000000000000000'] }])), ['web-prod-1']);
    }
    assert.equal(fleet.match([{ key: 'InstanceIds', values: ['*'] }]).length, fleet.nodes.length);
  });

  it('mean nodes that have a tag at all', () => {
    assert.equal(fleet.match([{ key: 'tag-key', values: ['PatchGroup'] }]).length, fleet.nodes.length);
    assert.deepEqual(fleet.match([{ key: 'tag-key', values: ['patchgroup'] }]), []);
  });

  it('mean nothing where the key says nothing, and everything without a key', () => {
    assert.deepEqual(fleet.match([{ key: 'resource-groups:Name', values: ['x'] }]), []);
    assert.equal(fleet.match([]).length, fleet.nodes.length);
  });

  it('follow tags that were changed', () => {
    const changing = demoNodes();
    const node = nodeNamed(changing, 'web-dev-1');
    node.setTags([...node.tags, { key: 'Canary', value: 'yes' }]);
    assert.deepEqual(namesOf(changing.match([{ key: 'tag:Canary', values: ['yes'] }])), ['web-dev-1']);
  });
});
