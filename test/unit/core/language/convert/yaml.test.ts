import { test } from 'node:test';
import assert from 'node:assert/strict';
import { yamlOf } from '../../../../../src/core/language/convert/yaml.ts';
import { parseJsonText } from '../../../../../src/core/language/syntax/json.ts';

function yaml(json: string): string {
  const { root } = parseJsonText(json);
  assert.ok(root);
  return yamlOf(root, json);
}

test('texts of several lines are blocks, empty maps and lists stay as they are', () => {
  assert.equal(yaml('{"a": "x\\ny\\n", "b": {}, "c": []}'), 'a: |\n  x\n  y\nb: {}\nc: []\n');
});

test('what YAML 1.1 takes for something else is quoted, names as well', () => {
  assert.equal(yaml('{"on": "yes", "a": "012"}'), '"on": "yes"\na: "012"\n');
});

test('numbers keep their digits; with an exponent they are written out', () => {
  assert.equal(yaml('[1.50, 12345678901234567890, 1e3]'), '- 1.50\n- 12345678901234567890\n- 1000\n');
});

test('only the version at the top is a text', () => {
  assert.equal(
    yaml('{"schemaVersion": 2.0, "a": {"schemaVersion": 2.0}}'),
    'schemaVersion: "2.0"\na:\n  schemaVersion: 2.0\n',
  );
});

test('a first character that reads as the text’s mark is not taken for it', () => {
  assert.equal(yaml('{"\\ufeffa": 1}').indexOf('\ufeff', 1), 1);
});

test('long texts are not folded', () => {
  const long = 'word '.repeat(60).trim();
  assert.equal(yaml(JSON.stringify({ a: long })), `a: ${long}\n`);
});
