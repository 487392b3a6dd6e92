import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Receiver } from '../../../../../src/core/session/channel/receiver.ts';
import { encodeMessage, messageTypes, payloadTypes } from '../../../../../src/core/session/codec/index.ts';

function createReceiver(): { receiver: Receiver; seen: string[] } {
  const seen: string[] = [];
  const receiver = new Receiver({
    confirm: ({ sequenceNumber }) => seen.push(`ack ${String(sequenceNumber)}`),
    acknowledged: (sequenceNumber) => seen.push(`acked ${String(sequenceNumber)}`),
    data: (payloadType, payload) =>
      seen.push(`data ${String(payloadType)} ${Buffer.from(payload).toString()}`),
    closed: (text) => seen.push(`closed ${text}`),
    note: (what) => seen.push(`note: ${what}`),
  });
  return { receiver, seen };
}

function frame(messageType: string, sequenceNumber: number, payload: string, payloadType = 1): Buffer {
  return encodeMessage({
    messageType,
    schemaVersion: 1,
    createdDate: 1,
    sequenceNumber,
    flags: 0,
    messageId: '08090a0b-0c0d-0e0f-0001-020304050607',
    payloadType,
    payload: Buffer.from(payload),
  });
}

const output = (sequenceNumber: number, payloadType = 1): Buffer =>
  frame(messageTypes.outputStream, sequenceNumber, String(sequenceNumber), payloadType);

it('acknowledges output after it was handled, and handshakes before (§6)', () => {
  const { receiver, seen } = createReceiver();
  receiver.frame(output(0));
  receiver.frame(output(1, payloadTypes.handshakeRequest));
  assert.deepEqual(seen, ['data 1 0', 'ack 0', 'ack 1', 'data 5 1']);
});

it('acknowledges each part of a handshake before it is handled, all else after (§6)', () => {
  const first: readonly number[] = [
    payloadTypes.handshakeRequest,
    payloadTypes.handshakeComplete,
    payloadTypes.encChallengeRequest,
  ];
  for (const kind of Object.values(payloadTypes)) {
    const { receiver, seen } = createReceiver();
    receiver.frame(output(0, kind));
    const handled = `data ${String(kind)} 0`;
    assert.deepEqual(seen, first.includes(kind) ? ['ack 0', handled] : [handled, 'ack 0']);
  }
});

it('acknowledges at once what it keeps, and does not acknowledge it again when it delivers it', () => {
  const { receiver, seen } = createReceiver();
  receiver.frame(output(1));
  receiver.frame(output(0));
  assert.deepEqual(seen, ['ack 1', 'data 1 0', 'data 1 1', 'ack 0']);
});

it('acknowledges duplicates again: a real agent whose acknowledgement got lost repeats for ever (§6)', () => {
  const { receiver, seen } = createReceiver();
  receiver.frame(output(0));
  receiver.frame(output(0));
  assert.deepEqual(seen, ['data 1 0', 'ack 0', 'ack 0']);
});

it('neither delivers nor acknowledges what is too far ahead', () => {
  const { receiver, seen } = createReceiver();
  receiver.frame(output(20_000));
  assert.deepEqual(seen, []);
});

it('passes on acknowledgements and never acknowledges them', () => {
  const { receiver, seen } = createReceiver();
  receiver.frame(frame('acknowledge', 0, '{"AcknowledgedMessageSequenceNumber":7}', 0));
  receiver.frame(frame('acknowledge', 0, 'nonsense', 0));
  assert.deepEqual(seen, ['acked 7']);
});

it('tells the service’s words when it closes the channel', () => {
  const { receiver, seen } = createReceiver();
  receiver.frame(frame('channel_closed', 99, '{"Output":"bye"}', 0));
  assert.deepEqual(seen, ['closed bye']);
});

it('notes what it drops without its bytes', () => {
  const { receiver, seen } = createReceiver();
  receiver.frame(Buffer.from('secret'));
  receiver.frame(frame('pause_publication', 0, '{}', 0));
  assert.deepEqual(seen, [
    'note: dropped a frame of 6 bytes: tooShort',
    'note: passed by a message of type "pause_publication"',
  ]);
});
