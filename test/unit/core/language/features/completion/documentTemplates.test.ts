import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentTemplates } from '../../../../../../src/core/language/features/completion/documentTemplates.ts';
import { render } from '../../../../../../src/core/language/features/completion/template.ts';
import { accepted, labels } from '../../../../../support/completing.ts';
import { diagnose, filledSnippet } from '../../../../../support/documents.ts';

test('every document is valid once filled, without an error or a warning', () => {
  for (const { label, body } of documentTemplates) {
    for (const format of ['yaml', 'json'] as const) {
      const text = filledSnippet(render(body, format));
      const mistakes = diagnose(text, format).filter((problem) => problem.severity <= 2);
      assert.deepEqual(mistakes, [], `${label}\n${text}`);
    }
  }
});

test('an empty file offers every type of document, and one that is begun offers none', async () => {
  const offered = await labels('‸');
  for (const { label } of documentTemplates) assert.ok(offered.includes(label), label);
  assert.ok((await labels('# ours\nAuto‸')).includes('Automation runbook'));
  assert.ok((await labels('{ ‸ }', 'json')).includes('Automation runbook'));
  assert.equal((await labels('schemaVersion: "0.3"\n‸')).includes('Automation runbook'), false);
  assert.equal((await labels('parameters:\n  ‸')).includes('Automation runbook'), false);
});

test('a document takes the place of what was typed', async () => {
  assert.match(await accepted('Auto‸', 'Automation runbook'), /^schemaVersion: "0\.3"\n/);
  const json: unknown = JSON.parse(await accepted('{‸}', 'Automation runbook', 'json'));
  assert.ok(typeof json === 'object');
  const bare: unknown = JSON.parse(await accepted('‸', 'Automation runbook', 'json'));
  assert.ok(typeof bare === 'object');
});
