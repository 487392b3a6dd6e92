import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ParameterSpec } from '../../../../src/core/model/documentSpec.ts';
import {
  givenProblem,
  mayBeEmpty,
  parameterProblem,
  sentValues,
  showingOf,
  textOfValues,
  valuesOf,
  type Given,
} from '../../../../src/features/runCommand/parameters.ts';

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

/** A parameter as an earlier command gave it. */
function earlier(...values: readonly string[]): Given {
  return { text: textOfValues(values), exact: values };
}

/** Values with which people, scripts and other tools have sent commands. */
const hostile: readonly (readonly string[])[] = [
  [],
  [''],
  ['', ''],
  ['a', ''],
  ['', 'a'],
  ['a\nb'],
  ['a\n', 'b'],
  ['a\r\nb', 'c\r'],
  ['\n'],
  [' a '],
  ['{"n":12345678901234567890}'],
  ['{"a": 1}', '{\n}'],
  ['\u0000\u2028\ud800'],
  ['{{ ssm:/x }}'],
];

const types: readonly ParameterSpec['type'][] = ['String', 'StringList', 'StringMap', 'MapList', 'Boolean'];

test('values of an earlier command are sent as they were, whatever they are', () => {
  for (const type of types) {
    for (const values of hostile) {
      for (const defaultText of [undefined, 'other', 'a\nb']) {
        const declared = spec({ type, defaultText });
        const sent = sentValues(declared, earlier(...values));
        const isDefault = type !== 'StringList' && type !== 'StringMap' && type !== 'MapList';
        if (isDefault && values.length === 1 && values[0] === defaultText) assert.equal(sent, undefined);
        else assert.deepEqual(sent, values, `${type} ${JSON.stringify(values)}`);
      }
    }
  }
});

test('what is shown as text is what would be sent if it were typed', () => {
  for (const type of types) {
    for (const values of hostile) {
      const declared = spec({ type });
      const given = earlier(...values);
      if (showingOf(declared, given) === 'text') assert.deepEqual(valuesOf(declared, given.text), values);
    }
  }
});

test('ordinary values are shown as text, an empty one and those with line ends are not', () => {
  const optional = spec({ defaultText: '3600' });
  assert.equal(showingOf(optional, earlier('60')), 'text');
  assert.equal(showingOf(optional, earlier('3600')), 'text');
  assert.equal(showingOf(optional, earlier('')), 'empty');
  assert.equal(showingOf(spec({ defaultText: '' }), earlier('')), 'text');
  assert.equal(showingOf(optional, earlier('a\nb')), 'text');
  assert.equal(showingOf(optional, earlier('a\rb')), 'exact');
  assert.equal(showingOf(list, earlier('a', '', 'b')), 'text');
  assert.equal(showingOf(list, earlier('a', '')), 'exact');
  assert.equal(showingOf(list, earlier('a\nb')), 'exact');
  assert.equal(showingOf(list, { text: 'a\nb', exact: undefined }), 'text');
});

test('items that join to the default’s text are still not the default', () => {
  const declared = { ...list, defaultText: 'a\nb' };
  assert.deepEqual(sentValues(declared, earlier('a\nb')), ['a\nb']);
  assert.deepEqual(sentValues(declared, earlier('a', 'b')), ['a', 'b']);
  assert.equal(sentValues(declared, { text: 'a\nb', exact: undefined }), undefined);
});

test('exact values are held to the document’s rules', () => {
  const map = spec({ type: 'MapList', atMost: 2 });
  assert.equal(givenProblem(map, earlier('{"a":\n1}')), undefined);
  assert.equal(givenProblem(map, earlier('{"a":\n1}', '[1]')), 'Every item must be a JSON object.');
  assert.equal(givenProblem(map, earlier('{\n}', '{}', '{}')), 'At most 2 items; these are 3.');
  assert.equal(givenProblem(spec(), earlier('a', 'b')), 'One value is taken, and these are 2.');
  assert.equal(givenProblem(spec(), earlier()), 'One value is taken, and these are 0.');
  assert.equal(givenProblem(spec(), earlier('')), undefined);
  assert.equal(givenProblem(spec({ type: 'Boolean' }), earlier('')), 'Give true or false.');
  const digits = { ...list, allowedPattern: '^[0-9]+$' };
  assert.match(givenProblem(digits, earlier('1', '')) ?? '', /^Line 2: This does not match/);
  assert.equal(givenProblem(digits, earlier('{{ssm:x}}', '')), undefined);
});

test('an empty text is offered only where it differs from the default and fits the rules', () => {
  assert.equal(mayBeEmpty(spec({ defaultText: 'x' })), true);
  assert.equal(mayBeEmpty(spec({ defaultText: '' })), false);
  assert.equal(mayBeEmpty(spec()), false);
  assert.equal(mayBeEmpty(spec({ defaultText: '3600', allowedPattern: '^[0-9]+$' })), false);
  assert.equal(mayBeEmpty(spec({ defaultText: 'a', allowedValues: ['', 'a'] })), true);
  assert.equal(mayBeEmpty(spec({ defaultText: 'a', allowedValues: ['a'] })), false);
  assert.equal(mayBeEmpty({ ...list, defaultText: 'a' }), false);
});

test('maps that are typed one a line are sent as typed', () => {
  assert.deepEqual(valuesOf(spec({ type: 'MapList' }), '{"a": 1.0}\n{"n":12345678901234567890}'), [
    '{"a": 1.0}',
    '{"n":12345678901234567890}',
  ]);
});
