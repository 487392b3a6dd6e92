import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ShapeEvaluator, type ShapeFinding } from '../../../../../src/core/language/schema/evaluate.ts';
import type { MapShape } from '../../../../../src/core/language/schema/mapShape.ts';
import { isMap } from '../../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { optional, required } from '../../../../../src/core/language/tables/spec.ts';

const keys = [
  required('Name', 'String', 'A name.'),
  optional('Count', 'Integer', 'A number.', { minimum: 1, maximum: 9 }),
  optional('Force', 'Boolean', 'Whether.'),
  optional('State', 'String', 'A state.', { values: ['on', 'off'] }),
  optional('Open', 'String', 'Any.', { values: ['usual'], openValues: true }),
  optional('List', 'StringList', 'A list.'),
  optional('Kinds', 'StringList', 'Kinds.', { values: ['a', 'b'] }),
  optional('Pairs', 'MapList', 'Pairs.', { keys: [required('Key', 'String', 'A key.')] }),
  optional('Inner', 'Map', 'A map.', { keys: [optional('Deep', 'Integer', 'A number.')] }),
];
const evaluator = new ShapeEvaluator();

function describe(finding: ShapeFinding): string {
  if (finding.kind === 'missing') return `missing ${finding.key.name}`;
  return finding.kind === 'unknown' ? `unknown ${finding.entry.name}` : `${finding.kind} ${finding.name}`;
}

function findings(text: string, shape: Partial<MapShape> = {}): readonly string[] {
  const { root } = parse(text, 'yaml');
  assert.ok(isMap(root));
  return evaluator.evaluate(root, { keys, open: false, ...shape }).map(describe);
}

test('what fits yields nothing', () => {
  assert.deepEqual(
    findings(
      'Name: x\nCount: 3\nForce: true\nState: on\nOpen: other\nList: [a, 1]\nKinds: [a]\nPairs: [{Key: k}]\nInner: {Deep: 1}',
    ),
    [],
  );
});

test('text with a reference fits everywhere', () => {
  assert.deepEqual(
    findings(
      'Name: "{{ a }}"\nCount: "{{ a }}"\nForce: "{{a}}"\nState: "x{{ a }}"\nList: "{{ a }}"\nPairs: "{{ a }}"\nInner: "{{ a }}"',
    ),
    [],
  );
});

test('numbers and truth values may be written as text, and text as numbers', () => {
  assert.deepEqual(findings('Name: 1\nCount: "3"\nForce: "True"'), []);
});

test('each mistake is one finding', () => {
  assert.deepEqual(findings('Count: 1'), ['missing Name']);
  assert.deepEqual(findings('Name: x\nNmae: y'), ['unknown Nmae']);
  assert.deepEqual(findings('Name: [x]'), ['type Name']);
  assert.deepEqual(findings('Name: x\nCount: many'), ['type Count']);
  assert.deepEqual(findings('Name: x\nCount: 10'), []);
  assert.deepEqual(findings('Name: x\nForce: maybe'), ['type Force']);
  assert.deepEqual(findings('Name: x\nState: over'), ['value State']);
  assert.deepEqual(findings('Name: x\nState: {a: 1}'), ['type State']);
  assert.deepEqual(findings('Name: x\nList: plain'), ['type List']);
  assert.deepEqual(findings('Name: x\nList: [[a]]'), ['type List']);
  assert.deepEqual(findings('Name: x\nKinds: [a, c]'), ['value Kinds']);
  assert.deepEqual(findings('Name: x\nPairs: [{Key: k}, {}]'), ['missing Key']);
  assert.deepEqual(findings('Name: x\nPairs: [{Key: k, Other: 1}]'), ['unknown Other']);
  assert.deepEqual(findings('Name: x\nInner: {Deep: x}'), ['type Deep']);
});

test('several mistakes are several findings', () => {
  assert.deepEqual([...findings('A: 1\nB: 2\nCount: x')].sort(), [
    'missing Name',
    'type Count',
    'unknown A',
    'unknown B',
  ]);
});

test('open maps take other keys', () => {
  assert.deepEqual(findings('Other: 1', { keys: [], open: true }), []);
});

test('the case of keys can be ignored, as SSM Agent does', () => {
  const own = [required('runCommand', 'StringList', 'Commands.')];
  assert.deepEqual(findings('RUNCOMMAND: [a]', { keys: own, ignoreCase: true }), []);
  assert.deepEqual(findings('RunCommand: a', { keys: own, ignoreCase: true }), ['type RunCommand']);
  assert.deepEqual(findings('RunCommand: [a]', { keys: [...own] }), ['unknown RunCommand']);
});

test('a required key that is misspelt is unknown, and not missing too', () => {
  assert.deepEqual(findings('Nmae: x'), ['unknown Nmae']);
  assert.deepEqual(findings('Name: x\nPairs: [{key: k}]'), ['unknown key']);
  assert.deepEqual(findings('Other: x'), ['missing Name', 'unknown Other'].toSorted());
});

test('keys with slashes and tildes are found again', () => {
  const own = [optional('a/b~c', 'Integer', 'A number.')];
  assert.deepEqual(findings('"a/b~c": x', { keys: own }), ['type a/b~c']);
});
