import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { seedStore } from '../../../../src/simulator/parameters/seedStore.ts';
import { at, call, errorOf } from '../support/api.ts';
import { fleetNow } from '../support/fleet.ts';
import { parametersSystem } from '../support/parameters.ts';

const demo = (): ReturnType<typeof parametersSystem>['system'] =>
  parametersSystem(seedStore({ count: undefined, seed: 1, now: fleetNow, user: 'me' })).system;

const secret = '/shop/production/db/password';

function items(output: JsonObject): readonly unknown[] {
  const list = output['Parameters'];
  assert.ok(Array.isArray(list));
  return list;
}

async function allNames(operation: string, input: JsonObject): Promise<unknown[]> {
  const system = demo();
  const names: unknown[] = [];
  let NextToken: JsonObject[string];
  do {
    const output = await call(system, operation, NextToken === undefined ? input : { ...input, NextToken });
    names.push(...items(output).map((item) => at(item, 'Name')));
    NextToken = output['NextToken'];
  } while (NextToken !== undefined);
  return names;
}

describe('reading a parameter', () => {
  it('gives value, version, ARN and data type', async () => {
    const { Parameter } = await call(demo(), 'GetParameter', { Name: '/shop/production/db/port' });
    assert.equal(at(Parameter, 'Value'), '5432');
    assert.equal(at(Parameter, 'Type'), 'String');
    assert.equal(at(Parameter, 'Version'), 1);
    assert.equal(at(Parameter, 'DataType'), 'text');
    assert.equal(
      at(Parameter, 'ARN'),
      'arn:aws:ssm:eu-central-1:123456789012:parameter/shop/production/db/port',
    );
    assert.equal(at(Parameter, 'Selector'), undefined);
  });

  it('echoes the selector', async () => {
    const { Parameter } = await call(demo(), 'GetParameter', { Name: 'on-call:2' });
    assert.equal(at(Parameter, 'Name'), 'on-call');
    assert.equal(at(Parameter, 'Selector'), ':2');
  });

  it('tells a parameter that is missing from a version or a label that is', async () => {
    assert.equal(await errorOf(demo(), 'GetParameter', { Name: '/nowhere' }), 'ParameterNotFound');
    assert.equal(await errorOf(demo(), 'GetParameter', { Name: 'on-call:9' }), 'ParameterVersionNotFound');
    await assert.rejects(
      call(demo(), 'GetParameter', { Name: 'on-call:x' }),
      /could not find label x of on-call\./,
    );
  });

  it('shows nothing of a secret unless decryption is asked for', async () => {
    const reads: readonly (readonly [string, JsonObject, readonly (string | number)[]])[] = [
      ['GetParameter', { Name: secret }, ['Parameter', 'Value']],
      ['GetParameters', { Names: [secret] }, ['Parameters', 0, 'Value']],
      ['GetParametersByPath', { Path: '/shop/production/db' }, ['Parameters', 1, 'Value']],
      ['GetParameterHistory', { Name: secret }, ['Parameters', 2, 'Value']],
    ];
    for (const [operation, input, path] of reads) {
      const sealed = await call(demo(), operation, input);
      assert.match(String(at(sealed, ...path)), /^[A-Za-z0-9+/]{100,}=*$/, operation);
      assert.ok(!JSON.stringify(sealed).includes('demo-production'), operation);
      const open = await call(demo(), operation, { ...input, WithDecryption: true });
      assert.equal(at(open, ...path), 'demo-production-third', operation);
    }
  });

  it('has no value to show in a description, not even a sealed one', async () => {
    const output = await call(demo(), 'DescribeParameters', {
      ParameterFilters: [{ Key: 'Name', Values: [secret] }],
    });
    assert.equal(at(output, 'Parameters', 0, 'Value'), undefined);
    assert.equal(at(output, 'Parameters', 0, 'KeyId'), 'alias/aws/ssm');
    assert.equal(at(output, 'Parameters', 0, 'Version'), 3);
  });
});

describe('reading many', () => {
  it('gives those that are there and names the others', async () => {
    const Names = ['on-call', '/nowhere', 'on-call:1', 'on-call', 'on-call:99'];
    const output = await call(demo(), 'GetParameters', { Names });
    assert.deepEqual(
      items(output).map((item) => at(item, 'Version')),
      [3, 1],
    );
    assert.deepEqual(output['InvalidParameters'], ['/nowhere', 'on-call:99']);
  });

  it('lists all, page by page, in order', async () => {
    const names = await allNames('DescribeParameters', { MaxResults: 7 });
    assert.equal(names.length, 32);
    assert.equal(new Set(names).size, 32);
  });

  it('lists below a path, ten at a time at most', async () => {
    const first = await call(demo(), 'GetParametersByPath', { Path: '/', Recursive: true });
    assert.equal(items(first).length, 10);
    assert.equal(typeof first['NextToken'], 'string');
    assert.equal((await allNames('GetParametersByPath', { Path: '/', Recursive: true })).length, 32);
    assert.deepEqual(await allNames('GetParametersByPath', { Path: '/operations' }), [
      '/operations/maintenance-banner',
    ]);
    assert.deepEqual(await allNames('GetParametersByPath', { Path: '/nowhere' }), []);
  });

  it('gives the version that carries a label', async () => {
    const ParameterFilters = [{ Key: 'Label', Values: ['previous'] }];
    const output = await call(demo(), 'GetParametersByPath', { Path: '/shop/shared', ParameterFilters });
    assert.deepEqual(
      items(output).map((item) => [at(item, 'Name'), at(item, 'Version')]),
      [['/shop/shared/base-image', 1]],
    );
  });

  it('refuses tokens of other listings', async () => {
    const system = demo();
    const { NextToken } = await call(system, 'DescribeParameters', { MaxResults: 1 });
    for (const [operation, input] of [
      ['GetParametersByPath', { Path: '/' }],
      ['GetParameterHistory', { Name: 'on-call' }],
      ['DescribeParameters', { ParameterFilters: [{ Key: 'Type', Values: ['String'] }] }],
    ] as const) {
      assert.equal(await errorOf(system, operation, { ...input, NextToken }), 'InvalidNextToken', operation);
    }
  });

  it('tells the history oldest first, page by page', async () => {
    const system = demo();
    const first = await call(system, 'GetParameterHistory', { Name: 'on-call', MaxResults: 2 });
    assert.deepEqual(
      items(first).map((item) => at(item, 'Value')),
      ['ana,ben', 'ben,chris'],
    );
    const { NextToken } = first;
    const second = await call(system, 'GetParameterHistory', { Name: 'on-call', MaxResults: 2, NextToken });
    assert.deepEqual(at(second, 'Parameters', 0, 'Labels'), ['thisWeek']);
    assert.equal('NextToken' in second, false);
  });
});

describe('deleting', () => {
  it('removes one for good; a new one of that name begins at 1', async () => {
    const system = demo();
    await call(system, 'DeleteParameter', { Name: '/on-call' });
    assert.equal(await errorOf(system, 'GetParameter', { Name: 'on-call' }), 'ParameterNotFound');
    assert.equal(await errorOf(system, 'DeleteParameter', { Name: 'on-call' }), 'ParameterNotFound');
    const put = await call(system, 'PutParameter', { Name: 'on-call', Value: 'x', Type: 'String' });
    assert.equal(put['Version'], 1);
  });

  it('removes several, and names those that are not there', async () => {
    const output = await call(demo(), 'DeleteParameters', { Names: ['on-call', '/nowhere', 'license-key'] });
    assert.deepEqual(output, {
      DeletedParameters: ['on-call', 'license-key'],
      InvalidParameters: ['/nowhere'],
    });
  });
});

describe('what other systems see', () => {
  it('is a plain value, never a secret', () => {
    const system = demo();
    assert.equal(system.plainValue('on-call'), 'chris,ana');
    assert.equal(system.plainValue('on-call:1'), 'ana,ben');
    assert.equal(system.plainValue(secret), undefined);
    assert.equal(system.plainValue('/nowhere'), undefined);
  });

  it('is a place for tags', () => {
    const resource = demo().tagged('/shop/production/log-level');
    assert.deepEqual(resource?.tags, [{ key: 'Environment', value: 'Production' }]);
    assert.equal(demo().tagged('/nowhere'), undefined);
  });
});
