import assert from 'node:assert/strict';
import { it } from 'node:test';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { ChannelEvents } from '../../../../../src/core/session/channel/events.ts';

it('logs that a listener failed and lets the others hear', () => {
  const errors: string[] = [];
  const events = new ChannelEvents({ ...silentLog, error: (line) => errors.push(line) });
  const heard: number[] = [];
  events.exit.event(() => {
    throw new Error('of the listener');
  });
  events.exit.event((code) => heard.push(code));
  events.exit.fire(3);
  assert.deepEqual(heard, [3]);
  assert.equal(errors.length, 1);
});

it('is silent after it was disposed', () => {
  const events = new ChannelEvents(silentLog);
  const heard: unknown[] = [];
  events.output.event((bytes) => heard.push(bytes));
  events.closed.event((end) => heard.push(end));
  events.dispose();
  events.output.fire(new Uint8Array());
  events.closed.fire({ kind: 'gone', text: '' });
  assert.deepEqual(heard, []);
});
