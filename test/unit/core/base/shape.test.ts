import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  anyOf,
  finite,
  flag,
  listOf,
  literal,
  mapOf,
  oneOf,
  optional,
  shape,
  text,
  type Guarded,
} from '../../../../src/core/base/shape.ts';

const isPoint = shape({ x: finite, y: finite, name: optional(text) });

test('a shape recognises its fields and lets others be', () => {
  assert.ok(isPoint({ x: 1, y: 2 }));
  assert.ok(isPoint({ x: 1, y: 2, name: 'a', more: true }));
});

test('a shape refuses a missing, a mistyped and an inherited field', () => {
  assert.equal(isPoint({ x: 1 }), false);
  assert.equal(isPoint({ x: 1, y: '2' }), false);
  assert.equal(isPoint({ x: 1, y: 2, name: 3 }), false);
  assert.equal(isPoint(Object.create({ x: 1, y: 2 })), false);
});

test('a shape refuses what is not an object', () => {
  for (const value of [undefined, null, 1, 'x', [], [1, 2], () => 1]) assert.equal(isPoint(value), false);
});

test('an optional field may be undefined, never null', () => {
  assert.ok(isPoint({ x: 1, y: 2, name: undefined }));
  assert.equal(isPoint({ x: 1, y: 2, name: null }), false);
});

test('a number has to be finite', () => {
  assert.ok(finite(0));
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '1']) assert.equal(finite(value), false);
});

test('lists and maps are recognised by each of their values', () => {
  assert.ok(listOf(flag)([true, false]));
  assert.equal(listOf(flag)([true, 'false']), false);
  assert.ok(mapOf(text)({ a: 'x', b: '' }));
  assert.equal(mapOf(text)({ a: 'x', b: 1 }), false);
  assert.equal(mapOf(text)(['a']), false);
});

test('a choice of words recognises them only, not what objects inherit', () => {
  const isColour = oneOf(['red', 'green']);
  assert.ok(isColour('red'));
  assert.equal(isColour('blue'), false);
  assert.equal(isColour('toString'), false);
});

test('a union is told apart by its literal, and its type follows from the guards', () => {
  const isMessage = anyOf(shape({ type: literal('go'), speed: finite }), shape({ type: literal('stop') }));
  const speedOf = (message: Guarded<typeof isMessage>): number => (message.type === 'go' ? message.speed : 0);
  const message: unknown = { type: 'go', speed: 3 };
  assert.ok(isMessage(message));
  assert.equal(speedOf(message), 3);
  assert.equal(isMessage({ type: 'go' }), false);
  assert.equal(isMessage({ type: 'fly' }), false);
});
