import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createNode } from '../../../../src/simulator/nodes/node.ts';
import type { FleetNode, NodeSpec } from '../../../../src/simulator/nodes/spec.ts';
import { fleetNow } from '../support/fleet.ts';

const spec: NodeSpec = {
  name: 'web-prod-1',
  role: 'web',
  environment: 'Production',
  patchGroup: 'production-linux',
  platform: 'ubuntu',
  instanceType: 't3.medium',
};

function node(change: Partial<NodeSpec> = {}, region = 'eu-central-1', canRun = true): FleetNode {
  return createNode({ ...spec, ...change }, { seed: 1, index: 3, region, now: fleetNow, canRun });
}

describe('a node', () => {
  it('has an id, an address and a host name as EC2 gives them', () => {
    const { id, ipAddress, hostname, privateDnsName, availabilityZone } = node();
    assert.match(id, /^i-0[0-9a-f]{16}$/);
    assert.match(ipAddress, /^10\.\d+\.\d+\.\d+$/);
    assert.equal(hostname, `ip-${ipAddress.replaceAll('.', '-')}.eu-central-1.compute.internal`);
    assert.equal(privateDnsName, hostname);
    assert.match(availabilityZone, /^eu-central-1[abc]$/);
  });

  it('has the other domain of the first Region there', () => {
    assert.match(node({}, 'us-east-1').hostname, /\.ec2\.internal$/);
  });

  it('on premises has an id, a name and an address of its own kind, and no instance type', () => {
    const till = node({ onPremises: true, name: 'till' });
    assert.match(till.id, /^mi-0[0-9a-f]{16}$/);
    assert.equal(till.resourceType, 'ManagedInstance');
    assert.equal(till.hostname, 'till.example.com');
    assert.match(till.ipAddress, /^192\.168\./);
    assert.equal(till.instanceType, '');
    assert.match(till.activationId ?? '', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('with Windows has a Windows name and runs nothing', () => {
    const windows = node({ platform: 'windows', name: 'ad-1' });
    assert.equal(windows.hostname, 'EC2AMAZ-AD1');
    assert.equal(windows.platform, 'Windows');
    assert.equal(windows.runs, false);
  });

  it('runs only where the computer can, and only while it is connected', () => {
    assert.equal(node().runs, true);
    assert.equal(node({}, 'eu-central-1', false).runs, false);
    assert.equal(node({ offline: true }).runs, false);
  });

  it('tells an outdated agent by its version', () => {
    assert.equal(node().isLatestAgent, true);
    const outdated = node({ outdated: true });
    assert.equal(outdated.isLatestAgent, false);
    assert.notEqual(outdated.agentVersion, node().agentVersion);
  });

  it('is heard of every five minutes', () => {
    const minute = 60_000;
    const online = node();
    for (const now of [fleetNow, fleetNow + 7 * minute, fleetNow + 1000 * minute]) {
      const silence = now - online.lastPing(now);
      assert.ok(silence >= 0 && silence <= 5 * minute, `${silence} ms`);
    }
  });

  it('that was lost is heard of no more', () => {
    const lost = node({ offline: true });
    const hour = 60 * 60 * 1000;
    assert.ok(fleetNow - lost.lastPing(fleetNow) >= 2 * hour);
    assert.equal(lost.lastPing(fleetNow + hour), lost.lastPing(fleetNow));
  });

  it('is older than a day', () => assert.ok(node().launchTime < fleetNow - 24 * 60 * 60 * 1000));

  it('keeps the tags it is given', () => {
    const tagged = node();
    tagged.setTags([{ key: 'a', value: 'b' }]);
    assert.deepEqual(tagged.tags, [{ key: 'a', value: 'b' }]);
  });

  it('has the architecture of its instance type', () => {
    assert.equal(node().architecture, 'x86_64');
    assert.equal(node({ instanceType: 'm7g.large' }).architecture, 'arm64');
  });
});
