import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { writtenNames } from '../../../../../src/core/language/model/documentNames.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';

function names(steps: string, version = '0.3'): readonly string[] {
  const model = documentModel(parse(`schemaVersion: "${version}"\nmainSteps:\n${steps}`, 'yaml').root);
  return [...writtenNames(model)].map(({ name, isNew }) => (isNew ? `new ${name}` : name));
}

function request(inputs: string, action = 'aws:executeAwsApi'): string {
  return `  - { action: "${action}", inputs: { ${inputs} } }\n`;
}

test('documents that steps run', () => {
  const steps =
    request('DocumentName: a b', 'aws:runCommand') + request('DocumentName: c', 'aws:executeAutomation');
  assert.deepEqual(names(steps), ['a b', 'c']);
});

test('a path is a name only where its type says so', () => {
  const path = (type: string): string => request(`${type}documentPath: a b`, 'aws:runDocument');
  assert.deepEqual(names(path('documentType: SSMDocument, '), '2.2'), ['a b']);
  assert.deepEqual(names(path('documentType: LocalPath, '), '2.2'), []);
  assert.deepEqual(names(path(''), '2.2'), []);
});

test('a document that is downloaded, from a map', () => {
  const step = (inputs: string): string => request(inputs, 'aws:downloadContent');
  assert.deepEqual(names(step('sourceType: SSMDocument, sourceInfo: { name: a b }'), '2.2'), ['a b']);
  assert.deepEqual(names(step('sourceType: S3, sourceInfo: { name: a b }'), '2.2'), []);
  assert.deepEqual(names(step('sourceType: SSMDocument, sourceInfo: "{}"'), '2.2'), []);
});

test('requests to Systems Manager, and what a document requires', () => {
  assert.deepEqual(names(request('Service: ssm, Api: GetDocument, Name: a b')), ['a b']);
  assert.deepEqual(names(request('Service: ssm, Api: CreateDocument, Name: a, Requires: [{ Name: b }, c]')), [
    'new a',
    'b',
  ]);
  assert.deepEqual(
    names(request('Service: ssm, Api: SendCommand, DocumentName: x y', 'aws:assertAwsResourceProperty')),
    ['x y'],
  );
  assert.deepEqual(names(request('Service: ec2, Api: GetDocument, Name: a b')), []);
  assert.deepEqual(names(request('Service: ssm, Api: GetParameter, Name: /a/b')), []);
});

test('references, stand-ins and what another tool computes are left', () => {
  const step = (name: string): string => request(`DocumentName: ${name}`, 'aws:runCommand');
  for (const name of ['"{{ d }}"', '""', '"<name>"', '"%%ID%%-x"', '"${Name}"', '!Ref Name', '12', '[a]']) {
    assert.deepEqual(names(step(name)), [], name);
  }
});
