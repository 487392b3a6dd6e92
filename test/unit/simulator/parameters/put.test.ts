import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { latest } from '../../../../src/simulator/parameters/model.ts';
import { putParameter } from '../../../../src/simulator/parameters/put.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { testContext } from '../support/api.ts';
import { emptyStore } from '../support/parameters.ts';

function putter(): {
  store: ReturnType<typeof emptyStore>;
  put: (input: JsonObject) => JsonObject;
  code: (input: JsonObject) => string;
} {
  const store = emptyStore();
  const put = (input: JsonObject): JsonObject => putParameter(store, input, testContext, 1_000);
  return {
    store,
    put,
    code(input) {
      try {
        put(input);
      } catch (error) {
        assert.ok(error instanceof ServiceError);
        return error.code;
      }
      return 'none';
    },
  };
}

const text = { Name: '/a', Value: 'x', Type: 'String' };

describe('putParameter', () => {
  it('makes the first version, with who and when', () => {
    const { store, put } = putter();
    assert.deepEqual(put({ ...text, Description: 'd', Tags: [{ Key: 'k', Value: 'v' }] }), {
      Version: 1,
      Tier: 'Standard',
    });
    const parameter = store.find('a');
    assert.ok(parameter);
    const { version, user, modified, description } = latest(parameter);
    assert.deepEqual(
      { version, user, modified, description },
      {
        version: 1,
        user: testContext.callerArn,
        modified: 1_000,
        description: 'd',
      },
    );
    assert.deepEqual(parameter.tags, [{ key: 'k', value: 'v' }]);
  });

  it('adds a version when it may overwrite, and keeps what is not said anew', () => {
    const { store, put } = putter();
    put({ ...text, Description: 'd', AllowedPattern: '\\w', Tier: 'Advanced' });
    assert.deepEqual(put({ Name: '/a', Value: 'y', Overwrite: true }), { Version: 2, Tier: 'Advanced' });
    const parameter = store.find('a');
    assert.ok(parameter);
    assert.equal(latest(parameter).description, 'd');
    assert.equal(latest(parameter).allowedPattern, '\\w');
    assert.equal(parameter.versions().length, 2);
  });

  it('overwrites nothing unless it is told to', () => {
    const { store, put, code } = putter();
    put(text);
    assert.equal(code(text), 'ParameterAlreadyExists');
    assert.equal(code({ ...text, Name: 'a' }), 'ParameterAlreadyExists');
    assert.equal(store.find('a')?.versions().length, 1);
  });

  it('overwrites what is not there by making it', () => {
    assert.deepEqual(putter().put({ ...text, Overwrite: true }), { Version: 1, Tier: 'Standard' });
  });

  it('wants a type for a new one, and keeps it for ever', () => {
    const { put, code } = putter();
    assert.equal(code({ Name: '/a', Value: 'x' }), 'ValidationException');
    put(text);
    assert.equal(code({ ...text, Type: 'SecureString', Overwrite: true }), 'HierarchyTypeMismatchException');
  });

  it('takes tags with a new one only', () => {
    const Tags = [{ Key: 'k', Value: 'v' }];
    assert.equal(putter().code({ ...text, Tags, Overwrite: true }), 'ValidationException');
    assert.equal(putter().code({ ...text, Tags: [], Overwrite: true }), 'none');
  });

  it('keeps a parameter as it was when the new version is refused', () => {
    const { store, put, code } = putter();
    put({ ...text, AllowedPattern: '\\w' });
    assert.equal(code({ Name: '/a', Value: '??', Overwrite: true }), 'ParameterPatternMismatchException');
    assert.equal(store.find('a')?.versions().length, 1);
  });

  it('keeps policies until others are given', () => {
    const { store, put } = putter();
    const Policies =
      '[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"1","Unit":"Days"}}]';
    put({ ...text, Tier: 'Advanced', Policies });
    put({ ...text, Overwrite: true });
    const parameter = store.find('a');
    assert.ok(parameter);
    assert.equal(latest(parameter).policies.length, 1);
    put({ ...text, Overwrite: true, Policies: '[]' });
    assert.equal(latest(parameter).policies.length, 0);
  });

  it('keeps a hundred versions, and never drops one that has a label', () => {
    const { store, put, code } = putter();
    put(text);
    const again = { ...text, Overwrite: true };
    for (let version = 2; version <= 101; version += 1) put(again);
    const parameter = store.find('a');
    assert.ok(parameter);
    assert.equal(parameter.versions().length, 100);
    assert.equal(parameter.versions()[0]?.version, 2);
    parameter.labels.set('keep', 2);
    assert.equal(code(again), 'ParameterMaxVersionLimitExceeded');
    parameter.labels.set('keep', 50);
    assert.deepEqual(put(again), { Version: 102, Tier: 'Standard' });
  });
});
