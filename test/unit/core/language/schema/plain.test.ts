import { test } from 'node:test';
import assert from 'node:assert/strict';
import { plainMap, type PlainMap } from '../../../../../src/core/language/schema/plain.ts';
import { isMap } from '../../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { optional } from '../../../../../src/core/language/tables/spec.ts';

const keys = [
  optional('text', 'String', 'A text.'),
  optional('names', 'StringList', 'Names.'),
  optional('pairs', 'MapList', 'Pairs.', { keys: [optional('Key', 'String', 'A key.')] }),
  optional('inner', 'Map', 'A map.', { keys: [optional('deep', 'StringList', 'Texts.')] }),
  optional('files', 'Map', 'Files.', { each: optional('file', 'Map', 'A file.', { keys: [] }) }),
  optional('steps', 'StepList', 'Steps.'),
];

function plain(text: string, rename?: (name: string) => string): PlainMap {
  const { root } = parse(text, 'yaml');
  assert.ok(isMap(root));
  return plainMap(root, keys, rename);
}

test('values are read as deep as their keys are described', () => {
  assert.deepEqual(
    plain('text: a\nnames: [b, 1, ~]\npairs: [{Key: k}]\ninner: {deep: [x]}\nfiles: {a: {b: 1}}'),
    {
      text: 'a',
      names: ['b', 1, null],
      pairs: [{ Key: 'k' }],
      inner: { deep: ['x'] },
      files: { a: { b: 1 } },
    },
  );
});

test('below, where everything is taken, only the kind of a value is kept', () => {
  assert.deepEqual(plain('steps: [{name: a}]\nunknown: {a: 1}\ninner: {other: [1]}\ntext: {a: 1}'), {
    steps: [],
    unknown: {},
    inner: { other: [] },
    text: {},
  });
});

test('what CloudFormation computes becomes text with a reference, which fits everywhere', () => {
  const computed = '{{ computed }}';
  assert.deepEqual(plain('text: !Ref b\nsteps: {Ref: d}\ninner: {deep: {"Fn::Split": x}}'), {
    text: computed,
    steps: computed,
    inner: { deep: computed },
  });
});

test('names of JavaScript’s own are names like any other', () => {
  const value = plain('__proto__: 1\nconstructor: 2');
  assert.deepEqual(Object.keys(value), ['__proto__', 'constructor']);
  assert.equal(Reflect.get({}, 'constructor'), Object);
});

test('keys are renamed before they are looked up', () => {
  assert.deepEqual(
    plain('NAMES: [x]', (name) => name.toLowerCase()),
    { names: ['x'] },
  );
});
