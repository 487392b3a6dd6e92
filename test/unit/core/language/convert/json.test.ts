import { test } from 'node:test';
import assert from 'node:assert/strict';
import { jsonOf } from '../../../../../src/core/language/convert/json.ts';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';

function json(yaml: string): string {
  const { root } = parseYamlText(yaml);
  assert.ok(root);
  return jsonOf(root, yaml);
}

test('maps and lists are indented by two, empty ones stay on their line, the text ends its last line', () => {
  assert.equal(
    json('a: {}\nb: []\nc:\n  - d: ~\n'),
    '{\n  "a": {},\n  "b": [],\n  "c": [\n    {\n      "d": null\n    }\n  ]\n}\n',
  );
  assert.equal(json('[]'), '[]\n');
});

test('numbers are written as JSON has them, with their digits where it can', () => {
  const written = '[1.50, 12345678901234567890, 1e3, 012, +1, .5, 0x1F, -0]';
  assert.equal(json(written).replace(/\s+/g, ''), '[1.50,12345678901234567890,1e3,12,1,0.5,31,-0]');
});

test('texts are escaped as JSON has them', () => {
  assert.equal(json('"\\u0007\\t\\"\\\\ä\\ud800"\n'), '"\\u0007\\t\\"\\\\ä\\ud800"\n');
});

test('only the version at the top is a text', () => {
  assert.equal(
    json('schemaVersion: 2.0\na: {schemaVersion: 2.0}\n').replace(/\s+/g, ''),
    '{"schemaVersion":"2.0","a":{"schemaVersion":2.0}}',
  );
});
