import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ApiSource } from '../../../../../../src/core/language/features/completion/apiSource.ts';
import { createLanguageService } from '../../../../../../src/core/language/index.ts';
import { documentOf } from '../../../../../support/documents.ts';

test('the table is wanted once something of it was asked for, and loaded when it is told to', async () => {
  const apis = new ApiSource();
  assert.equal(apis.isWanted, false);
  assert.equal(apis.services.length === 0, true);
  assert.equal(apis.isWanted, true);
  await apis.load();
  assert.equal(apis.isWanted, false);
  assert.ok(apis.services.includes('ec2'));
  assert.ok(apis.inputsOf('ec2', 'StartInstances').length > 0);
  assert.deepEqual(apis.inputsOf('ec2', 'Nothing'), []);
  assert.deepEqual(apis.inputsOf('nothing', 'StartInstances'), []);
});

test('without waiting there are the completions that need no table', () => {
  const service = createLanguageService();
  const text =
    'schemaVersion: "0.3"\nmainSteps:\n  - name: a\n    action: aws:executeAwsApi\n    inputs:\n      Service: ec2\n      ';
  const items = service.complete(documentOf(text), { line: 6, character: 6 });
  assert.deepEqual(
    items.map((item) => item.label),
    ['Api'],
  );
});
