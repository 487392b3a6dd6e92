import assert from 'node:assert/strict';
import { it } from 'node:test';
import { InputQueue } from '../../../../../src/core/session/stream/inputQueue.ts';
import { createRandom } from '../../../../support/random.ts';

const flag = (value: number): Buffer => Buffer.from([0, 0, 0, value]);

function drain(queue: InputQueue, limit: number): string[] {
  const taken: string[] = [];
  for (let next = queue.take(limit); next !== undefined; next = queue.take(limit)) {
    const { payloadType, payload } = next;
    taken.push(payloadType === 10 ? `flag ${String(payload[3])}` : Buffer.from(payload).toString());
  }
  return taken;
}

it('joins what was put in one by one and cuts what is too long', () => {
  const queue = new InputQueue();
  for (const text of ['a', 'b', 'cdefg']) queue.push(Buffer.from(text));
  assert.equal(queue.length, 7);
  assert.deepEqual(drain(queue, 3), ['abc', 'def', 'g']);
  assert.ok(queue.isEmpty);
});

it('keeps each flag in its place among the bytes', () => {
  const queue = new InputQueue();
  queue.pushFlag(flag(1));
  queue.push(Buffer.from('abcd'));
  queue.pushFlag(flag(2));
  queue.pushFlag(flag(3));
  queue.push(Buffer.from('e'));
  queue.pushFlag(flag(4));
  assert.deepEqual(drain(queue, 3), ['flag 1', 'abc', 'd', 'flag 2', 'flag 3', 'e', 'flag 4']);
});

it('is not empty while a flag waits, though it has no bytes', () => {
  const queue = new InputQueue();
  queue.pushFlag(flag(1));
  assert.equal(queue.length, 0);
  assert.equal(queue.isEmpty, false);
  assert.deepEqual(drain(queue, 1), ['flag 1']);
  assert.equal(queue.isEmpty, true);
});

it('copies the bytes, for the caller may use its buffer again', () => {
  const queue = new InputQueue();
  const buffer = Buffer.from('first');
  queue.push(buffer);
  buffer.fill('X');
  assert.deepEqual(drain(queue, 10), ['first']);
});

it('forgets everything when it is cleared, and starts anew', () => {
  const queue = new InputQueue();
  queue.push(Buffer.from('abc'));
  queue.pushFlag(flag(1));
  queue.clear();
  assert.ok(queue.isEmpty);
  queue.push(Buffer.from('d'));
  queue.pushFlag(flag(2));
  assert.deepEqual(drain(queue, 10), ['d', 'flag 2']);
});

it('brings everything in order, however it is put in and taken out', () => {
  const random = createRandom(5);
  const queue = new InputQueue();
  let put = '';
  let taken = '';
  for (let step = 0; step < 2000; step++) {
    if (random.chance(0.3)) {
      queue.pushFlag(flag(7));
      put += '|';
    } else if (random.chance(0.5)) {
      const text = 'abcdefghij'.slice(0, random.below(11));
      queue.push(Buffer.from(text));
      put += text;
    }
    const next = queue.take(1 + random.below(4));
    if (next !== undefined) taken += next.payloadType === 10 ? '|' : Buffer.from(next.payload).toString();
  }
  for (const rest of drain(queue, 3)) taken += rest === 'flag 7' ? '|' : rest;
  assert.equal(taken, put);
});
