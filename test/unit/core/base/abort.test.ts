import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AbortScope, onAbort, throwIfAborted } from '../../../../src/core/base/abort.ts';
import { isCancelled } from '../../../../src/core/base/errors.ts';

test('disposing a scope aborts its signal with kind cancelled', () => {
  const scope = new AbortScope();
  throwIfAborted(scope.signal);
  scope.dispose();
  assert.equal(isCancelled(scope.signal.reason), true);
  assert.throws(() => throwIfAborted(scope.signal), isCancelled);
});

test('a task runs at the abort, at once when it already happened, and not after it was disposed', () => {
  const scope = new AbortScope();
  const ran: string[] = [];
  onAbort(scope.signal, () => ran.push('kept'));
  onAbort(scope.signal, () => ran.push('forgotten')).dispose();
  scope.dispose();
  onAbort(scope.signal, () => ran.push('late'));
  assert.deepEqual(ran, ['kept', 'late']);
});
