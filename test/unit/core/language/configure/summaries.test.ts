import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isRecord } from '../../../../../src/core/base/json.ts';
import { ruleLevels } from '../../../../../src/core/language/configure/levels.ts';
import { ruleSummaries, syntaxSummaries } from '../../../../../src/core/language/configure/summaries.ts';

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((each: unknown, key) => (isRecord(each) ? each[key] : undefined), value);
}

test('the setting in package.json offers every rule with its summary and all levels', () => {
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  const setting = at(manifest, 'contributes', 'configuration', 'properties', 'ssmWorkbench.language.rules');
  const properties = at(setting, 'properties');
  assert.ok(isRecord(properties));
  const offered = Object.entries(properties).map(([code, property]) => [code, at(property, 'description')]);
  assert.deepEqual(Object.fromEntries(offered), ruleSummaries);
  for (const property of Object.values(properties)) assert.deepEqual(at(property, 'enum'), ruleLevels);
});

test('no code is both a rule and a mistake of form', () => {
  for (const code of Object.keys(syntaxSummaries)) assert.ok(!Object.hasOwn(ruleSummaries, code), code);
});
