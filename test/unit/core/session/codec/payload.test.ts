import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isCount, jsonPayload, parsePayload, textOf } from '../../../../../src/core/session/codec/payload.ts';

it('writes UTF-8 JSON', () => {
  assert.equal(jsonPayload({ a: 'ż' }).toString('hex'), '7b2261223a22c5bc227d');
});

it('reads JSON objects only', () => {
  assert.deepEqual(parsePayload(Buffer.from('{"a":1}')), { a: 1 });
  for (const text of ['', '1', '"a"', '[1]', 'null', '{']) {
    assert.equal(parsePayload(Buffer.from(text)), undefined, text);
  }
});

it('reads a view of a larger buffer', () => {
  assert.equal(textOf(Buffer.from('xxabcxx').subarray(2, 5)), 'abc');
});

it('counts whole numbers from zero', () => {
  assert.ok(isCount(0));
  for (const value of [-1, 0.5, NaN, 2 ** 53, '1', null, undefined]) assert.ok(!isCount(value));
});
