import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createLanguageService } from '../../../../../src/core/language/index.ts';
import { textIn, valuesOf } from '../../../../../src/features/sessionHistory/preferences/values.ts';

const language = () => Promise.resolve(createLanguageService());
const none = (): never => assert.fail('JSON needs no other language');

test('values come from JSON as it is, from YAML by the language', async () => {
  assert.deepEqual(await valuesOf('{"a": 1}', 'JSON', none), { a: 1 });
  const yaml = 'schemaVersion: "1.0"\ninputs:\n  runAsEnabled: true # why\n  idleSessionTimeout: "20"\n';
  assert.deepEqual(await valuesOf(yaml, 'YAML', language), {
    schemaVersion: '1.0',
    inputs: { runAsEnabled: true, idleSessionTimeout: '20' },
  });
});

test('what cannot be read has no values', async () => {
  assert.equal(await valuesOf('{"a": ', 'JSON', none), undefined);
  assert.equal(await valuesOf('a: [', 'YAML', language), undefined);
  assert.equal(await valuesOf('', 'YAML', language), undefined);
});

test('a text goes into preferences in their own format', async () => {
  assert.equal(await textIn('JSON', '{"a": 1}', none), '{"a": 1}');
  const yaml = await textIn(
    'YAML',
    '{"schemaVersion": "1.0", "inputs": {"idleSessionTimeout": "20"}}',
    language,
  );
  assert.match(yaml ?? '', /^schemaVersion: "1\.0"\ninputs:\n {2}idleSessionTimeout: "20"\n$/);
  assert.equal(await textIn('YAML', '{', language), undefined);
});
