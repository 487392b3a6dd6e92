import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import {
  byPathTest,
  checkPath,
  describeTest,
  isBelow,
  wantedLabels,
  type ParameterTest,
} from '../../../../src/simulator/parameters/filters.ts';
import { seedStore } from '../../../../src/simulator/parameters/seedStore.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { fleetNow } from '../support/fleet.ts';

const store = seedStore({ count: undefined, seed: 1, now: fleetNow, user: 'me' });
const named = (test: ParameterTest): string[] =>
  store
    .list()
    .filter(test)
    .map(({ name }) => name);
const filters = (...list: JsonObject[]): JsonObject => ({ ParameterFilters: list });
const found = (...list: JsonObject[]): string[] => named(describeTest(filters(...list)));

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

describe('the filters of DescribeParameters', () => {
  it('find names that are equal, begin or contain', () => {
    assert.deepEqual(found({ Key: 'Name', Values: ['/on-call'] }), ['on-call']);
    assert.equal(found({ Key: 'Name', Option: 'BeginsWith', Values: ['/shop/production/'] }).length, 8);
    assert.equal(found({ Key: 'Name', Option: 'Contains', Values: ['/db/'] }).length, 12);
    assert.deepEqual(found({ Key: 'Name', Values: ['/on-cal'] }), []);
  });

  it('find by type, key, tier and data type', () => {
    assert.equal(found({ Key: 'Type', Values: ['SecureString'] }).length, 8);
    assert.equal(found({ Key: 'Type', Values: ['SecureString', 'StringList'] }).length, 13);
    assert.equal(found({ Key: 'KeyId', Option: 'BeginsWith', Values: ['alias/'] }).length, 8);
    assert.deepEqual(found({ Key: 'Tier', Values: ['Advanced'] }), ['/shop/shared/tls-certificate']);
    assert.deepEqual(found({ Key: 'DataType', Values: ['aws:ec2:image'] }), ['/shop/shared/base-image']);
  });

  it('find below a path, on one level or on all', () => {
    assert.deepEqual(found({ Key: 'Path', Values: ['/shop/production'] }), [
      '/shop/production/features',
      '/shop/production/log-level',
    ]);
    assert.equal(found({ Key: 'Path', Option: 'Recursive', Values: ['/shop/production'] }).length, 8);
    assert.equal(found({ Key: 'Path', Option: 'Recursive', Values: ['/'] }).length, store.size);
  });

  it('find by tag, and by having a tag', () => {
    assert.equal(found({ Key: 'tag:Environment', Values: ['Staging'] }).length, 8);
    assert.equal(found({ Key: 'tag:Environment', Values: [] }).length, 24);
    assert.deepEqual(found({ Key: 'tag:Colour', Values: [] }), []);
  });

  it('join keys by and', () => {
    const both = found(
      { Key: 'Path', Option: 'Recursive', Values: ['/shop'] },
      { Key: 'Type', Values: ['SecureString'] },
    );
    assert.equal(both.length, 6);
  });

  it('still know the old form', () => {
    assert.equal(named(describeTest({ Filters: [{ Key: 'Type', Values: ['StringList'] }] })).length, 5);
    assert.equal(named(describeTest({ Filters: [{ Key: 'Name', Values: ['/operations'] }] })).length, 3);
    const both = {
      Filters: [{ Key: 'Type', Values: ['String'] }],
      ...filters({ Key: 'Type', Values: ['String'] }),
    };
    assert.equal(
      codeOf(() => describeTest(both)),
      'ValidationException',
    );
  });

  const refused: readonly (readonly [string, JsonObject, string])[] = [
    ['a label', { Key: 'Label', Values: ['x'] }, 'InvalidFilterKey'],
    ['another key', { Key: 'Colour', Values: ['x'] }, 'InvalidFilterKey'],
    ['another option', { Key: 'Type', Option: 'Contains', Values: ['x'] }, 'InvalidFilterOption'],
    ['an option of another key', { Key: 'Name', Option: 'Recursive', Values: ['x'] }, 'InvalidFilterOption'],
    ['no values', { Key: 'Type', Values: [] }, 'InvalidFilterValue'],
    ['a path that is none', { Key: 'Path', Values: ['shop'] }, 'ValidationException'],
  ];
  for (const [what, filter, code] of refused) {
    it(`refuse ${what}`, () =>
      assert.equal(
        codeOf(() => describeTest(filters(filter))),
        code,
      ));
  }
});

describe('the filters of GetParametersByPath', () => {
  it('are type, key and label only', () => {
    assert.deepEqual(named(byPathTest(filters({ Key: 'Label', Values: ['thisWeek'] }))), ['on-call']);
    assert.equal(named(byPathTest(filters({ Key: 'Type', Values: ['StringList'] }))).length, 5);
    for (const Key of ['Name', 'Path', 'Tier', 'tag:Environment']) {
      assert.equal(
        codeOf(() => byPathTest(filters({ Key, Values: ['x'] }))),
        'InvalidFilterKey',
        Key,
      );
    }
  });

  it('tell which labels are asked for', () => {
    assert.deepEqual(wantedLabels(filters({ Key: 'Label', Values: ['a', 'b'] })), ['a', 'b']);
    assert.deepEqual(wantedLabels({}), []);
  });
});

describe('paths', () => {
  it('begin with a slash and are made of names', () => {
    for (const path of ['/', '/a', '/a/b/', '/a.b-c_D'])
      assert.equal(
        codeOf(() => checkPath(path)),
        'none',
        path,
      );
    for (const path of ['', 'a', '//', '/a//b', '/a b', '/ssm/x', '/a:1', '/a*']) {
      assert.equal(
        codeOf(() => checkPath(path)),
        'ValidationException',
        path,
      );
    }
  });

  it('hold what is below them, not what only begins like them', () => {
    assert.equal(isBelow('/shop/a', '/shop', false), true);
    assert.equal(isBelow('/shop/a', '/shop/', false), true);
    assert.equal(isBelow('/shopping/a', '/shop', true), false);
    assert.equal(isBelow('/shop', '/shop', true), false);
    assert.equal(isBelow('/shop/a/b', '/shop', false), false);
    assert.equal(isBelow('/shop/a/b', '/shop', true), true);
    assert.equal(isBelow('top', '/', false), true);
  });
});
