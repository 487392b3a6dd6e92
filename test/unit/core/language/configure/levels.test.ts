import { test } from 'node:test';
import assert from 'node:assert/strict';
import { chosenLevels, ruleCodes, ruleLevels } from '../../../../../src/core/language/configure/levels.ts';
import { ruleSummaries } from '../../../../../src/core/language/configure/summaries.ts';
import { rules } from '../../../../../src/core/language/rules/index.ts';

test('every rule has a summary that ends with a full stop', () => {
  for (const { code } of rules) assert.match(ruleSummaries[code] ?? '', /^[A-Z`].*\.$/, code);
});

test('every summary is of a rule, of the comments or of templates', () => {
  const codes = new Set(rules.map(({ code }) => code));
  const others = ruleCodes.filter((code) => !codes.has(code));
  assert.deepEqual(others, ['ignore-comment', 'template-format', 'template-name', 'template-type']);
});

test('levels by code, the last counts', () => {
  const pairs = [
    ['unknown-key', 'off'],
    ['unknown-key', 'error'],
  ] as const;
  assert.deepEqual(chosenLevels(pairs), { levels: new Map([['unknown-key', 'error']]), problems: [] });
  for (const level of ruleLevels) assert.deepEqual(chosenLevels([['unknown-key', level]]).problems, []);
});

test('what is not understood is left out and told', () => {
  const { levels, problems } = chosenLevels([
    ['unknown-kee', 'off'],
    ['zzzzzzzz', 'off'],
    ['unknown-key', 7],
    ['unknown-key', 'toString'],
    ['constructor', 'off'],
  ]);
  assert.equal(levels.size, 0);
  assert.deepEqual(problems, [
    "There is no rule 'unknown-kee'. Did you mean 'unknown-key'?",
    "There is no rule 'zzzzzzzz'.",
    "'7' is not a level for unknown-key. Levels are off, hint, information, warning and error.",
    "'toString' is not a level for unknown-key. Levels are off, hint, information, warning and error.",
    "There is no rule 'constructor'.",
  ]);
});

test('mistakes of form cannot be switched off', () => {
  assert.equal(chosenLevels([['yaml-syntax', 'off']]).problems.length, 1);
});
