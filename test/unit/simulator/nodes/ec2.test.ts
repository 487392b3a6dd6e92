import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { createEc2 } from '../../../../src/simulator/nodes/ec2.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { parseQuery } from '../../../../src/simulator/wire/query.ts';
import { at, testContext } from '../support/api.ts';
import { demoNodes, nodeNamed, testTokens } from '../support/fleet.ts';

const fleet = demoNodes();
const ec2 = createEc2(fleet, testTokens);

function describeInstances(parameters: Readonly<Record<string, string>> = {}): JsonObject {
  const handler = ec2.operations['DescribeInstances'];
  assert.ok(handler);
  return handler(
    parseQuery(new URLSearchParams({ Action: 'DescribeInstances', ...parameters }).toString()),
    testContext,
  );
}

function instances(output: JsonObject): unknown[] {
  const set = output['reservationSet'];
  assert.ok(Array.isArray(set));
  return set.map((entry) => at(entry, 'instancesSet', 0));
}

function names(parameters: Readonly<Record<string, string>>): unknown[] {
  return instances(describeInstances(parameters)).map((entry) => {
    const tags = at(entry, 'tagSet');
    assert.ok(Array.isArray(tags));
    return at(
      tags.find((tag) => at(tag, 'key') === 'Name'),
      'value',
    );
  });
}

function codeOf(parameters: Readonly<Record<string, string>>): string {
  try {
    describeInstances(parameters);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    assert.equal(error.status, 400);
    return error.code;
  }
  return 'none';
}

const filter = (name: string, ...values: string[]): Record<string, string> => ({
  'Filter.1.Name': name,
  ...Object.fromEntries(values.map((value, index) => [`Filter.1.Value.${index + 1}`, value])),
});

describe('DescribeInstances', () => {
  it('tells names, tags and addresses of instances, and nothing of other nodes', () => {
    const all = instances(describeInstances());
    assert.equal(all.length, fleet.nodes.length - 1);
    const web = nodeNamed(fleet, 'web-prod-1');
    const found = all.find((entry) => at(entry, 'instanceId') === web.id);
    assert.equal(at(found, 'privateIpAddress'), web.ipAddress);
    assert.deepEqual(at(found, 'tagSet', 0), { key: 'Environment', value: 'Production' });
    assert.equal(at(found, 'instanceState', 'name'), 'running');
    assert.equal(at(found, 'placement', 'availabilityZone'), web.availabilityZone);
  });

  it('marks Windows, and leaves the platform out elsewhere', () => {
    const platform = (name: string): unknown =>
      at(instances(describeInstances({ 'InstanceId.1': nodeNamed(fleet, name).id }))[0], 'platform');
    assert.equal(platform('ad-prod-1'), 'windows');
    assert.equal(platform('web-prod-1'), undefined);
  });

  it('gives pages that together are everything', () => {
    const seen: unknown[] = [];
    let NextToken = '';
    for (let page = 0; page < 10; page += 1) {
      const output = describeInstances({ MaxResults: '5', ...(NextToken === '' ? {} : { NextToken }) });
      seen.push(...instances(output).map((entry) => at(entry, 'instanceId')));
      const next = output['nextToken'];
      if (typeof next !== 'string') break;
      NextToken = next;
    }
    assert.equal(new Set(seen).size, fleet.nodes.length - 1);
    assert.equal(seen.length, fleet.nodes.length - 1);
  });

  it('filters by tags, with wildcards', () => {
    assert.deepEqual(names(filter('tag:Role', 'database')), ['db-prod-1']);
    assert.equal(names(filter('tag:Name', 'web-*')).length, 4);
    assert.equal(names(filter('tag:Name', 'web-????-1')).length, 1);
    assert.deepEqual(names(filter('tag:Name', 'web.prod.1')), []);
    assert.equal(names(filter('tag-key', 'Patch*')).length, fleet.nodes.length - 1);
  });

  it('filters by what else there is', () => {
    const { id, ipAddress } = nodeNamed(fleet, 'db-prod-1');
    assert.deepEqual(names(filter('instance-id', id, 'i-0')), ['db-prod-1']);
    assert.deepEqual(names(filter('private-ip-address', ipAddress)), ['db-prod-1']);
    assert.deepEqual(names(filter('platform', 'windows')), ['ad-prod-1']);
    assert.deepEqual(names(filter('instance-type', 'r6i.*')), ['db-prod-1']);
    assert.deepEqual(names(filter('instance-state-name', 'stopped')), []);
  });

  it('refuses filters, ids, sizes and tokens that are none', () => {
    assert.equal(codeOf(filter('colour', 'red')), 'InvalidParameterValue');
    assert.equal(codeOf(filter('constructor', 'red')), 'InvalidParameterValue');
    assert.equal(codeOf({ 'InstanceId.1': 'web-prod-1' }), 'InvalidInstanceID.Malformed');
    assert.equal(codeOf({ 'InstanceId.1': 'i-00000000000000000' }), 'InvalidInstanceID.NotFound');
    for (const MaxResults of ['4', '1001', 'many', '5.5', '']) {
      assert.equal(codeOf({ MaxResults }), 'InvalidParameterValue', MaxResults);
    }
    assert.equal(codeOf({ NextToken: 'x' }), 'InvalidNextToken');
    const { id } = nodeNamed(fleet, 'web-prod-1');
    assert.equal(codeOf({ 'InstanceId.1': id, MaxResults: '5' }), 'InvalidParameterCombination');
  });
});
