import assert from 'node:assert/strict';
import { it } from 'node:test';
import { livesOn, phaseOf } from '../../../../../src/core/session/live/phase.ts';

it('shows a handshake as connecting and an open channel as connected', () => {
  assert.equal(phaseOf({ kind: 'connecting' }).kind, 'connecting');
  assert.equal(phaseOf({ kind: 'handshaking' }).kind, 'connecting');
  assert.equal(phaseOf({ kind: 'open' }).kind, 'connected');
});

it('keeps why and how often it reconnects', () => {
  const retry = { attempt: 3, inMs: 400, cause: 'Bye' };
  assert.deepEqual(phaseOf({ kind: 'reconnecting', retry }), {
    kind: 'reconnecting',
    attempt: 3,
    cause: 'Bye',
  });
  const error = new Error('expired');
  const phase = phaseOf({ kind: 'reconnecting', retry: { ...retry, error } });
  assert.equal(phase.kind === 'reconnecting' && phase.error, error);
});

it('keeps how it ended', () => {
  const end = { kind: 'closed', text: 'bye' } as const;
  assert.deepEqual(phaseOf({ kind: 'closed', end }), { kind: 'ended', ending: end });
});

it('terminates on the service only what the service does not know to be over', () => {
  const text = '';
  for (const kind of ['unreachable', 'aborted', 'refused', 'terminated'] as const)
    assert.ok(livesOn({ kind, text }));
  for (const kind of ['closed', 'gone'] as const) assert.ok(!livesOn({ kind, text }));
  assert.ok(livesOn({ kind: 'failed', error: undefined }));
  assert.ok(!livesOn({ kind: 'refused', text, isClosed: true }));
});
