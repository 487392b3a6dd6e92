import { test } from 'node:test';
import assert from 'node:assert/strict';
import { flowActions } from '../../../../../src/core/language/tables/actions/flow.ts';
import { combiners, operators } from '../../../../../src/core/language/tables/conditions.ts';

test('a choice and a loop’s condition have these operators and no others', () => {
  const known = [...operators.keys(), ...combiners].sort();
  for (const [action, input] of [
    ['aws:branch', 'Choices'],
    ['aws:loop', 'LoopCondition'],
  ]) {
    const inputs = flowActions.find((spec) => spec.name === action)?.inputs ?? [];
    const keys = inputs.find((key) => key.name === input)?.keys ?? [];
    const written = keys.map((key) => key.name).filter((name) => !/^(?:Variable|NextStep)$/.test(name));
    assert.deepEqual(written.sort(), known, action);
  }
});
