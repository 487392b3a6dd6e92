import { test } from 'node:test';
import assert from 'node:assert/strict';
import { adviceFor, canSignIn, failureOf, isFailure } from '../../../../src/core/model/advice.ts';
import { AppError, cancelled, type ErrorKind } from '../../../../src/core/base/errors.ts';

test('a denied call names the missing IAM action once', () => {
  const error = new AppError('denied', 'Access denied.', { action: 'ssm:SendCommand' });
  assert.equal(adviceFor(error).sentence, 'Access denied. The missing permission is ssm:SendCommand.');
  const told = new AppError('denied', 'You lack ssm:SendCommand.', { action: 'ssm:SendCommand' });
  assert.equal(adviceFor(told).sentence, 'You lack ssm:SendCommand.');
});

test('an expired sign-in leads to signing in', () => {
  assert.deepEqual(adviceFor(new AppError('expired', 'Expired.')).acts, ['signIn', 'switchProfile']);
});

test('cancelled has no next act', () => {
  assert.deepEqual(adviceFor(cancelled()).acts, []);
});

test('what nobody classified says so and leads to the log', () => {
  const advice = adviceFor(new TypeError('x is not a function'));
  assert.equal(advice.kind, 'bug');
  assert.match(advice.sentence, /should not have happened: x is not a function/);
  assert.deepEqual(advice.acts, ['showLog']);
});

const kinds: readonly (readonly [kind: ErrorKind, acts: readonly string[]])[] = [
  ['credentials', ['switchProfile', 'openConfig']],
  ['expired', ['signIn', 'switchProfile']],
  ['denied', ['switchProfile', 'showLog']],
  ['throttled', ['retry']],
  ['notFound', ['showLog']],
  ['conflict', ['retry', 'showLog']],
  ['invalid', ['showLog']],
  ['network', ['retry', 'showLog']],
  ['cancelled', []],
  ['bug', ['showLog']],
];

for (const [kind, acts] of kinds) {
  test(`after a failure of the kind ${kind} a person can ${acts.join(' or ') || 'do nothing'}`, () => {
    const error = new AppError(kind, 'What happened.');
    assert.deepEqual(adviceFor(error).acts, acts);
    assert.deepEqual(failureOf(error).acts, acts);
    assert.match(failureOf(error).sentence, /What happened\.$/);
    assert.ok(isFailure(failureOf(error)), 'what a panel is told passes its own check');
  });
}

for (const odd of [undefined, null, 7, {}, [], Symbol('x'), new Error('')]) {
  test(`a ${odd === null ? 'null' : typeof odd} that was thrown is a bug with a sentence`, () => {
    const advice = adviceFor(odd);
    assert.equal(advice.kind, 'bug');
    assert.match(advice.sentence, /^This should not have happened: /);
  });
}

test('an action is named only where it is missing, and only in a denial', () => {
  const invalid = new AppError('invalid', 'Bad.', { action: 'ssm:SendCommand' });
  assert.equal(adviceFor(invalid).sentence, 'Bad.');
  assert.equal(adviceFor(new AppError('denied', 'No.')).sentence, 'No.');
});

test('signing in helps against expired credentials alone', () => {
  assert.ok(canSignIn(new AppError('expired', 'x')));
  assert.ok(!canSignIn(new AppError('denied', 'x')) && !canSignIn(undefined));
});

for (const value of [
  null,
  {},
  { sentence: 'x' },
  { sentence: 7, acts: [] },
  { sentence: 'x', acts: ['eval'] },
  { sentence: 'x', acts: 'retry' },
]) {
  test(`${JSON.stringify(value)} is no failure for a panel`, () => assert.equal(isFailure(value), false));
}
