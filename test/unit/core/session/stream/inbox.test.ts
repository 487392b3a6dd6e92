import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AgentMessage } from '../../../../../src/core/session/codec/index.ts';
import { Inbox } from '../../../../../src/core/session/stream/inbox.ts';
import { createRandom } from '../../../../support/random.ts';

function message(sequenceNumber: number): AgentMessage {
  return {
    messageType: 'output_stream_data',
    schemaVersion: 1,
    createdDate: 1,
    sequenceNumber,
    flags: 0,
    messageId: '',
    payloadType: 1,
    payload: new Uint8Array(),
  };
}

function drain(inbox: Inbox): readonly number[] {
  const numbers: number[] = [];
  for (let next = inbox.take(); next !== undefined; next = inbox.take()) numbers.push(next.sequenceNumber);
  return numbers;
}

it('expects 0 first and counts up (§7)', () => {
  const inbox = new Inbox();
  assert.equal(inbox.accept(message(0)), 'next');
  assert.deepEqual(drain(inbox), [0]);
  assert.equal(inbox.expected, 1);
});

it('keeps what is ahead of a gap and delivers it in order once the gap is filled', () => {
  const inbox = new Inbox();
  assert.equal(inbox.accept(message(2)), 'kept');
  assert.equal(inbox.accept(message(1)), 'kept');
  assert.deepEqual(drain(inbox), []);
  assert.equal(inbox.waiting, 2);
  assert.equal(inbox.accept(message(0)), 'next');
  assert.deepEqual(drain(inbox), [0, 1, 2]);
  assert.equal(inbox.waiting, 0);
});

it('calls what was delivered or is kept a duplicate, which must be acknowledged again (§6)', () => {
  const inbox = new Inbox();
  inbox.accept(message(0));
  drain(inbox);
  inbox.accept(message(2));
  assert.equal(inbox.accept(message(0)), 'duplicate');
  assert.equal(inbox.accept(message(2)), 'duplicate');
});

it('has room for the next message even when everything else is full', () => {
  const inbox = new Inbox(3);
  for (const number of [1, 2, 3]) assert.equal(inbox.accept(message(number)), 'kept');
  assert.equal(inbox.accept(message(4)), 'overflow');
  assert.equal(inbox.accept(message(2 ** 50)), 'overflow');
  assert.equal(inbox.accept(message(0)), 'next');
  assert.deepEqual(drain(inbox), [0, 1, 2, 3]);
});

it('delivers each message once, in order, whatever the order and number of arrivals', () => {
  const random = createRandom(5);
  const inbox = new Inbox();
  const delivered: number[] = [];
  const missing = new Set(Array.from({ length: 500 }, (_, index) => index));
  while (missing.size > 0) {
    const number = random.below(500);
    inbox.accept(message(number));
    missing.delete(number);
    delivered.push(...drain(inbox));
  }
  assert.deepEqual(
    delivered,
    Array.from({ length: 500 }, (_, index) => index),
  );
});

it('keeps no more than its capacity, whatever a peer that floods sends', () => {
  const inbox = new Inbox(50);
  const random = createRandom(31);
  for (let count = 0; count < 5000; count += 1) inbox.accept(message(1 + random.below(10_000)));
  assert.ok(inbox.waiting <= 50);
  assert.equal(inbox.expected, 0);
});

it('loses nothing to an overflow when the peer sends it again', () => {
  const inbox = new Inbox(4);
  const delivered: number[] = [];
  const pending = new Set(Array.from({ length: 60 }, (_, index) => index));
  const random = createRandom(32);
  while (pending.size > 0) {
    const numbers = [...pending];
    const number = numbers[random.below(numbers.length)] ?? 0;
    if (inbox.accept(message(number)) !== 'overflow') pending.delete(number);
    delivered.push(...drain(inbox));
  }
  assert.deepEqual(
    delivered,
    Array.from({ length: 60 }, (_, index) => index),
  );
});

it('takes the first message that claims a number, and calls every later one a duplicate', () => {
  const inbox = new Inbox();
  inbox.accept({ ...message(1), messageId: 'first' });
  assert.equal(inbox.accept({ ...message(1), messageId: 'second' }), 'duplicate');
  inbox.accept(message(0));
  inbox.take();
  assert.equal(inbox.take()?.messageId, 'first');
});

it('gives nothing while there is nothing', () => {
  const inbox = new Inbox();
  assert.equal(inbox.take(), undefined);
  assert.equal(inbox.take(), undefined);
  assert.equal(inbox.expected, 0);
});
