import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  AppError,
  cancelled,
  isAppError,
  isCancelled,
  kindOf,
  messageOf,
} from '../../../../src/core/base/errors.ts';

test('an error of another bundle’s copy of the class is recognised by its brand', () => {
  const foreign = new Error('elsewhere');
  Object.defineProperty(foreign, Symbol.for('ssmWorkbench.AppError'), { value: true });
  Object.defineProperty(foreign, 'kind', { value: 'denied' });
  assert.equal(isAppError(foreign), true);
  assert.equal(kindOf(foreign), 'denied');
});

test('what is not ours is a bug until somebody classifies it', () => {
  assert.equal(kindOf(new Error('x')), 'bug');
  assert.equal(kindOf('text'), 'bug');
  assert.equal(kindOf(null), 'bug');
});

test('an AbortError of the platform counts as cancelled', () => {
  assert.equal(isCancelled(new DOMException('stop', 'AbortError')), true);
  assert.equal(kindOf(new DOMException('stop', 'AbortError')), 'cancelled');
  assert.equal(isCancelled(cancelled()), true);
  assert.equal(isCancelled(new AppError('network', 'down')), false);
});

test('details travel with the error', () => {
  const cause = new Error('socket');
  const error = new AppError('denied', 'no', {
    cause,
    code: 'AccessDeniedException',
    action: 'ssm:X',
    requestId: 'r',
  });
  assert.equal(error.cause, cause);
  assert.deepEqual([error.code, error.action, error.requestId], ['AccessDeniedException', 'ssm:X', 'r']);
});

test('everything that can be thrown has a sentence', () => {
  assert.equal(messageOf(new Error('a')), 'a');
  assert.equal(messageOf('b'), 'b');
  assert.equal(messageOf(7), 'An unknown error happened.');
});
