import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { legacySteps } from '../../../../../src/core/language/model/legacy.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function steps(text: string): readonly string[] {
  const model = documentModel(parse(text, 'yaml').root);
  return legacySteps(model).map((step) => `${step.action ?? ''} ${step.inputs?.kind ?? ''}`);
}

test('each map of properties is a step of its plugin', () => {
  const text = 'schemaVersion: "1.2"\nruntimeConfig:\n  aws:x:\n    properties: [{ a: 1 }, { a: 2 }]\n';
  assert.deepEqual(steps(text), ['aws:x map', 'aws:x map']);
  assert.deepEqual(steps('runtimeConfig:\n  aws:x: { properties: { a: 1 } }\n'), ['aws:x map']);
});

test('properties that are a reference, or missing, are no steps', () => {
  assert.deepEqual(steps('runtimeConfig:\n  aws:x: { properties: "{{ p }}" }\n  aws:y:\n'), []);
});

test('documents of other versions have none', () => {
  assert.deepEqual(steps('schemaVersion: "2.2"\nmainSteps: []\n'), []);
});
