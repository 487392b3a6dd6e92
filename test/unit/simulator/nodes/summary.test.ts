import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { nodeEntry, nodeTest, summarise } from '../../../../src/simulator/nodes/summary.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { at, testContext } from '../support/api.ts';
import { demoNodes, fleetNow, namesOf, nodeNamed } from '../support/fleet.ts';

const fleet = demoNodes();
const found = (...Filters: JsonObject[]): string[] =>
  namesOf(fleet.nodes.filter(nodeTest({ Filters }, testContext)));
const aggregator = (AttributeName: string, ...Aggregators: JsonObject[]): JsonObject => ({
  AggregatorType: 'Count',
  TypeName: 'Instance',
  AttributeName,
  Aggregators,
});

describe('a Node', () => {
  it('tells where it is, whose it is and what it is', () => {
    const entry = nodeEntry(nodeNamed(fleet, 'web-prod-1'), testContext, fleetNow);
    assert.equal(entry['Region'], 'eu-central-1');
    assert.deepEqual(entry['Owner'], { AccountId: '123456789012' });
    assert.equal(at(entry, 'NodeType', 'Instance', 'ManagedStatus'), 'Managed');
    assert.equal(at(entry, 'NodeType', 'Instance', 'InstanceStatus'), 'Active');
  });

  it('that was lost says so', () => {
    const entry = nodeEntry(nodeNamed(fleet, 'batch-staging-1'), testContext, fleetNow);
    assert.equal(at(entry, 'NodeType', 'Instance', 'InstanceStatus'), 'ConnectionLost');
  });
});

describe('the filters of ListNodes', () => {
  it('compare by equal, not equal and beginning', () => {
    assert.deepEqual(found({ Key: 'PlatformType', Values: ['Windows'] }), ['ad-prod-1']);
    assert.deepEqual(found({ Key: 'PlatformType', Values: ['Linux'], Type: 'NotEqual' }), ['ad-prod-1']);
    assert.deepEqual(found({ Key: 'PlatformName', Values: ['Micro'], Type: 'BeginWith' }), ['ad-prod-1']);
    assert.deepEqual(found({ Key: 'InstanceStatus', Values: ['ConnectionLost'] }), ['batch-staging-1']);
  });

  it('read every key that is not for organizations', () => {
    const { id, ipAddress, hostname, agentVersion, platformVersion } = nodeNamed(fleet, 'ad-prod-1');
    const keys = {
      InstanceId: id,
      IpAddress: ipAddress,
      ComputerName: hostname,
      PlatformVersion: platformVersion,
    };
    for (const [Key, value] of Object.entries(keys)) {
      assert.deepEqual(found({ Key, Values: [value] }), ['ad-prod-1'], Key);
    }
    const all = {
      AgentType: 'amazon-ssm-agent',
      Region: 'eu-central-1',
      AccountId: '123456789012',
      ManagedStatus: 'All',
    };
    for (const [Key, value] of Object.entries(all)) {
      assert.equal(found({ Key, Values: [value] }).length, fleet.nodes.length, Key);
    }
    assert.ok(found({ Key: 'AgentVersion', Values: [agentVersion] }).includes('ad-prod-1'));
    assert.deepEqual(found({ Key: 'ManagedStatus', Values: ['Unmanaged'] }), []);
    assert.deepEqual(found({ Key: 'ResourceType', Values: ['ManagedInstance'] }), ['store-berlin-till']);
  });

  it('refuse what needs an organization', () => {
    const code = (input: JsonObject): string => {
      try {
        nodeTest(input, testContext);
      } catch (error) {
        return error instanceof ServiceError ? error.code : 'other';
      }
      return 'none';
    };
    assert.equal(code({ Filters: [{ Key: 'OrganizationalUnitId', Values: ['ou-1'] }] }), 'InvalidFilter');
    assert.equal(code({ SyncName: 'AWS-QuickSetup-ManagedNode' }), 'ResourceDataSyncNotFoundException');
  });
});

describe('summarise', () => {
  it('counts by an attribute, the most frequent first, as texts', () => {
    assert.deepEqual(summarise(fleet.nodes, { Aggregators: [aggregator('PlatformType')] }, testContext), [
      { PlatformType: 'Linux', Count: '10' },
      { PlatformType: 'Windows', Count: '1' },
    ]);
  });

  it('counts by two attributes', () => {
    const rows = summarise(
      fleet.nodes,
      { Aggregators: [aggregator('PlatformType', aggregator('ResourceType'))] },
      testContext,
    );
    assert.deepEqual(rows[0], { PlatformType: 'Linux', ResourceType: 'EC2Instance', Count: '9' });
    assert.equal(rows.length, 3);
  });

  it('refuses a third', () => {
    const deep = aggregator('PlatformType', aggregator('ResourceType', aggregator('Region')));
    assert.throws(
      () => summarise(fleet.nodes, { Aggregators: [deep] }, testContext),
      (error: unknown) => error instanceof ServiceError && error.code === 'InvalidAggregatorException',
    );
  });

  it('counts nothing in an empty fleet', () => {
    assert.deepEqual(summarise([], { Aggregators: [aggregator('Region')] }, testContext), []);
  });
});
