import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Sender } from '../../../../../src/core/session/channel/sender.ts';
import {
  messageTypes,
  payloadTypes,
  type AgentMessage,
} from '../../../../../src/core/session/codec/index.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

const output: AgentMessage = {
  messageType: messageTypes.outputStream,
  schemaVersion: 1,
  createdDate: 0,
  sequenceNumber: 0,
  flags: 0,
  messageId: '00000000-0000-4000-8000-000000000000',
  payloadType: payloadTypes.output,
  payload: Buffer.from('page'),
};

/** A sender with 64 KiB under way, of which nothing is acknowledged. */
function createUpload() {
  const clock = new ManualClock();
  const told: string[] = [];
  const network = { backlog: 0 };
  const sender = new Sender({
    clock,
    send: () => undefined,
    seal: (input) => input,
    backlog: () => network.backlog,
    drained: () => undefined,
    stalled: (since) => told.push(since === undefined ? 'flows' : 'stalls'),
  });
  sender.up();
  sender.open();
  sender.input(Buffer.alloc(64 * 1024));
  return { sender, clock, told, network };
}

it('is not stalled while the agent sends: its acknowledgements wait behind that (§6, §8)', async () => {
  const { sender, clock, told } = createUpload();
  for (let seconds = 0; seconds < 60; seconds += 5) {
    await clock.advance(5000);
    sender.confirm(output);
  }
  assert.deepEqual(told, []);
  await clock.advance(10_100);
  assert.deepEqual(told, ['stalls']);
  sender.confirm(output);
  assert.deepEqual(told, ['stalls', 'flows']);
});

it('is not stalled while the network takes what was sent, and is when it takes no more', async () => {
  const { clock, told, network } = createUpload();
  network.backlog = 64 * 1024;
  for (let seconds = 0; seconds < 60; seconds += 5) {
    await clock.advance(5000);
    network.backlog -= 1024;
  }
  await clock.advance(1000);
  assert.deepEqual(told, []);
  await clock.advance(10_000);
  assert.deepEqual(told, ['stalls']);
  network.backlog -= 1024;
  await clock.advance(100);
  assert.deepEqual(told, ['stalls', 'flows']);
});

it('is not stalled by the sleep of the computer', async () => {
  const { clock, told } = createUpload();
  await clock.advance(1000);
  clock.sleep(3_600_000);
  await clock.advance(9000);
  assert.deepEqual(told, []);
  await clock.advance(1100);
  assert.deepEqual(told, ['stalls']);
});
