import { test } from 'node:test';
import assert from 'node:assert/strict';
import { adviceFor } from '../../../../src/core/model/advice.ts';
import { AppError, cancelled } from '../../../../src/core/base/errors.ts';

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
