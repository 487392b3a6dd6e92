import { test } from 'node:test';
import assert from 'node:assert/strict';
import { didYouMean, nearest } from '../../../../src/core/language/spelling.ts';
import { quick } from '../../../support/quick.ts';

const actions = ['aws:sleep', 'aws:pause', 'aws:runCommand', 'aws:createStack', 'aws:deleteStack'];

test('one or two slips are forgiven: left out, put in, changed, swapped', () => {
  assert.equal(nearest('aws:slep', actions), 'aws:sleep');
  assert.equal(nearest('aws:sleeep', actions), 'aws:sleep');
  assert.equal(nearest('aws:sleap', actions), 'aws:sleep');
  assert.equal(nearest('aws:pasue', actions), 'aws:pause');
  assert.equal(nearest('aws:runcommand', actions), 'aws:runCommand');
});

test('of two near ones the nearer', () => {
  assert.equal(nearest('aws:crateStack', actions), 'aws:createStack');
});

test('what is too different is not guessed', () => {
  assert.equal(nearest('kubectl', actions), undefined);
  assert.equal(nearest('', actions), undefined);
  assert.equal(nearest('x', []), undefined);
});

test('long hostile words cost little', () => {
  quick(() => nearest('a'.repeat(100_000), actions));
});

test('the question is asked only with an answer', () => {
  assert.equal(didYouMean('x'), " Did you mean 'x'?");
  assert.equal(didYouMean(undefined), '');
});
