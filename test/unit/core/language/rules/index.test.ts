import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { severities, type Problem } from '../../../../../src/core/language/lsp.ts';
import { rules } from '../../../../../src/core/language/rules/index.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { applyEdits, diagnose } from '../../../../support/documents.ts';
import { expectedOf, formatOf, printed } from '../../../../support/language/fixtures.ts';

const folder = 'test/fixtures/documents';

/** Problems of reading the text; they have no rule but a pair of fixtures all the same. */
const syntaxCodes = ['yaml-syntax', 'yaml-tab', 'unquoted-reference', 'json-syntax'];

function* fixtures(): Generator<{ readonly group: string; readonly file: string; readonly path: string }> {
  for (const group of readdirSync(folder)) {
    for (const file of readdirSync(`${folder}/${group}`)) {
      if (/\.(?:yaml|json)$/.test(file)) yield { group, file, path: `${folder}/${group}/${file}` };
    }
  }
}

/** What a fixture is about: it need not use all that it declares. */
function problemsOf(group: string, text: string, format: Format): readonly Problem[] {
  const isBeside = (code: string): boolean => code.startsWith('unused-') && code !== group;
  return diagnose(text, format).filter(({ code }) => group === 'valid' || !isBeside(code));
}

for (const { group, file, path } of fixtures()) {
  const text = readFileSync(path, 'utf8');
  if (file.startsWith('bad')) {
    test(`${group}: ${file} has exactly the problems that stand beside the mistakes`, () => {
      const expected = expectedOf(path, text);
      assert.ok(expected.length > 0, 'a failing fixture expects something');
      assert.deepEqual(problemsOf(group, text, formatOf(file)).map(printed), expected);
      assert.ok(
        expected.every((line) => line.includes(` ${group} `)),
        'one rule a fixture',
      );
    });
  } else {
    test(`${group}: ${file} has no problem`, () => {
      assert.deepEqual(problemsOf(group, text, formatOf(file)), []);
    });
  }
}

test('every rule has a failing and a passing fixture, and every folder a rule', () => {
  const codes = [...rules.map((rule) => rule.code), ...syntaxCodes];
  const files = [...fixtures()];
  for (const code of codes) {
    const own = files.filter(({ group }) => group === code).map(({ file }) => file);
    assert.ok(
      own.some((file) => file.startsWith('bad')),
      `${code} lacks a failing fixture`,
    );
    assert.ok(
      own.some((file) => file.startsWith('good')),
      `${code} lacks a passing fixture`,
    );
  }
  const groups = new Set(files.map(({ group }) => group));
  assert.deepEqual([...groups].filter((group) => group !== 'valid').sort(), codes.sort());
});

test('codes are unique, and read like names', () => {
  const codes = rules.map((rule) => rule.code);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^[a-z]+(?:-[a-z]+)*$/);
});

/** Problems as counts by what is said: a fix may move what stands below it. */
function tally(problems: readonly Problem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, message } of problems) {
    const name = `${code}: ${message}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

for (const { group, file, path } of fixtures()) {
  if (!file.startsWith('bad')) continue;
  test(`${group}: each fix that is offered for ${file} removes its problem and makes no other mistake`, () => {
    const text = readFileSync(path, 'utf8');
    const format = formatOf(file);
    const before = diagnose(text, format);
    const known = tally(before);
    const isSpoilt = syntaxCodes.includes(before[0]?.code ?? '');
    for (const { code, message, fixes } of before) {
      for (const fix of fixes) {
        const fixed = applyEdits(text, fix.edits);
        const after = diagnose(fixed, format);
        const name = `${code}: ${message}`;
        const left = tally(after).get(name) ?? 0;
        assert.ok(left < (known.get(name) ?? 0), `"${fix.title}" leaves "${message}" in\n${fixed}`);
        // While the form is spoilt nothing else is known, so anything may be told once it is not.
        for (const problem of isSpoilt ? [] : after) {
          const isKnown = known.has(`${problem.code}: ${problem.message}`);
          assert.ok(
            isKnown || problem.severity > severities.warning,
            `"${fix.title}" makes "${problem.message}" in\n${fixed}`,
          );
        }
      }
    }
  });
}

test('every message is made of whole sentences without markup that a terminal would show', () => {
  for (const { file, path } of fixtures()) {
    for (const { message } of diagnose(readFileSync(path, 'utf8'), formatOf(file))) {
      assert.match(message, /^[^\n]*[.?]$/, message);
    }
  }
});
