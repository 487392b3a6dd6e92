import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ByteQueue } from '../../../../../src/core/session/stream/byteQueue.ts';
import { createRandom } from '../../../../support/random.ts';

it('joins small pieces and cuts large ones', () => {
  const queue = new ByteQueue();
  for (const text of ['ab', '', 'c', 'defgh']) queue.push(Buffer.from(text));
  assert.equal(queue.length, 8);
  assert.equal(Buffer.from(queue.take(4)).toString(), 'abcd');
  assert.equal(Buffer.from(queue.take(100)).toString(), 'efgh');
  assert.equal(queue.length, 0);
  assert.equal(queue.take(10).byteLength, 0);
});

it('forgets everything', () => {
  const queue = new ByteQueue();
  queue.push(Buffer.from('abc'));
  queue.take(1);
  queue.clear();
  queue.push(Buffer.from('x'));
  assert.equal(Buffer.from(queue.take(9)).toString(), 'x');
});

it('neither loses nor doubles a byte', () => {
  const random = createRandom(11);
  const sent = random.bytes(50_000);
  const queue = new ByteQueue();
  const received: Uint8Array[] = [];
  let position = 0;
  while (position < sent.length || queue.length > 0) {
    const size = random.below(700);
    queue.push(sent.subarray(position, position + size));
    position += size;
    if (random.chance(0.6)) received.push(queue.take(1 + random.below(1024)));
  }
  assert.ok(Buffer.concat(received).equals(sent));
});
