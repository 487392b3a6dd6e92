import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Format } from '../../../../../src/core/language/text.ts';
import { documentOf, service } from '../../../../support/documents.ts';

function converted(text: string, format: Format): string {
  const conversion = service.convert(documentOf(text, format));
  assert.ok(!('refused' in conversion), JSON.stringify(conversion));
  return conversion.text;
}

function refusal(text: string, format: Format = 'yaml'): string {
  const conversion = service.convert(documentOf(text, format));
  assert.ok('refused' in conversion);
  return conversion.refused;
}

const yaml = `schemaVersion: "0.3"
description: "on"
mainSteps:
  - name: run
    action: aws:executeScript
    isEnd: true
    timeoutSeconds: 600
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |
        def main(event, context):
          return {"a": 1}
      InputPayload:
        Account: "012345678901"
        Reference: "{{ global:REGION }}"
        Date: "2024-01-01"
        Empty: []
`;

const json = `{
  "schemaVersion": "0.3",
  "description": "on",
  "mainSteps": [
    {
      "name": "run",
      "action": "aws:executeScript",
      "isEnd": true,
      "timeoutSeconds": 600,
      "inputs": {
        "Runtime": "python3.11",
        "Handler": "main",
        "Script": "def main(event, context):\\n  return {\\"a\\": 1}\\n",
        "InputPayload": {
          "Account": "012345678901",
          "Reference": "{{ global:REGION }}",
          "Date": "2024-01-01",
          "Empty": []
        }
      }
    }
  ]
}
`;

test('to JSON: texts stay texts, scripts become strings, order stays', () => {
  assert.equal(converted(yaml, 'yaml'), json);
});

test('to YAML: scripts become blocks, texts that look like something else are quoted', () => {
  assert.equal(converted(json, 'json'), yaml);
});

test('a schema version that is written as a number becomes a text', () => {
  assert.equal(
    converted('schemaVersion: 0.3\na: 0.30\n', 'yaml'),
    '{\n  "schemaVersion": "0.3",\n  "a": 0.30\n}\n',
  );
  assert.equal(converted('{"schemaVersion": 2.2}', 'json'), 'schemaVersion: "2.2"\n');
  assert.equal(converted('{"schemaVersion": 2.0}', 'json'), 'schemaVersion: "2.0"\n');
});

test('names that are numbers or belong to objects keep their place', () => {
  const text = '{"b": 1, "2": 2, "1": 3, "__proto__": 4, "true": 5}';
  const there = converted(text, 'json');
  assert.deepEqual(there.replaceAll(/["']/g, '').match(/^\w+/gm), ['b', '2', '1', '__proto__', 'true']);
  assert.equal(converted(there, 'yaml').replace(/\s+/g, ''), text.replace(/\s+/g, ''));
});

test('anchors are written out, merged maps as well', () => {
  const text = 'a: &x\n  k: 1\nb: *x\nc:\n  <<: *x\n  m: 2\n';
  const plain = converted(text, 'yaml').replace(/\s+/g, '');
  assert.ok(plain.startsWith('{"a":{"k":1},"b":{"k":1},"c":{'));
  assert.ok(plain.includes('"m":2') && !plain.includes('<<'));
});

test('of equal keys the last counts, as for every reader', () => {
  assert.equal(converted('a: 1\nb: 2\na: 3\n', 'yaml').replace(/\s+/g, ''), '{"b":2,"a":3}');
});

test('large numbers keep their digits', () => {
  assert.match(converted('a: 12345678901234567890\n', 'yaml'), /: 12345678901234567890$/m);
  assert.equal(
    converted('{"a": 12345678901234567890, "b": 1.50}', 'json'),
    'a: 12345678901234567890\nb: 1.50\n',
  );
});

test('comments that JSON cannot hold are counted; those of scripts are not comments', () => {
  const conversion = service.convert(
    documentOf(`# one\n${yaml.replace('return', '# script\n          return')}# two\n`),
  );
  assert.ok(!('refused' in conversion));
  assert.equal(conversion.lostComments, 2);
  const back = service.convert(documentOf(json, 'json'));
  assert.ok(!('refused' in back) && back.lostComments === 0);
});

test('what has no form in JSON is refused with its line', () => {
  assert.equal(refusal('a: 1\nb: !Sub "${c}"\n'), 'The tag in line 2 has no form in JSON. Write its value.');
  assert.equal(refusal('a: .inf\n'), 'The number in line 1 has no form in JSON. Quote it.');
  assert.equal(refusal('{"a": 1e999}', 'json'), 'The number in line 1 has no form in YAML. Quote it.');
});

test('a number with an exponent is a number to every reader of YAML', () => {
  assert.equal(converted('{"a": 1e3}', 'json'), 'a: 1000\n');
});

test('aliases that would be written out into an endless document are refused', () => {
  const aliases = Array.from(
    { length: 40 },
    (_, at) => `p${at}: &p${at} ${at === 0 ? '[x]' : `[*p${at - 1}, *p${at - 1}]`}`,
  );
  assert.match(refusal(aliases.join('\n')), /written out, make the document too long/);
});

test('a text with mistakes of form, or without anything, is refused', () => {
  assert.match(refusal('a: [\n'), /^The document cannot be converted before line \d is corrected: .*\.$/);
  assert.match(refusal('{"a": 1,}', 'json'), /before line 1 is corrected/);
  assert.match(refusal(''), /empty/);
  assert.match(refusal('# only a comment\n'), /empty/);
  assert.match(refusal('" one\\n text"', 'json'), /no document/);
});

for (const value of [
  ...[
    'yes',
    'No',
    'on',
    'off',
    '~',
    'null',
    'true',
    '1',
    '1.0',
    '0x1F',
    '1e3',
    '010',
    '.5',
    '1:30',
    '2024-01-01',
  ],
  ...[
    '',
    ' ',
    ' x',
    'x ',
    '- a',
    '# a',
    'a # b',
    'a: b',
    '{{ a }}',
    '[a]',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '"',
    "'",
  ],
  ...[
    'a\nb',
    'a\nb\n',
    'a\n\n',
    '\n',
    '\na',
    '  a\nb',
    'a \nb',
    'a\tb',
    '\ta\nb',
    '\u0007',
    '😀',
    'a\r\nb',
    '---',
    '=',
    '<<',
    '\ufeffa',
  ],
]) {
  test(`the text ${JSON.stringify(value)} comes back`, () => {
    const text = JSON.stringify({ [value]: [value], k: { deep: value } });
    const back: unknown = JSON.parse(converted(converted(text, 'json'), 'yaml'));
    assert.deepEqual(back, JSON.parse(text));
  });
}
