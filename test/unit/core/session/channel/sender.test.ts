import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Sender } from '../../../../../src/core/session/channel/sender.ts';
import {
  decodeMessage,
  payloadTypes,
  type AgentMessage,
} from '../../../../../src/core/session/codec/index.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

interface Stage {
  readonly sender: Sender;
  readonly sent: AgentMessage[];
  readonly events: string[];
  readonly clock: ManualClock;
  readonly network: { backlog: number };
}

function createSender(): Stage {
  const network = { backlog: 0 };
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
    seal: (input) => input,
    backlog: () => network.backlog,
    drained: () => events.push('drained'),
    stalled: (since) => events.push(since === undefined ? 'flows' : 'stalls'),
  });
  return { sender, sent, events, clock, network };
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

it('is sending until all input is acknowledged, queued or under way', () => {
  const { sender } = createSender();
  assert.equal(sender.isSending, false);
  sender.input(Buffer.from('a'));
  assert.equal(sender.isSending, true);
  sender.up();
  sender.open();
  assert.equal(sender.isSending, true);
  sender.acknowledged(0);
  assert.equal(sender.isSending, false);
  sender.dispose();
});

it('forgets queued input', () => {
  const { sender, sent } = createSender();
  sender.input(Buffer.from('secret'));
  sender.discardInput();
  sender.up();
  sender.open();
  assert.equal(sent.length, 0);
});

it('takes input above the high-water mark, says that it is too much, and once that it no longer is', () => {
  const { sender, sent, events } = createSender();
  assert.equal(sender.input(Buffer.alloc(1000)), true);
  assert.equal(sender.input(Buffer.alloc(300 * 1024)), false);
  sender.up();
  sender.open();
  for (let next = 0; next < sent.length; next += 1) sender.acknowledged(sent[next]?.sequenceNumber ?? 0);
  const bytes = sent.reduce((sum, { payload }) => sum + payload.byteLength, 0);
  assert.equal(bytes, 1000 + 300 * 1024);
  assert.deepEqual(events, ['drained']);
});

it('cuts a large paste into messages that the agent takes, in order', () => {
  const { sender, sent } = createSender();
  const paste = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
  sender.up();
  sender.open();
  sender.input(paste);
  for (let next = 0; next < sent.length; next += 1) sender.acknowledged(sent[next]?.sequenceNumber ?? 0);
  assert.ok(sent.every(({ payload }) => payload.byteLength <= 1024));
  assert.ok(Buffer.concat(sent.map(({ payload }) => payload)).equals(paste));
  assert.deepEqual(
    sent.map(({ sequenceNumber }) => sequenceNumber),
    sent.map((_, index) => index),
  );
});

it('holds input again while a handshake is going on, but not what else is posted', () => {
  const { sender, sent } = createSender();
  sender.up();
  sender.open();
  sender.hold();
  sender.input(Buffer.from('typed'));
  sender.post(payloadTypes.handshakeResponse, Buffer.from('{}'));
  assert.deepEqual(
    sent.map(({ payloadType }) => payloadType),
    [payloadTypes.handshakeResponse],
  );
  sender.open();
  assert.equal(Buffer.from(sent[1]?.payload ?? []).toString(), 'typed');
});

it('is not confused by acknowledgements of what was never sent', async () => {
  const { sender, sent, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  for (const number of [-1, 1, 99, 2 ** 52]) sender.acknowledged(number);
  await clock.advance(300);
  assert.ok(sent.length > 1, 'the one that was sent is still repeated');
  sender.acknowledged(0);
  const before = sent.length;
  await clock.advance(60_000);
  assert.equal(sent.length, before);
});

it('repeats the same frame: number, id and bytes', async () => {
  const { sender, sent, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  await clock.advance(1000);
  const [first, ...repeated] = sent.map(({ messageId, sequenceNumber, payload }) =>
    JSON.stringify([messageId, sequenceNumber, Buffer.from(payload).toString()]),
  );
  assert.ok(repeated.length > 0);
  for (const each of repeated) assert.equal(each, first);
});

it('leaves no timer behind when it is disposed', () => {
  const { sender, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  sender.dispose();
  assert.equal(clock.pending, 0);
});

it('keeps who was told to wait waiting, whatever little somebody else adds', () => {
  const { sender, sent, events } = createSender();
  assert.equal(sender.input(Buffer.alloc(700 * 1024)), false);
  sender.up();
  sender.open();
  // 512 messages are in flight and 188 wait, more than half of the mark.
  assert.equal(sender.input(Buffer.alloc(1)), false);
  assert.deepEqual(events, []);
  for (let next = 0; next < sent.length; next += 1) sender.acknowledged(sent[next]?.sequenceNumber ?? 0);
  assert.deepEqual(events, ['drained']);
  assert.equal(sender.input(Buffer.alloc(1)), true);
});

it('repeats nothing while nobody listens, and calls nothing stalled', async () => {
  const { sender, sent, events, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  // The look that would repeat it is due already.
  await clock.advance(150);
  sender.deafen();
  await clock.advance(600_000);
  assert.equal(sent.length, 1);
  sender.listen();
  await clock.advance(100);
  assert.deepEqual(
    sent.map(({ sequenceNumber }) => sequenceNumber),
    [0],
  );
  await clock.advance(200);
  assert.deepEqual(
    sent.map(({ sequenceNumber }) => sequenceNumber),
    [0, 0],
  );
  assert.deepEqual(events, []);
});

it('sends on while nobody listens, as far as its window goes', () => {
  const { sender, sent } = createSender();
  sender.up();
  sender.open();
  sender.deafen();
  sender.input(Buffer.alloc(600 * 1024));
  assert.equal(sent.length, 512);
});

it('does not repeat what the network has not taken yet', async () => {
  const { sender, sent, clock, network } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  network.backlog = 1024;
  await clock.advance(5000);
  assert.equal(sent.length, 1);
  network.backlog = 0;
  await clock.advance(200);
  assert.equal(sent.length, 2);
});

it('starts to count a stall anew on a new link', async () => {
  const { sender, events, clock } = createSender();
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  sender.down();
  await clock.advance(3_600_000);
  sender.up();
  await clock.advance(9000);
  assert.deepEqual(events, []);
  await clock.advance(2000);
  assert.deepEqual(events, ['stalls']);
});

it('sends a flag after the input that came before it, and before what comes after (§12)', () => {
  const { sender, sent } = createSender();
  sender.input(Buffer.alloc(1500, 'a'));
  sender.flag(Buffer.from([0, 0, 0, 1]));
  sender.input(Buffer.from('b'));
  sender.up();
  assert.equal(sent.length, 0);
  sender.open();
  assert.deepEqual(
    sent.map(({ payloadType, payload }) => [payloadType, payload.byteLength]),
    [
      [1, 1024],
      [1, 476],
      [10, 4],
      [1, 1],
    ],
  );
});

it('encrypts input and leaves flags in the clear (§10)', () => {
  const sent: AgentMessage[] = [];
  const sender = new Sender({
    clock: new ManualClock(),
    send: (frame) => {
      const decoded = decodeMessage(frame);
      if (decoded.ok) sent.push(decoded.message);
    },
    seal: (input) => Buffer.concat([Buffer.from('sealed '), input]),
    backlog: () => 0,
    drained: () => undefined,
    stalled: () => undefined,
  });
  sender.up();
  sender.open();
  sender.input(Buffer.from('a'));
  sender.flag(Buffer.from([0, 0, 0, 1]));
  sender.post(payloadTypes.size, Buffer.from('{}'));
  assert.deepEqual(
    sent.map(({ payload }) => Buffer.from(payload).toString()),
    ['sealed a', '\0\0\0\x01', '{}'],
  );
});
