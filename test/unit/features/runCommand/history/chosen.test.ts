import { test } from 'node:test';
import assert from 'node:assert/strict';
import { chosenCommand } from '../../../../../src/features/runCommand/history/chosen.ts';
import { isAppError } from '../../../../../src/core/base/errors.ts';

test('a row is its command', () => {
  const row = { kind: 'command', connectionId: 'c', commandId: 'x', command: {} };
  assert.deepEqual(chosenCommand(row), { connectionId: 'c', commandId: 'x' });
});

test('a row that was lost under a click is said, instead of nothing happening', () => {
  for (const row of [undefined, null, { kind: 'more' }, 'x', { commandId: 'x' }]) {
    assert.throws(
      () => chosenCommand(row),
      (error) => isAppError(error) && /changed under the click/.test(error.message),
    );
  }
});
