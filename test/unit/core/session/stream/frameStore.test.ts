import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FrameStore } from '../../../../../src/core/session/stream/frameStore.ts';

it('gives as many bytes as were asked for, also for a frame larger than its slots', () => {
  const store = new FrameStore();
  assert.deepEqual(
    [1, 120, 1280, 1281, 70_000].map((bytes) => store.allocate(bytes).length),
    [1, 120, 1280, 1281, 70_000],
  );
});

it('never gives two frames the same memory at a time, however many there are', () => {
  const store = new FrameStore();
  const frames = Array.from({ length: 1000 }, (_, index) => store.allocate(1144).fill(index % 251));
  assert.ok(frames.every((frame, index) => frame.every((byte) => byte === index % 251)));
});

it('uses what was released again, in full even after a short frame', () => {
  const store = new FrameStore();
  const frames = Array.from({ length: 64 }, () => store.allocate(10));
  const slab = frames[0]?.buffer;
  for (const frame of frames) store.release(frame);
  const again = Array.from({ length: 64 }, (_, index) => store.allocate(1280).fill(index));
  assert.ok(again.every((frame) => frame.buffer === slab && frame.length === 1280));
  assert.ok(again.every((frame, index) => frame.every((byte) => byte === index)));
});

it('leaves memory alone that it did not give', () => {
  const store = new FrameStore();
  const foreign = Buffer.from('mine');
  store.release(foreign);
  store.release(store.allocate(5000));
  for (let frame = 0; frame < 200; frame += 1) store.allocate(1280).fill(0);
  assert.equal(foreign.toString(), 'mine');
});

it('keeps no more than a window needs: what a flood took is left to the garbage collector', () => {
  const store = new FrameStore();
  const flood = Array.from({ length: 5000 }, (_, index) => store.allocate(1280).fill(index % 251));
  assert.ok(flood.every((frame, index) => frame.every((byte) => byte === index % 251)));
  for (const frame of flood) store.release(frame);
  const kept = new Set(flood.slice(0, 1024).map(({ buffer }) => buffer));
  const again = Array.from({ length: 5000 }, () => store.allocate(1280));
  assert.equal(again.filter(({ buffer }) => kept.has(buffer)).length, 1024);
});

it('gives all back when it is cleared, and leaves the frames that are out alone', () => {
  const store = new FrameStore();
  const out = store.allocate(1280).fill(7);
  const { buffer } = out;
  store.clear();
  store.release(out);
  const later = Array.from({ length: 200 }, () => store.allocate(1280).fill(9));
  assert.ok(later.every((frame) => frame.buffer !== buffer));
  assert.ok(out.every((byte) => byte === 7));
});
