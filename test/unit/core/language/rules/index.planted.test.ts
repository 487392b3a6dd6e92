import { test } from 'node:test';
import assert from 'node:assert/strict';
import { rules } from '../../../../../src/core/language/rules/index.ts';
import { diagnose } from '../../../../support/documents.ts';
import { fixtureSamples } from '../../../../support/language/documents.ts';
import { plantAll, planters, type Planted } from '../../../../support/language/plant/index.ts';
import { isFound } from '../../../../support/language/plant/score.ts';
import { severities } from '../../../../../src/core/language/lsp.ts';

const each = 5;
const seed = 1;
const syntaxCodes = ['yaml-syntax', 'yaml-tab', 'unquoted-reference', 'json-syntax'];
const advice = new Set(
  rules.filter((rule) => severities[rule.severity] > severities.warning).map((rule) => rule.code),
);

test('every rule has somebody who plants its mistake', () => {
  const codes = [...syntaxCodes, ...rules.map((rule) => rule.code)];
  assert.deepEqual(Object.keys(planters).sort(), codes.sort());
});

test('mistakes are planted at the same places for the same seed', () => {
  const samples = fixtureSamples().slice(0, 40);
  assert.deepEqual(plantAll(samples, 1, seed), plantAll(samples, 1, seed));
  assert.notDeepEqual(plantAll(samples, 1, seed), plantAll(samples, 1, seed + 1));
});

test('what is planted in the fixtures is found on the right line, rule by rule', () => {
  const planted = plantAll(fixtureSamples(), each, seed);
  const countOf = (code: string): number => planted.filter((one) => one.code === code).length;
  assert.deepEqual(
    Object.keys(planters).filter((code) => countOf(code) < each),
    [],
    'could be planted too rarely',
  );
  const missed = planted.filter((one) => !isShown(one));
  const found = 1 - missed.length / planted.length;
  assert.ok(
    found >= 0.95,
    `${(100 * found).toFixed(1)} % found; missed:\n${missed.map(described).join('\n')}`,
  );
});

function isShown(planted: Planted): boolean {
  const { from, format, text, code } = planted;
  return isFound(planted, advice.has(code), diagnose(from.text, format), diagnose(text, format));
}

function described({ code, from, lines, text }: Planted): string {
  const line = text.split('\n')[lines[0] ?? 0] ?? '';
  return `${code} in ${from.name}, line ${lines.map((each) => each + 1).join('/')}: ${line.slice(0, 150)}`;
}
