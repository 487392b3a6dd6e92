import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  epochSeconds,
  flagOf,
  isJsonArray,
  isJsonObject,
  listOf,
  numberOf,
  objectsOf,
  present,
  requiredText,
  textOf,
  textsOf,
} from '../../../../src/simulator/base/json.ts';

const input = { text: 'a', number: 3, yes: true, list: ['a', 1, null, { b: 1 }], object: {}, nothing: null };

describe('reading an input', () => {
  it('reads members of the type asked for', () => {
    assert.equal(textOf(input, 'text'), 'a');
    assert.equal(numberOf(input, 'number'), 3);
    assert.equal(flagOf(input, 'yes'), true);
    assert.deepEqual(textsOf(input, 'list'), ['a']);
    assert.deepEqual(objectsOf(input, 'list'), [{ b: 1 }]);
    assert.equal(listOf(input, 'list').length, 4);
  });

  it('reads what is absent, null or of another type as nothing', () => {
    for (const key of ['absent', 'nothing', 'object']) {
      assert.equal(textOf(input, key), undefined);
      assert.equal(requiredText(input, key), '');
      assert.equal(numberOf(input, key), undefined);
      assert.equal(flagOf(input, key), false);
      assert.deepEqual(listOf(input, key), []);
      assert.deepEqual(textsOf(input, key), []);
    }
  });

  it('tells objects from lists', () => {
    assert.equal(isJsonObject({}), true);
    for (const other of [[], null, 'x', 1, undefined]) assert.equal(isJsonObject(other), false);
    assert.equal(isJsonArray([]), true);
    assert.equal(isJsonArray({}), false);
  });
});

describe('writing an output', () => {
  it('leaves out members without a value, and keeps empty ones', () => {
    assert.deepEqual(present({ a: undefined, b: null, c: '', d: 0, e: [] }), { b: null, c: '', d: 0, e: [] });
  });

  it('tells times in seconds, with their fractions', () => {
    assert.equal(epochSeconds(1_700_000_000_250), 1_700_000_000.25);
  });
});
