import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Sender } from '../../../../../src/core/session/channel/sender.ts';
import {
  decodeMessage,
  payloadTypes,
  type AgentMessage,
} from '../../../../../src/core/session/codec/index.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

function createSender(): { sender: Sender; sent: AgentMessage[]; events: string[]; clock: ManualClock } {
  const clock = new ManualClock();
  const sent: AgentMessage[] = [];
  const events: string[] = [];
  const sender = new Sender({
    clock,
    send: (frame) => {
      const decoded = decodeMessage(frame);
      assert.ok(decoded.ok);
      sent.push(decoded.message);
    },
    drained: () => events.push('drained'),
    stalled: (since) => events.push(since === undefined ? 'flows' : 'stalls'),
  });
  return { sender, sent, events, clock };
}

it('sends nothing before the link is up and the gate is open', () => {
  const { sender, sent } = createSender();
  sender.input(Buffer.from('a'));
  sender.open();
  assert.equal(sent.length, 0);
  sender.up();
  assert.equal(sent.length, 1);
});

it('joins what was typed while it could not be sent', () => {
  const { sender, sent } = createSender();
  for (const text of ['l', 's', '\r']) sender.input(Buffer.from(text));
  sender.up();
  sender.open();
  assert.deepEqual(
    sent.map(({ payload }) => Buffer.from(payload).toString()),
    ['ls\r'],
  );
});

it('sends data with flags 0, schema 1 and the time (§3)', () => {
  const { sender, sent, clock } = createSender();
  sender.up();
  sender.post(payloadTypes.size, Buffer.from('{}'));
  const { flags, schemaVersion, createdDate, messageType } = sent[0] ?? assert.fail();
  assert.deepEqual(
    [flags, schemaVersion, createdDate, messageType],
    [0, 1, clock.now(), 'input_stream_data'],
  );
});

it('looks every 100 ms at what is unacknowledged, and not at all when there is nothing', async () => {
  const { sender, sent, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  await clock.advance(199);
  assert.equal(sent.length, 1);
  await clock.advance(1);
  assert.equal(sent.length, 2);
  sender.acknowledged(0);
  await clock.advance(100);
  assert.equal(clock.pending, 0);
});

it('repeats nothing while the link is down, and everything once it is up', async () => {
  const { sender, sent, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  sender.down();
  await clock.advance(60_000);
  assert.equal(sent.length, 1);
  sender.up();
  assert.deepEqual(
    sent.map(({ sequenceNumber }) => sequenceNumber),
    [0, 0],
  );
});

it('says once that it stalls and once that it flows again', async () => {
  const { sender, events, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  await clock.advance(60_000);
  sender.acknowledged(0);
  sender.acknowledged(0);
  assert.deepEqual(events, ['stalls', 'flows']);
});

it('is not stalled by a link that is down: that is another state', async () => {
  const { sender, events, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  await clock.advance(60_000);
  sender.down();
  assert.deepEqual(events, ['stalls', 'flows']);
});

it('forgets queued input', () => {
  const { sender, sent } = createSender();
  sender.input(Buffer.from('secret'));
  sender.discardInput();
  sender.up();
  sender.open();
  assert.equal(sent.length, 0);
});
