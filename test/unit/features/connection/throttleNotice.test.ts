import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ThrottleNotice } from '../../../../src/features/connection/throttleNotice.ts';
import { ManualClock } from '../../../support/manualClock.ts';

test('many throttles are one sentence in half a minute and service', async () => {
  const clock = new ManualClock();
  const said: string[] = [];
  const notice = new ThrottleNotice(clock, (sentence) => said.push(sentence));
  const hear = (service: string) => notice.hear({ service, operation: 'ListCommands', retryInMs: 500 });
  hear('ssm');
  hear('ssm');
  hear('ec2');
  await clock.advance(29_999);
  hear('ssm');
  assert.deepEqual(said, [
    'Systems Manager throttles ListCommands: going on more slowly.',
    'EC2 throttles ListCommands: going on more slowly.',
  ]);
  await clock.advance(1);
  hear('ssm');
  hear('new');
  assert.equal(said.length, 4);
  assert.match(said[3] ?? '', /^new throttles/);
});
