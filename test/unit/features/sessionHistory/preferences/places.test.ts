import { test } from 'node:test';
import assert from 'node:assert/strict';
import { placeOfKey } from '../../../../../src/features/sessionHistory/preferences/places.ts';

function textAt(text: string, key: string): string {
  const { line, start, end } = placeOfKey(text, key);
  return `${String(line)}: ${(text.split(/\r?\n/)[line] ?? '').slice(start, end)}`;
}

test('a key is found in JSON and YAML, whatever ends the lines', () => {
  const json = '{\n  "inputs": {\n    "kmsKeyId": "inputs"\n  }\n}';
  assert.equal(textAt(json, 'kmsKeyId'), '2: kmsKeyId');
  assert.equal(textAt(json.replaceAll('\n', '\r\n'), 'kmsKeyId'), '2: kmsKeyId');
  assert.equal(textAt(json, 'inputs'), '1: inputs');
  assert.equal(textAt('{"a":1,"inputs":{}}', 'inputs'), '0: inputs');
  assert.equal(textAt('a: 1\ninputs:\n  kmsKeyId: x', 'kmsKeyId'), '2: kmsKeyId');
  assert.equal(textAt("'inputs' : {}", 'inputs'), '0: inputs');
});

test('a value or a longer key is not the key; what is nowhere is in the first line', () => {
  assert.equal(textAt('{\n"s3": "inputs",\n"myinputs": 1,\n"inputs.x": 2\n}', 'inputs'), '0: {');
  assert.deepEqual(placeOfKey('', 'inputs'), { line: 0, start: 0, end: 0 });
});

test('a key is text, not a pattern', () => {
  assert.equal(textAt('{\n"aXb": 1,\n"a.b": 2}', 'a.b'), '2: a.b');
});
