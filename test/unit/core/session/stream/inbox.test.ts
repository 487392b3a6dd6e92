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
