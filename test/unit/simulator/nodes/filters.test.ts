import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { informationTest, propertyTest, type NodeTest } from '../../../../src/simulator/nodes/filters.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { demoNodes, namesOf, nodeNamed } from '../support/fleet.ts';

const fleet = demoNodes();
const found = (test: NodeTest): string[] => namesOf(fleet.nodes.filter(test));

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

const filters = (...list: JsonObject[]): JsonObject => ({ Filters: list });
const operators = (...list: JsonObject[]): JsonObject => ({ FiltersWithOperator: list });

describe('the filters of DescribeInstanceInformation', () => {
  it('leave everything in when there are none', () => {
    assert.equal(found(informationTest({})).length, fleet.nodes.length);
  });

  it('work in both styles', () => {
    const expected = ['batch-staging-1'];
    const old = { InstanceInformationFilterList: [{ key: 'PingStatus', valueSet: ['ConnectionLost'] }] };
    assert.deepEqual(found(informationTest(old)), expected);
    assert.deepEqual(
      found(informationTest(filters({ Key: 'PingStatus', Values: ['ConnectionLost'] }))),
      expected,
    );
  });

  it('join keys by and, values by or', () => {
    const input = filters(
      { Key: 'PlatformTypes', Values: ['Linux', 'Windows'] },
      { Key: 'ResourceType', Values: ['ManagedInstance'] },
    );
    assert.deepEqual(found(informationTest(input)), ['store-berlin-till']);
  });

  it('read tags, and the keys of tags', () => {
    assert.deepEqual(found(informationTest(filters({ Key: 'tag:Role', Values: ['database'] }))), [
      'db-prod-1',
    ]);
    assert.equal(
      found(informationTest(filters({ Key: 'tag-key', Values: ['Name'] }))).length,
      fleet.nodes.length,
    );
    assert.deepEqual(found(informationTest(filters({ Key: 'tag:role', Values: ['database'] }))), []);
  });

  it('read every other key', () => {
    const till = nodeNamed(fleet, 'store-berlin-till');
    const keys: Readonly<Record<string, string>> = {
      InstanceIds: till.id,
      SourceIds: till.id,
      SourceTypes: 'AWS::SSM::ManagedInstance',
      ActivationIds: till.activationId ?? '',
      IamRole: till.iamRole,
    };
    for (const [Key, value] of Object.entries(keys)) {
      assert.deepEqual(found(informationTest(filters({ Key, Values: [value] }))), ['store-berlin-till'], Key);
    }
    assert.ok(
      found(informationTest(filters({ Key: 'AgentVersion', Values: [till.agentVersion] }))).length > 1,
    );
    assert.ok(found(informationTest(filters({ Key: 'AssociationStatus', Values: ['Success'] }))).length > 1);
  });

  it('refuse unknown keys, also those that JavaScript knows', () => {
    for (const Key of ['Colour', 'DocumentName', 'constructor', '__proto__', 'tags:Role']) {
      assert.equal(
        codeOf(() => informationTest(filters({ Key, Values: ['x'] }))),
        'InvalidFilterKey',
        Key,
      );
    }
  });

  it('refuse values that a key does not have', () => {
    const code = 'InvalidInstanceInformationFilterValue';
    assert.equal(
      codeOf(() => informationTest(filters({ Key: 'PingStatus', Values: ['online'] }))),
      code,
    );
    assert.equal(
      codeOf(() => informationTest(filters({ Key: 'PlatformTypes', Values: ['BeOS'] }))),
      code,
    );
  });

  it('refuse ids that are none', () => {
    for (const id of ['web-prod-1', 'i-', 'i-zz zz']) {
      assert.equal(
        codeOf(() => informationTest(filters({ Key: 'InstanceIds', Values: [id] }))),
        'InvalidInstanceId',
        id,
      );
    }
  });

  it('cannot mix tags with other keys, nor both styles', () => {
    const mixed = filters({ Key: 'tag:Role', Values: ['web'] }, { Key: 'PingStatus', Values: ['Online'] });
    assert.equal(
      codeOf(() => informationTest(mixed)),
      'InvalidInstanceInformationFilterValue',
    );
    const both = {
      InstanceInformationFilterList: [{ key: 'PingStatus', valueSet: ['Online'] }],
      ...filters({ Key: 'PingStatus', Values: ['Online'] }),
    };
    assert.equal(
      codeOf(() => informationTest(both)),
      'ValidationException',
    );
  });
});

describe('the filters of DescribeInstanceProperties', () => {
  it('know operators', () => {
    const outdated = ['batch-staging-1', 'db-prod-1'];
    const less = operators({ Key: 'AgentVersion', Values: ['3.2.0.0'], Operator: 'LessThan' });
    assert.deepEqual(found(propertyTest(less)), outdated);
    const begins = operators({ Key: 'AgentVersion', Values: ['3.1.'], Operator: 'BeginWith' });
    assert.deepEqual(found(propertyTest(begins)), outdated);
    const greater = operators({ Key: 'AgentVersion', Values: ['3.1.9999.0'], Operator: 'GreaterThan' });
    assert.equal(found(propertyTest(greater)).length, fleet.nodes.length - outdated.length);
    const other = operators({ Key: 'PlatformTypes', Values: ['Linux'], Operator: 'NotEqual' });
    assert.deepEqual(found(propertyTest(other)), ['ad-prod-1']);
  });

  it('compare versions by their numbers, not by their texts', () => {
    const less = operators({ Key: 'AgentVersion', Values: ['3.1.999.0'], Operator: 'LessThan' });
    assert.deepEqual(found(propertyTest(less)), []);
  });

  it('mix tags with other keys', () => {
    const input = operators(
      { Key: 'tag:Role', Values: ['web'] },
      { Key: 'PlatformTypes', Values: ['Linux'] },
    );
    assert.equal(found(propertyTest(input)).length, 4);
  });

  it('have an error of their own for values', () => {
    assert.equal(
      codeOf(() => propertyTest(operators({ Key: 'PingStatus', Values: ['x'] }))),
      'InvalidInstancePropertyFilterValue',
    );
  });

  it('find no node by a document that none is associated with', () => {
    const old = { InstancePropertyFilterList: [{ key: 'DocumentName', valueSet: ['AWS-X'] }] };
    assert.deepEqual(found(propertyTest(old)), []);
  });
});
