import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { applyEdits, diagnose } from '../../../../support/documents.ts';
import { expectedOf, formatOf, printed } from '../../../../support/language/fixtures.ts';

const folder = 'test/fixtures/templates';

const fixtures = readdirSync(folder).flatMap((group) =>
  readdirSync(`${folder}/${group}`)
    .filter((file) => /\.(?:yaml|json)$/.test(file))
    .map((file) => ({ group, file, path: `${folder}/${group}/${file}` })),
);

/** The hint is as right in a template as elsewhere, and beside the matter. */
function problemsOf(path: string): readonly string[] {
  return diagnose(readFileSync(path, 'utf8'), formatOf(path))
    .filter(({ code }) => !code.startsWith('unused-'))
    .map(printed);
}

for (const { group, file, path } of fixtures) {
  const isBad = file.startsWith('bad');
  test(`${group}: ${file} has ${isBad ? 'exactly the problems that stand beside the mistakes' : 'no problem'}`, () => {
    const expected = isBad ? expectedOf(path, readFileSync(path, 'utf8')) : [];
    assert.equal(expected.length > 0, isBad, 'a failing fixture expects something');
    assert.deepEqual(problemsOf(path), expected);
  });
}

for (const { group, file, path } of fixtures.filter((fixture) => fixture.file.startsWith('bad'))) {
  test(`${group}: the fixes offered for ${file} remove their problems`, () => {
    let text = readFileSync(path, 'utf8');
    const format = formatOf(path);
    for (let round = 0; round < 20; round += 1) {
      const fixable = diagnose(text, format).filter((problem) => problem.fixes.length > 0);
      const fix = fixable[0]?.fixes[0];
      if (fix === undefined) return;
      text = applyEdits(text, fix.edits);
      const left = diagnose(text, format).filter((problem) => problem.fixes.length > 0);
      assert.ok(left.length < fixable.length, `"${fix.title}" leaves its problem in\n${text}`);
    }
    assert.fail('the fixes come to no end');
  });
}
