import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { isRecord } from '../../../../../../src/core/base/json.ts';
import { publishedSnippets } from '../../../../../../src/core/language/features/completion/publishedSnippets.ts';

for (const format of ['yaml', 'json'] as const) {
  test(`${format}: the file of snippets is what the tables yield (UPDATE_SCHEMAS=1 writes it)`, () => {
    const path = `schemas/snippets/ssm-${format}.json`;
    const text = `${JSON.stringify(publishedSnippets(format), undefined, 2)}\n`;
    if (process.env['UPDATE_SCHEMAS'] === '1') writeFileSync(path, text);
    assert.equal(readFileSync(path, 'utf8'), text, `${path} is out of date: run with UPDATE_SCHEMAS=1`);
  });
}

test('no two snippets are typed alike', () => {
  const prefixes = Object.values(publishedSnippets('yaml')).map(({ prefix }) => prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
});

test('VS Code is not given them: completion offers the same', () => {
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  assert.ok(isRecord(manifest) && isRecord(manifest['contributes']));
  assert.equal(manifest['contributes']['snippets'], undefined);
});
