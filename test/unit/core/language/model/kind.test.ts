import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  isRunbook,
  kindOf,
  schemaVersionOf,
  type DocumentKind,
} from '../../../../../src/core/language/model/kind.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

const rows: readonly (readonly [text: string, kind: DocumentKind])[] = [
  ['schemaVersion: "0.3"\nmainSteps: []', 'automation'],
  ['schemaVersion: "0.3"', 'automation'],
  ['schemaVersion: "2.2"\nmainSteps: []', 'command'],
  ['schemaVersion: "2.0"\nmainSteps: [{action: aws:runShellScript}]', 'command'],
  ['schemaVersion: "2.0"\nmainSteps: [{action: aws:softwareInventory}]', 'policy'],
  ['schemaVersion: "1.2"\nruntimeConfig: {}', 'legacyCommand'],
  ['schemaVersion: "1.0"\nsessionType: Port', 'session'],
  ['schemaVersion: "1.0"', 'session'],
  ['schemaVersion: "2.0"\npackages: {}\nfiles: {}', 'package'],
  ['schemaVersion: "2.0"\nversion: "1"', 'package'],
  ['schemaVersion: "1.0"\ntemplateBody: {}', 'other'],
  ['schemaVersion: "1.0"\ndeploymentConfig: {}', 'other'],
  ['sections: []', 'other'],
  ['$schema: http://json-schema.org/draft-04/schema#\ntype: object', 'other'],
  ['version: "1"\nflags: {}\nvalues: {}', 'other'],
  ['AWSTemplateFormatVersion: 2010-09-09', 'other'],
  ['schemaVersion: "0.3"\ntemplateInformation: x\nmainSteps: []', 'changeTemplate'],
  ['a: 1', 'unknown'],
  ['- a', 'unknown'],
  ['', 'unknown'],
];

for (const [text, kind] of rows) {
  test(`${JSON.stringify(text)} is ${kind}`, () => {
    assert.equal(kindOf(parse(text, 'yaml').root), kind);
  });
}

test('a wrong or missing version does not hide what the steps say', () => {
  const kind = (text: string): DocumentKind => kindOf(parse(text, 'yaml').root);
  assert.equal(kind('schemaVersion: "3.0"\nmainSteps: [{action: aws:runShellScript}]'), 'command');
  assert.equal(kind('mainSteps: [{action: aws:sleep}]'), 'automation');
  assert.equal(kind('schemaVersion: "9"\nmainSteps: x'), 'automation');
});

test('the version is text, however it is written', () => {
  const version = (value: string): string | undefined =>
    schemaVersionOf(parse(`schemaVersion: ${value}`, 'yaml').root);
  assert.equal(version('"2.2"'), '2.2');
  assert.equal(version('2.2'), '2.2');
  assert.equal(version('2.0'), '2.0');
  assert.equal(version('1'), '1.0');
  assert.equal(version(''), undefined);
  assert.equal(version('[2.2]'), undefined);
});

test('runbooks are what Automation runs', () => {
  assert.equal(isRunbook('automation') && isRunbook('changeTemplate'), true);
  assert.equal(isRunbook('command'), false);
});
