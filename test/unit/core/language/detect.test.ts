import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { formatOf, looksLikeCalendar, looksLikeDocument } from '../../../../src/core/language/detect.ts';
import { quick } from '../../../support/quick.ts';

test('the format follows the name, and where that says nothing the first character', () => {
  assert.equal(formatOf('a/b.ssm.YAML', '{'), 'yaml');
  assert.equal(formatOf('b.yml', '{'), 'yaml');
  assert.equal(formatOf('b.json', 'a: 1'), 'json');
  assert.equal(formatOf('document', '\uFEFF\n {"a": 1}'), 'json');
  assert.equal(formatOf('document', 'a: 1'), 'yaml');
  assert.equal(formatOf('document', ''), 'yaml');
});

test('every valid document among the fixtures is recognised', () => {
  const folder = 'test/fixtures/documents/valid';
  for (const name of readdirSync(folder)) {
    assert.equal(
      looksLikeDocument(readFileSync(`${folder}/${name}`, 'utf8'), formatOf(name, '')),
      true,
      name,
    );
  }
});

test('so are documents written in other ways', () => {
  assert.equal(looksLikeDocument('mainSteps:\n- name: a\nschemaVersion: 2.2 # why\n', 'yaml'), true);
  assert.equal(looksLikeDocument('{schemaVersion: "0.3", mainSteps: []}', 'yaml'), false);
  assert.equal(looksLikeDocument('{"schemaVersion": "0.3", "mainSteps": []}', 'yaml'), true);
  assert.equal(looksLikeDocument('{"mainSteps":[{"x":"}]{"}],"schemaVersion":2.2}', 'json'), true);
  assert.equal(looksLikeDocument('\uFEFFschemaVersion: "1.0"\r\nsessionType: Port\r\n', 'yaml'), true);
});

const foreign: readonly (readonly [what: string, text: string])[] = [
  [
    'a CloudFormation template',
    'AWSTemplateFormatVersion: "2010-09-09"\nschemaVersion: "2.2"\nmainSteps: []\nResources: {}',
  ],
  ['a Kubernetes object', 'apiVersion: v1\nkind: ConfigMap\nschemaVersion: "2.2"\nmainSteps: []'],
  ['an OpenAPI description', 'openapi: 3.1.0\nschemaVersion: "2.2"\nmainSteps: []'],
  ['a Docker manifest', '{"schemaVersion": 2, "layers": []}'],
  ['a version that is none', 'schemaVersion: "4.0"\nmainSteps: []'],
  ['a version alone', 'schemaVersion: "2.2"\n'],
  ['steps without a version', 'mainSteps: []\n'],
  ['a document in a document', 'content:\n  schemaVersion: "2.2"\n  mainSteps: []\n'],
  ['a document in a JSON document', '{"content": {"schemaVersion": "2.2", "mainSteps": []}}'],
  ['text', 'schemaVersion 2.2 mainSteps'],
  ['nothing', ''],
];

for (const [what, text] of foreign) {
  test(`${what} is not an SSM document`, () => {
    assert.equal(looksLikeDocument(text, text.startsWith('{') ? 'json' : 'yaml'), false);
  });
}

test('large and hostile texts are judged in no time', () => {
  const texts = [
    '"'.repeat(300_000),
    '{"a":'.repeat(60_000),
    'a: b\n'.repeat(60_000),
    ' '.repeat(300_000),
    `a: "${'\\'.repeat(200_000)}`,
    'a'.repeat(300_000),
  ];
  quick(() => texts.map((text) => [looksLikeDocument(text, 'yaml'), looksLikeDocument(text, 'json')]));
});

test('a calendar is ours by its PRODID alone', () => {
  const calendar = (product: string): string => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:${product}\r\n`;
  assert.equal(looksLikeCalendar(calendar('-//AWS//Change Calendar 1.0//EN')), true);
  assert.equal(looksLikeCalendar(calendar('-//Example//Holidays//EN')), false);
  assert.equal(looksLikeCalendar('PRODID:-//AWS//Change Calendar 1.0//EN'), false);
  assert.equal(looksLikeCalendar(''), false);
});
