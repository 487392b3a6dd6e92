import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Problem } from '../../../../src/core/language/lsp.ts';
import { commandDocuments } from '../../../../src/simulator/documents/own/commands.ts';
import { deployRelease } from '../../../../src/simulator/documents/own/deployRelease.ts';
import { otherDocuments } from '../../../../src/simulator/documents/own/others.ts';
import { diagnose } from '../../../support/documents.ts';

const told = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ code, message, range }) => `${range.start.line + 1}: ${code} ${message}`);

for (const { name, type, format, versions } of [deployRelease, ...commandDocuments, ...otherDocuments]) {
  if (format === 'TEXT' || type.startsWith('ApplicationConfiguration')) continue;
  test(`the demo's document ${name} is an example: not even a hint is told about it`, () => {
    for (const text of versions) {
      assert.deepEqual(told(diagnose(text, format === 'JSON' ? 'json' : 'yaml')), [], text);
    }
  });
}

for (const file of [
  'commands/collect-diagnostics.ssm.yaml',
  'runbooks/patch-and-verify.ssm.yaml',
  'sessions/operator-shell.ssm.json',
]) {
  test(`the sample ${file} is an example: not even a hint is told about it`, () => {
    const text = readFileSync(`test/fixtures/sample-workspace/${file}`, 'utf8');
    assert.deepEqual(told(diagnose(text, file.endsWith('json') ? 'json' : 'yaml')), []);
  });
}
