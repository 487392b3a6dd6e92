import { test } from 'node:test';
import assert from 'node:assert/strict';
import { diagnose } from '../../../../support/documents.ts';
import { quick } from '../../../../support/quick.ts';
import { runbook, testRule } from '../../../../support/ruleCases.ts';

const parameters = 'parameters:\n  ImageId: { type: String, description: An image. }\n';

function image(value: string): string {
  const step = `  - name: drop\n    action: aws:deleteImage\n    inputs: { ImageId: "${value}" }\n`;
  return runbook(step, parameters);
}

function says(name: string): string {
  return `This is no reference, but text that is passed on as it stands. A reference is written {{ ${name} }}.`;
}

testRule('malformed-reference', [
  {
    what: 'a brace is missing at the end',
    text: image('{{ImageId}'),
    expected: [['{{ImageId}', says('ImageId')]],
    fixed: image('{{ ImageId }}'),
  },
  {
    what: 'a brace is missing at the beginning',
    text: image('a { ImageId }} b'),
    expected: [['{ ImageId }}', says('ImageId')]],
    fixed: image('a {{ ImageId }} b'),
  },
  {
    what: 'the end is missing, before other text',
    text: image('x {{ global:REGION and more'),
    expected: [['{{ global:REGION', says('global:REGION')]],
    fixed: image('x {{ global:REGION }} and more'),
  },
  {
    what: 'the end is missing before another reference',
    text: image('{{ drop.Output {{ ImageId }}'),
    expected: [['{{ drop.Output', says('drop.Output')]],
    fixed: image('{{ drop.Output }} {{ ImageId }}'),
  },
  {
    what: 'a blank in a name',
    text: image('{{ Image Id }}'),
    expected: [['{{ Image Id }}', says('ImageId')]],
    fixed: image('{{ ImageId }}'),
  },
  {
    what: 'single braces around the whole value',
    text: image('{ImageId}'),
    expected: [['{ImageId}', says('ImageId')]],
    fixed: image('{{ ImageId }}'),
  },
  {
    what: 'single braces in a text are a format of another language',
    text: image('a {ImageId}'),
    expected: [],
  },
  { what: 'names that are not declared may be anything', text: image('{{ x } { y }} {{ z'), expected: [] },
  { what: 'filters of another language', text: image('{{ ImageId | upper }}'), expected: [] },
  { what: 'a dollar before the braces', text: image('${{ ImageId } ${ImageId}} ${ImageId}'), expected: [] },
  {
    what: 'references that stand together, or in braces',
    text: image('{{ImageId}}{{ ImageId }} {x{{ImageId}}}'),
    expected: [],
  },
  {
    what: 'nothing in a script of the node',
    text: `schemaVersion: "2.2"\n${parameters}mainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs: { runCommand: ["echo {{ ImageId }"] }\n`,
    expected: [],
  },
]);

test('a word without an end behind a brace is read soon', () => {
  const text = image(`{${'x'.repeat(300_000)}`);
  const problems = quick(() => diagnose(text));
  assert.ok(problems.every(({ code }) => code !== 'malformed-reference'));
});
