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
    if (random.chance(0.6)) received.push(Buffer.from(queue.take(1 + random.below(1024))));
  }
  assert.ok(Buffer.concat(received).equals(sent));
});

it('gives a copy: what is done to the bytes afterwards does not reach what was put in', () => {
  const queue = new ByteQueue();
  const source = Buffer.from('abc');
  queue.push(source);
  queue.take(3).fill(0);
  assert.equal(source.toString(), 'abc');
});

it('takes nothing for a limit of nothing, and loses nothing by it', () => {
  const queue = new ByteQueue();
  queue.push(Buffer.from('abc'));
  assert.equal(queue.take(0).byteLength, 0);
  assert.equal(queue.length, 3);
  assert.equal(Buffer.from(queue.take(3)).toString(), 'abc');
});

it('is quick with a hundred thousand single keys', () => {
  const queue = new ByteQueue();
  for (let count = 0; count < 100_000; count += 1) queue.push(Buffer.from('x'));
  let taken = 0;
  while (queue.length > 0) taken += queue.take(1).byteLength;
  assert.equal(taken, 100_000);
});

it('gives a view that holds until the next bytes are put in, when it was the last, too', () => {
  const queue = new ByteQueue();
  for (let round = 0; round < 50; round += 1) {
    queue.push(Buffer.alloc(3000, round));
    const first = queue.take(1024);
    const second = queue.take(1024);
    const last = queue.take(1024);
    assert.ok([first, second, last].every((view) => view.every((byte) => byte === round)));
    assert.equal(queue.length, 0);
  }
});

it('does not keep the memory of a paste, nor what was cleared', () => {
  const queue = new ByteQueue();
  queue.push(Buffer.alloc(4 * 1024 * 1024));
  const large = queue.take(1).buffer;
  while (queue.length > 0) queue.take(64 * 1024);
  queue.push(Buffer.from('a'));
  const small = queue.take(1).buffer;
  assert.ok(small.byteLength < large.byteLength);
  queue.clear();
  queue.push(Buffer.from('b'));
  assert.notEqual(queue.take(1).buffer, small);
});
