import { test } from 'node:test';
import assert from 'node:assert/strict';
import { endingSentence, Notices } from '../../../../src/cli/session/notices.ts';
import { AppError } from '../../../../src/core/base/errors.ts';

const aws = { region: 'eu-central-1', nextAct: () => '', resumeAct: () => '' };
const target = { id: 'i-1', name: 'web' };

function lost(attempt: number, cause: string, error?: unknown) {
  return { kind: 'reconnecting', attempt, cause, ...(error === undefined ? {} : { error }) } as const;
}

test('§13 the first attempt to resume is not worth a word', () => {
  const notices = new Notices(aws);
  assert.equal(notices.of({ kind: 'connected' }), undefined);
  assert.equal(notices.of(lost(1, 'Bye')), undefined);
  assert.equal(notices.of({ kind: 'connected' }), undefined);
});

test('a row of failures is one line for each cause, and one for the end of it', () => {
  const notices = new Notices(aws);
  assert.equal(notices.of(lost(2, 'no way.')), 'Connection lost: no way. Trying again.');
  assert.equal(notices.of(lost(3, 'no way.')), undefined);
  assert.equal(notices.of(lost(4, 'no name')), 'Connection lost: no name. Trying again.');
  assert.equal(notices.of({ kind: 'connecting' }), undefined);
  assert.equal(notices.of({ kind: 'connected' }), 'Connected again.');
  assert.equal(notices.of({ kind: 'connected' }), undefined);
  assert.equal(notices.of(lost(2, 'no way.')), 'Connection lost: no way. Trying again.');
});

test('a sign-in that has expired is asked for, and the session goes on', () => {
  const notices = new Notices({ resumeAct: () => 'Sign in: aws sso login --profile p' });
  assert.equal(
    notices.of(lost(2, 'The sign-in of p has expired.', new AppError('expired', 'x'))),
    'Connection lost: The sign-in of p has expired. Sign in: aws sso login --profile p; the session then goes on by itself.',
  );
});

test('words of others cannot steer the terminal', () => {
  const notices = new Notices(aws);
  assert.equal(notices.of(lost(2, 'a\r\n\u001b[2Jb')), 'Connection lost: a [2Jb. Trying again.');
  assert.equal(endingSentence({ kind: 'closed', text: 'a\u0007\nb' }, target, aws), 'a b');
});

test('an end says why, and what to do', () => {
  const sentence = (kind: 'refused' | 'unreachable' | 'gone' | 'terminated' | 'aborted', text = '') =>
    endingSentence({ kind, text }, target, aws);
  assert.match(
    sentence('refused', 'No KMS.'),
    /^The session with web \(i-1\) could not be set up\. No KMS\.$/,
  );
  assert.match(sentence('unreachable', 'ENOTFOUND.'), /could not be opened: ENOTFOUND\. Check that/);
  assert.match(sentence('gone'), /time limit/);
  assert.equal(sentence('terminated'), 'The session was left.');
  assert.equal(sentence('aborted', 'The connection to AWS was closed.'), 'The connection to AWS was closed.');
});

test('a shell that ends by itself needs no words', () => {
  assert.equal(endingSentence({ kind: 'closed', text: '' }, target, aws), '');
});

test('StartSession’s failures are explained', () => {
  const failed = (error: unknown) => endingSentence({ kind: 'failed', error }, target, aws);
  const lost = new AppError('conflict', 'x', { code: 'TargetNotConnected' });
  assert.match(
    failed(lost),
    /^web \(i-1\) is not connected to Session Manager in eu-central-1\. Its SSM Agent.*another Region \(--region\)\.$/,
  );
  const denied = new AppError('denied', 'Access denied.', { action: 'ssm:StartSession' });
  assert.match(failed(denied), /ssm:StartSession/);
});
