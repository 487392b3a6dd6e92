import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { interpolationsIn } from '../../../../../src/core/language/model/interpolations.ts';
import { shellTexts } from '../../../../../src/core/language/model/scripts.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { quick } from '../../../../support/quick.ts';

function found(script: string, action = 'aws:runShellScript'): readonly string[] {
  const text = `schemaVersion: "2.2"\nmainSteps:\n  - action: ${action}\n    inputs:\n      runCommand:\n        - ${script}\n`;
  const model = documentModel(parse(text, 'yaml').root);
  return [...shellTexts(model)]
    .flatMap((shell) => [...interpolationsIn(text, shell)])
    .map(({ whole, quotes }) => `${text.slice(whole.start, whole.end)} ${quotes}`);
}

test('a reference stands in no, double or single quotes', () => {
  assert.deepEqual(found('echo {{ a }} "{{b}}" \'{{ c }}\''), [
    '{{ a }} none',
    '{{b}} double',
    '{{ c }} single',
  ]);
});

test('quotes inside of other quotes, and escaped ones, open nothing', () => {
  assert.deepEqual(found('|\n          echo "it\'s" {{ a }} \\" {{ b }}'), ['{{ a }} none', '{{ b }} none']);
  assert.deepEqual(found('Write-Output `" {{ a }}', 'aws:runPowerShellScript'), ['{{ a }} none']);
});

test('in a scalar in double quotes the shell sees what is escaped', () => {
  assert.deepEqual(found('"echo \\"{{ a }}\\""'), ['{{ a }} double']);
  assert.deepEqual(found('"echo it\\necho {{ a }}"'), ['{{ a }} none']);
});

test('a line that is a reference as a whole is a command, and a comment is none', () => {
  assert.deepEqual(found('|\n          {{ a }}\n          # {{ b }}\n          run {{ c }}'), [
    '{{ c }} none',
  ]);
});

test('of thousands of references on one line the first are read, and soon', () => {
  const all = quick(() => found(`echo ${'{{a}}'.repeat(40_000)}`));
  assert.equal(all[0], '{{a}} none');
  assert.ok(all.length < 40_000);
});
