import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { createNodesSystem } from '../../../../src/simulator/nodes/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { at, call, errorOf } from '../support/api.ts';
import { demoNodes, nodeNamed, testTokens } from '../support/fleet.ts';

const fleet = demoNodes();
const system = createNodesSystem({ fleet, tokens: testTokens, clock: new ManualClock() });

async function allPages(operation: string, list: string, input: JsonObject): Promise<unknown[][]> {
  const pages: unknown[][] = [];
  let NextToken: JsonObject[string];
  do {
    const output = await call(system, operation, NextToken === undefined ? input : { ...input, NextToken });
    const items = output[list];
    assert.ok(Array.isArray(items));
    pages.push(items);
    NextToken = output['NextToken'];
  } while (NextToken !== undefined);
  return pages;
}

describe('the nodes system', () => {
  const lists: readonly (readonly [string, string, string])[] = [
    ['DescribeInstanceInformation', 'InstanceInformationList', 'InstanceId'],
    ['DescribeInstanceProperties', 'InstanceProperties', 'InstanceId'],
    ['ListNodes', 'Nodes', 'Id'],
  ];
  for (const [operation, list, id] of lists) {
    it(`${operation} gives every node once, page by page`, async () => {
      const pages = await allPages(operation, list, { MaxResults: 5 });
      assert.deepEqual(
        pages.map(({ length }) => length),
        [5, 5, 1],
      );
      const ids = pages.flat().map((item) => at(item, id));
      assert.deepEqual(
        ids,
        fleet.nodes.map((node) => node.id),
      );
    });

    it(`${operation} refuses a token of another listing`, async () => {
      const other = operation === 'ListNodes' ? 'DescribeInstanceProperties' : 'ListNodes';
      const { NextToken } = await call(system, other, { MaxResults: 5 });
      assert.equal(await errorOf(system, operation, { MaxResults: 5, NextToken }), 'InvalidNextToken');
      assert.equal(await errorOf(system, operation, { NextToken: 'x' }), 'InvalidNextToken');
    });
  }

  it('gives no token with the last page', async () => {
    const output = await call(system, 'ListNodes', { MaxResults: 50 });
    assert.equal('NextToken' in output, false);
  });

  it('refuses a token when the filters have changed', async () => {
    const filter = (value: string): JsonObject => ({
      MaxResults: 5,
      Filters: [{ Key: 'PlatformType', Values: [value] }],
    });
    const { NextToken } = await call(system, 'ListNodes', filter('Linux'));
    assert.equal(await errorOf(system, 'ListNodes', { ...filter('Windows'), NextToken }), 'InvalidNextToken');
  });

  it('summarises page by page', async () => {
    const Aggregators = [{ AggregatorType: 'Count', TypeName: 'Instance', AttributeName: 'PlatformName' }];
    const pages = await allPages('ListNodesSummary', 'Summary', { Aggregators, MaxResults: 2 });
    assert.deepEqual(
      pages.map(({ length }) => length),
      [2, 2, 1],
    );
  });

  it('tells which agents are connected', async () => {
    const status = async (Target: string): Promise<unknown> =>
      (await call(system, 'GetConnectionStatus', { Target }))['Status'];
    assert.equal(await status(nodeNamed(fleet, 'web-prod-1').id), 'connected');
    assert.equal(await status(nodeNamed(fleet, 'batch-staging-1').id), 'notconnected');
    assert.equal(await status('i-00000000000000000'), 'notconnected');
  });
});
