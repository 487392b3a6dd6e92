import { test } from 'node:test';
import assert from 'node:assert/strict';
import { describeMention } from '../../../../../src/core/language/features/describe.ts';
import type { NameKind } from '../../../../../src/core/language/model/names.ts';
import { parsedOf } from '../../../../support/names.ts';
import { namedRunbook } from '../../../../support/namedRunbook.ts';

function described(text: string, kind: NameKind, name: string): string | undefined {
  return describeMention(parsedOf(text), { kind, name, start: 0, end: 0 });
}

test('a parameter tells type, description, default, values, pattern and where it is', () => {
  assert.equal(
    described(namedRunbook, 'parameter', 'Ids'),
    '**Ids**: parameter, StringList\n\nInstances of {{ Role }}.\n\nValues: `"a"`, `"b"`\n\nDeclared in line 7, used 2 times.',
  );
  const text = 'parameters: { P: { default: [x, 1], allowedPattern: "^`+$" } }';
  assert.equal(
    described(text, 'parameter', 'P'),
    '**P**: parameter, no type\n\nDefault: `"x"`, `1`\n\nPattern: `` "^`+$" ``\n\nDeclared in line 1, not used.',
  );
});

test('a parameter that scripts read as an environment variable says so', () => {
  const text = 'parameters: { P: { type: String, interpolationType: ENV_VAR } }';
  assert.match(described(text, 'parameter', 'P') ?? '', /Scripts read it as `SSM_P`\./);
});

test('outputs tell their step, type and source; what an action gives says that', () => {
  assert.equal(
    described(namedRunbook, 'output', 'find.State'),
    '**State**: output of the step **find** (`aws:executeAwsApi`), String\n\nTaken from: `"$.Reservations[0].State"`\n\nDeclared in line 22, used 2 times.',
  );
  assert.match(
    described(namedRunbook, 'output', 'each.CurrentIteration') ?? '',
    /, Integer\n\nThe action gives it/,
  );
  assert.match(
    described(namedRunbook, 'output', 'find.Other') ?? '',
    /^\*\*Other\*\*: output of the step \*\*find\*\*/,
  );
});

test('steps tell their action, description and loop; variables their type and default', () => {
  assert.match(
    described(namedRunbook, 'step', 'find') ?? '',
    /^\*\*find\*\*: step, `aws:executeAwsApi`\n\nFor /,
  );
  assert.match(described(namedRunbook, 'step', 'add') ?? '', /in the loop \*\*each\*\*/);
  assert.match(described(namedRunbook, 'variable', 'count') ?? '', /variable, Integer\n\nDefault: `0`/);
});

test('system variables and parameters of Parameter Store tell what they are', () => {
  assert.match(described('', 'system', 'global:REGION') ?? '', /system variable\n\n.*Region/);
  assert.match(described('', 'stored', 'ssm:/a') ?? '', /Parameter Store/);
});

test('what is not known has no description', () => {
  for (const [kind, name] of [
    ['parameter', 'x'],
    ['variable', 'x'],
    ['step', 'x'],
    ['output', 'x.y'],
    ['system', 'global:x'],
    ['system', 'constructor'],
  ] as const)
    assert.equal(described(namedRunbook, kind, name), undefined, name);
});

test('a description fetches no pictures, and long lists are cut', () => {
  const values = Array.from({ length: 30 }, (_, index) => `v${String(index)}`).join(', ');
  const text = `parameters: { P: { description: "![x](https://example.com/p.png)", allowedValues: [${values}] } }`;
  const description = described(text, 'parameter', 'P') ?? '';
  assert.equal(description.includes('!['), false);
  assert.match(description, /`"v19"` and 10 more/);
});
