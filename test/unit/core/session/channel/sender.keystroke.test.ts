import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Sender } from '../../../../../src/core/session/channel/sender.ts';
import { decodeMessage } from '../../../../../src/core/session/codec/index.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

const latencyMs = 20;

/** A line that carries one message a millisecond, about 1 MB/s, and 20 ms each way. */
function createLine() {
  const clock = new ManualClock();
  const arrived: { readonly at: number; readonly text: string }[] = [];
  let freeAt = 0;
  let isFull = false;
  const sender = new Sender({
    clock,
    send: (frame) => {
      const decoded = decodeMessage(frame);
      assert.ok(decoded.ok);
      const { sequenceNumber } = decoded.message;
      const text = Buffer.from(decoded.message.payload).toString('latin1');
      freeAt = Math.max(freeAt, clock.now()) + 1;
      const there = freeAt + latencyMs - clock.now();
      clock.after(there, () => arrived.push({ at: clock.now(), text }));
      clock.after(there + latencyMs, () => sender.acknowledged(sequenceNumber));
    },
    seal: (input) => input,
    backlog: () => Math.max(0, freeAt - clock.now()) * 1024,
    drained: () => (isFull = false),
    stalled: () => undefined,
  });
  sender.up();
  sender.open();
  /** Uploads as fast as it is taken. */
  const upload = async (milliseconds: number): Promise<void> => {
    for (let passed = 0; passed < milliseconds; passed += 1) {
      while (!isFull) isFull = !sender.input(Buffer.alloc(8192));
      await clock.advance(1);
    }
  };
  return { clock, sender, arrived, upload };
}

it('lets a keystroke wait for little of an upload beside it, and the upload have the whole line', async () => {
  const { clock, sender, arrived, upload } = createLine();
  await upload(3000);
  const [before, typed] = [arrived.length, clock.now()];
  sender.input(Buffer.from('k'));
  await upload(1000);
  const waited = (arrived.find(({ text }) => text.includes('k'))?.at ?? Infinity) - typed;
  assert.ok(waited <= 350, `${String(waited)} ms`);
  assert.ok(before > 2900, `${String(before)} messages of 3,000`);
});
