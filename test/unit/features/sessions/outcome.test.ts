import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../src/core/base/errors.ts';
import {
  outcomeSentence,
  taskExitCode,
  taskSentence,
  type SessionOutcome,
} from '../../../../src/features/sessions/outcome.ts';
import { node } from '../../../support/session/terminalScene.ts';

const closed = (more: Partial<SessionOutcome> = {}): SessionOutcome => ({
  ending: { kind: 'closed', text: '' },
  type: 'NonInteractiveCommands',
  exitCode: undefined,
  ...more,
});

describe('a task’s exit code', () => {
  it('is the command’s', () => {
    for (const exitCode of [0, 1, 255, -1]) assert.equal(taskExitCode(closed({ exitCode })), exitCode);
  });

  it('is unknown, and never a made-up 0, when nobody told (§11)', () => {
    for (const kind of ['closed', 'gone', 'terminated', 'aborted'] as const) {
      assert.equal(taskExitCode(closed({ ending: { kind, text: '' } })), undefined, kind);
    }
  });

  it('is 1 when no command ran', () => {
    for (const kind of ['refused', 'unreachable'] as const) {
      assert.equal(taskExitCode(closed({ ending: { kind, text: '' } })), 1, kind);
    }
    assert.equal(
      taskExitCode(closed({ ending: { kind: 'failed', error: new AppError('denied', 'No.') } })),
      1,
    );
  });

  it('is the command’s even if the session broke afterwards', () => {
    assert.equal(taskExitCode(closed({ ending: { kind: 'gone', text: '' }, exitCode: 4 })), 4);
  });
});

describe('the last words', () => {
  it('begin with the exit code and keep those of the service', () => {
    const outcome = closed({ exitCode: 2, ending: { kind: 'closed', text: 'Session over.' } });
    assert.equal(outcomeSentence(outcome, node), 'The command ended with exit code 2. Session over.');
  });

  it('say once, in a task, that the exit code is unknown', () => {
    for (const type of ['NonInteractiveCommands', 'Standard_Stream', undefined] as const) {
      const said = taskSentence(closed({ type }), node);
      assert.equal(said.match(/exit code unknown/gi)?.length, 1, said);
    }
  });

  it('say nothing of exit codes where a task did not start', () => {
    const ending = { kind: 'failed', error: new AppError('denied', 'Access denied.') } as const;
    assert.doesNotMatch(taskSentence(closed({ ending }), node), /exit code/i);
  });

  it('do not say of a session that was terminated that its command has no exit code', () => {
    const outcome = closed({ ending: { kind: 'terminated', text: '' } });
    assert.equal(outcomeSentence(outcome, node), 'The session was terminated.');
  });
});
