import { test } from 'node:test';
import assert from 'node:assert/strict';
import { conditionsOf } from '../../../../../src/core/language/model/conditions.ts';
import { documentModel } from '../../../../../src/core/language/model/document.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { runbook } from '../../../../support/ruleCases.ts';

function brief(steps: string): readonly string[] {
  return [...conditionsOf(documentModel(parse(runbook(steps), 'yaml').root))].map(
    ({ map, isChoice, isNested }) =>
      `${map.entries[0]?.name ?? ''}${isChoice ? ' choice' : ''}${isNested ? ' nested' : ''}`,
  );
}

test('choices and what is inside of them, the whole before its parts', () => {
  assert.deepEqual(
    brief(
      '  - { name: a, action: aws:branch, inputs: { Choices: [{ NextStep: a, And: [{ Variable: x }, { Not: { StringEquals: y } }] }, { Or: [] }] } }\n',
    ),
    ['NextStep choice', 'Variable nested', 'Not nested', 'StringEquals nested', 'Or choice'],
  );
});

test('the condition of a loop, and of a loop inside of it', () => {
  assert.deepEqual(
    brief(
      '  - { name: a, action: aws:loop, inputs: { LoopCondition: { Variable: x }, Steps: [{ name: b, action: aws:loop, inputs: { LoopCondition: { Not: {} } } }] } }\n',
    ),
    ['Variable', 'Not', ' nested'],
  );
});

test('what is no condition, or computed by another tool, has none', () => {
  assert.deepEqual(
    brief(
      '  - { name: a, action: aws:branch, inputs: { Choices: [text, { Ref: C }, []] } }\n  - { name: b, action: aws:branch }\n  - { name: c, action: aws:sleep, inputs: { Choices: [{ Variable: x }] } }\n',
    ),
    [],
  );
});
