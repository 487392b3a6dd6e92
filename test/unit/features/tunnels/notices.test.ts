import assert from 'node:assert/strict';
import { it } from 'node:test';
import { AppError } from '../../../../src/core/base/errors.ts';
import { Notices } from '../../../../src/features/tunnels/notices.ts';

const expired = new AppError('expired', 'The sign-in has expired.');

function createNotices() {
  const told: string[] = [];
  const retries: (() => void)[] = [];
  const notices = new Notices({
    told: (sentence) => told.push(sentence),
    needsHelp: (_, retry) => retries.push(retry),
  });
  return { notices, told, retries };
}

it('tells of connections that fail once until bytes have come, as plain text', () => {
  const { notices, told } = createNotices();
  notices.connectionFailed('No\r\nway.', 0);
  notices.connectionFailed('No\r\nway.', 0);
  assert.deepEqual([told, notices.troubleAt(0), notices.troubleAt(1)], [['No way.'], 'No way.', undefined]);
  notices.connectionFailed('No\r\nway.', 1);
  assert.deepEqual([told.length, notices.failure], [2, 'No way.']);
});

it('tells of a silent node by its name, until it is not silent or its session is over', () => {
  const { notices, told } = createNotices();
  const node = { id: 'i-00000000000000001', name: 'web-1' };
  notices.stalled(1, node);
  notices.stalled(undefined, node);
  assert.equal(notices.troubleAt(0), undefined);
  notices.stalled(2, undefined);
  assert.notEqual(notices.troubleAt(0), undefined);
  notices.sessionEnded();
  assert.equal(notices.troubleAt(0), undefined);
  assert.equal(told.length, 2);
  assert.match(told[0] ?? '', /^No answer for 10 seconds: the SSM Agent of web-1 \(i-0+1\) may be gone/);
});

it('asks for sign-in once until that has helped', () => {
  const { notices, retries } = createNotices();
  let retried = 0;
  notices.askForSignIn(expired, () => (retried += 1));
  notices.askForSignIn(expired, () => undefined);
  assert.equal(retries.length, 1);
  retries[0]?.();
  assert.equal(retried, 1);
  notices.helped();
  notices.askForSignIn(expired, () => undefined);
  assert.equal(retries.length, 2);
});
