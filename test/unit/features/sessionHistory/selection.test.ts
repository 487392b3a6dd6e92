import { test } from 'node:test';
import assert from 'node:assert/strict';
import { kindOf } from '../../../../src/core/base/errors.ts';
import { chosenSessions } from '../../../../src/features/sessionHistory/selection.ts';

const row = (id: string, nodeName?: unknown): unknown => ({
  kind: 'session',
  connectionId: 'c',
  session: { id },
  nodeName,
});

test('rows of sessions are told from all else, each once', () => {
  const rows = [{ kind: 'group' }, row('a', 'web-1'), row('b', 7), row('a'), { kind: 'more' }, undefined];
  assert.deepEqual(chosenSessions(rows), [
    { connectionId: 'c', id: 'a', nodeName: 'web-1' },
    { connectionId: 'c', id: 'b', nodeName: '' },
  ]);
});

test('without a session there is a sentence, whatever it was called with', () => {
  const others = [undefined, null, 'alice-1', { kind: 'session' }, { kind: 'session', session: { id: 1 } }];
  for (const other of others) {
    assert.throws(
      () => chosenSessions([other]),
      (error) => kindOf(error) === 'conflict',
    );
  }
  assert.throws(() => chosenSessions([]));
});
