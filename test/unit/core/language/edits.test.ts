import { test } from 'node:test';
import assert from 'node:assert/strict';
import { addKey, changeTo, inner, lineEnd, removeEntry } from '../../../../src/core/language/edits.ts';
import { entryOf, isMap, isScalar, valueOf } from '../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../src/core/language/syntax/parse.ts';
import { LineMap, type Format } from '../../../../src/core/language/text.ts';
import { applyEdits } from '../../../support/documents.ts';

/** The text once `added: 1` was added to the map at `key`. */
function added(text: string, key: string, format: Format = 'yaml'): string | undefined {
  const map = valueOf(parse(text, format).root, key);
  assert.ok(isMap(map));
  const edit = addKey({ text, format, lines: new LineMap(text) }, map, 'added', '1');
  return edit && applyEdits(text, [edit]);
}

test('a key is added behind the last one, and behind its comment', () => {
  assert.equal(added('m:\n  a: 1 # one\nz: 1\n', 'm'), 'm:\n  a: 1 # one\n  added: 1\nz: 1\n');
});

test('in front of all where the last value is more than a line', () => {
  assert.equal(added('m:\n  a: 0\n  b: |\n    text\n', 'm'), 'm:\n  added: 1\n  a: 0\n  b: |\n    text\n');
  assert.equal(added('m:\n  b:\n    - x\n', 'm'), 'm:\n  added: 1\n  b:\n    - x\n');
  assert.equal(added('m:\n  b:\n', 'm'), 'm:\n  b:\n  added: 1\n');
});

test('within braces, in YAML and in JSON', () => {
  assert.equal(added('m: {a: 1}', 'm'), 'm: {a: 1, added: 1}');
  assert.equal(added('{"m": {"a": 1}}', 'm', 'json'), '{"m": {"a": 1, "added": 1}}');
  assert.equal(
    added('{\n  "m": {\n    "a": 1\n  }\n}', 'm', 'json'),
    '{\n  "m": {\n    "a": 1,\n    "added": 1\n  }\n}',
  );
});

test('the line ends of the document are kept', () => {
  assert.equal(added('m:\r\n  a: 1\r\n', 'm'), 'm:\r\n  a: 1\r\n  added: 1\r\n');
  assert.equal(lineEnd('a\r\nb'), '\r\n');
  assert.equal(lineEnd('a\nb'), '\n');
});

test('an empty map has no place to copy from', () => {
  assert.equal(added('m: {}', 'm'), undefined);
});

test('a scalar is replaced inside of its quotes', () => {
  for (const [text, expected] of [
    ['a: "old"', 'a: "new"'],
    ["a: 'old'", "a: 'new'"],
    ['a: old', 'a: new'],
  ] as const) {
    const node = valueOf(parse(text, 'yaml').root, 'a');
    assert.ok(isScalar(node));
    const fix = changeTo({ text, format: 'yaml', lines: new LineMap(text) }, node, 'new');
    assert.equal(applyEdits(text, fix.edits), expected);
    assert.equal(fix.title, "Change to 'new'");
    assert.equal(text.slice(inner(text, node).start, inner(text, node).end), 'old');
  }
});

const places: readonly (readonly [what: string, text: string, expected: string, format?: Format])[] = [
  ['an indented map', 'x: 1\nm:\n    a: 1\n', 'x: 1\nm:\n    a: 1\n    added: 1\n'],
  ['a map at the end of the file', 'm:\n  a: 1', 'm:\n  a: 1\n  added: 1'],
  ['a map with a comment below', 'm:\n  a: 1\n# end\n', 'm:\n  a: 1\n  added: 1\n# end\n'],
  ['a map whose last value is quoted', 'm:\n  a: "x # y"\n', 'm:\n  a: "x # y"\n  added: 1\n'],
  ['a map whose last value is a flow list', 'm:\n  a: [1, 2]\n', 'm:\n  a: [1, 2]\n  added: 1\n'],
  [
    'a map whose last value goes over two lines',
    'm:\n  a: "x\n    y"\n',
    'm:\n  added: 1\n  a: "x\n    y"\n',
  ],
  ['a map whose last value is folded', 'm:\n  a: >\n    x\n', 'm:\n  added: 1\n  a: >\n    x\n'],
  ['a flow map over several lines', 'm: {\n  a: 1,\n  b: 2\n}\n', 'm: {\n  a: 1,\n  b: 2, added: 1\n}\n'],
  ['a nested flow map', 'm: {a: {b: 1}}\n', 'm: {a: {b: 1}, added: 1}\n'],
  ['JSON on one line', '{"m":{"a":1}}', '{"m":{"a":1, "added": 1}}', 'json'],
  [
    'JSON that is indented by tabs',
    '{\n\t"m": {\n\t\t"a": 1\n\t}\n}',
    '{\n\t"m": {\n\t\t"a": 1,\n\t\t"added": 1\n\t}\n}',
    'json',
  ],
  [
    'JSON with CRLF',
    '{\r\n  "m": {\r\n    "a": 1\r\n  }\r\n}',
    '{\r\n  "m": {\r\n    "a": 1,\r\n    "added": 1\r\n  }\r\n}',
    'json',
  ],
];

for (const [what, text, expected, format] of places) {
  test(`a key is added to ${what}, and the text means the rest as before`, () => {
    const result = added(text, 'm', format);
    assert.equal(result, expected);
    assert.deepEqual(parse(result, format ?? 'yaml').problems, []);
  });
}

test('a text of nothing but quotes has an inside, a lone quote has none', () => {
  for (const [text, length] of [
    ['a: ""', 0],
    ["a: ''", 0],
    ['a: "\'"', 1],
    ["a: '\"'", 1],
  ] as const) {
    const node = valueOf(parse(text, 'yaml').root, 'a');
    assert.ok(isScalar(node));
    const span = inner(text, node);
    assert.equal(span.end - span.start, length, text);
  }
});

/** The text once `gone` was taken out of the map at `m`. */
function removed(text: string, format: Format = 'yaml'): string | undefined {
  const map = valueOf(parse(text, format).root, 'm');
  assert.ok(isMap(map));
  const entry = entryOf(map, 'gone');
  assert.ok(entry);
  const [fix] = removeEntry({ text, format, lines: new LineMap(text) }, map, entry);
  return fix && applyEdits(text, fix.edits);
}

test('a key is taken out with its lines and what is remarked on them', () => {
  assert.equal(removed('m:\n  a: 1\n  gone: 2 # why\n  b: 3\n'), 'm:\n  a: 1\n  b: 3\n');
  assert.equal(removed('m:\r\n  a: 1\r\n  gone:\r\n    - x\r\n    - y\r\n'), 'm:\r\n  a: 1\r\n');
  assert.equal(
    removed('m:\n  a: 1\n  gone: |\n    text\n\n  # of b\n  b: 3'),
    'm:\n  a: 1\n\n  # of b\n  b: 3',
  );
  assert.equal(removed('m:\n  a: 1\n  gone:\n'), 'm:\n  a: 1\n');
});

test('the first key leaves its place to the next', () => {
  assert.equal(removed('m:\n  gone: 1\n  b: 2\n'), 'm:\n  b: 2\n');
  assert.equal(removed('m:\n  gone: 1\n'), undefined);
});

test('what a merge key took in stays where it stands', () => {
  assert.equal(removed('base: &b\n  gone: 1\n  c: 2\nm:\n  <<: *b\n  a: 1\n'), undefined);
});

test('between braces a comma goes with it', () => {
  assert.equal(removed('m: { a: 1, gone: 2 }'), 'm: { a: 1 }');
  assert.equal(removed('m: { gone: 2, b: 1 }'), 'm: { b: 1 }');
  assert.equal(
    removed('{\n  "m": {\n    "a": 1,\n    "gone": 2\n  }\n}', 'json'),
    '{\n  "m": {\n    "a": 1\n  }\n}',
  );
  assert.equal(removed('{"m": {"gone": 2}}', 'json'), undefined);
});
