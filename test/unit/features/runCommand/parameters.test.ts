import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ParameterSpec } from '../../../../src/features/runCommand/documentSpec.ts';
import { parameterProblem, textOfValues, valuesOf } from '../../../../src/features/runCommand/parameters.ts';

function spec(differs: Partial<ParameterSpec> = {}): ParameterSpec {
  return {
    name: 'p',
    type: 'String',
    description: '',
    defaultText: undefined,
    allowedValues: [],
    allowedPattern: '',
    atLeast: undefined,
    atMost: undefined,
    multiline: false,
    ...differs,
  };
}

const list = spec({ type: 'StringList' });

test('a list sends a line an item, keeps blank lines inside and drops those at the end', () => {
  assert.deepEqual(valuesOf(list, 'echo a\n\n  echo b\n\n'), ['echo a', '', '  echo b']);
});

test('Windows line ends never reach a node', () => {
  assert.deepEqual(valuesOf(list, 'a\r\nb\r\n'), ['a', 'b']);
  assert.deepEqual(valuesOf(spec(), 'a\r\nb'), ['a\nb']);
});

test('an empty field and the default itself are left to the document', () => {
  assert.equal(valuesOf(spec({ defaultText: '3600' }), ''), undefined);
  assert.equal(valuesOf(spec({ defaultText: '3600' }), '3600'), undefined);
  assert.equal(valuesOf(list, '\n\n'), undefined);
});

test('a String is sent as it stands, spaces included', () => {
  assert.deepEqual(valuesOf(spec(), '  a  '), ['  a  ']);
});

test('a map is one JSON text, a list of maps one text a map', () => {
  assert.deepEqual(valuesOf(spec({ type: 'StringMap' }), ' {"a":"b"} '), ['{"a":"b"}']);
  const maps = spec({ type: 'MapList' });
  assert.deepEqual(valuesOf(maps, '[{"a":"b"},{"c":"d"}]'), ['{"a":"b"}', '{"c":"d"}']);
  assert.deepEqual(valuesOf(maps, textOfValues(['{"a":"b"}', '{"c":"d"}'])), ['{"a":"b"}', '{"c":"d"}']);
});

test('values of an earlier command make the same values again', () => {
  const values = ['set -e', '', 'df -h'];
  assert.deepEqual(valuesOf(list, textOfValues(values)), values);
});

test('a value is required where the document has no default', () => {
  assert.equal(parameterProblem(spec(), ''), 'A value is required.');
  assert.equal(parameterProblem(list, '\n'), 'A value is required.');
  assert.equal(parameterProblem(spec({ defaultText: '' }), ''), undefined);
});

test('each type says what it wants', () => {
  const problems: readonly (readonly [ParameterSpec['type'], string, boolean])[] = [
    ['Boolean', 'true', true],
    ['Boolean', 'yes', false],
    ['Integer', '-12', true],
    ['Integer', '1.5', false],
    ['StringMap', '{"a":1}', true],
    ['StringMap', '[1]', false],
    ['StringMap', '{a:1}', false],
    ['MapList', '[{}]', true],
    ['MapList', '[1]', false],
    ['MapList', 'x', false],
  ];
  for (const [type, text, good] of problems) {
    assert.equal(parameterProblem(spec({ type }), text) === undefined, good, `${type} ${text}`);
  }
});

test('length limits count characters of a text and items of a list', () => {
  const short = spec({ atLeast: 2, atMost: 3 });
  assert.equal(parameterProblem(short, 'a'), 'At least 2 characters; these are 1.');
  assert.equal(parameterProblem(short, 'abcd'), 'At most 3 characters; these are 4.');
  assert.equal(parameterProblem(short, 'abc'), undefined);
  assert.equal(parameterProblem({ ...list, atMost: 1 }, 'a\nb'), 'At most 1 items; these are 2.');
});

test('allowed values and patterns hold for each item of a list, and the line is named', () => {
  const allowed = { ...list, allowedValues: ['a', 'b'] };
  assert.equal(parameterProblem(allowed, 'a\nb'), undefined);
  assert.equal(parameterProblem(allowed, 'a\nc'), 'Line 2: Allowed values are a, b.');
  const digits = spec({ allowedPattern: '^[0-9]+$' });
  assert.equal(parameterProblem(digits, 'x'), 'This does not match the pattern ^[0-9]+$');
  assert.equal(parameterProblem(digits, '7'), undefined);
});

test('a default that breaks its own pattern is accepted, as AWS accepts it', () => {
  assert.equal(
    parameterProblem(spec({ defaultText: '$LATEST', allowedPattern: '^[0-9]+$' }), '$LATEST'),
    undefined,
  );
});

test('a reference to a parameter is left to the service', () => {
  const strict = spec({ allowedValues: ['a'], allowedPattern: '^a$', atMost: 1 });
  assert.equal(parameterProblem(strict, '{{ ssm:/app/version }}'), undefined);
  assert.notEqual(parameterProblem(strict, '{{ other }}'), undefined);
});
