import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { SmuxSession, smuxBeatTimes } from '../../../../../../src/core/session/port/smux/index.ts';
import { ManualClock } from '../../../../../support/manualClock.ts';
import { createRandom } from '../../../../../support/random.ts';
import { createSmuxPair, type SmuxPair } from '../../../../../support/session/smuxPair.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

/** A client whose bytes are kept. */
function createClient(options: Partial<ConstructorParameters<typeof SmuxSession>[0]> = {}) {
  const clock = new ManualClock();
  const sent: Buffer[] = [];
  const told: string[] = [];
  const session = new SmuxSession({
    side: 'client',
    clock,
    write: (bytes) => sent.push(Buffer.from(bytes)) > 0,
    congested: (isCongested) => void told.push(String(isCongested)),
    failed: (fault) => void told.push(fault),
    ...options,
  });
  return { clock, session, told, sent: () => Buffer.concat(sent) };
}

function collect(stream: Readable): () => Buffer {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks);
}

function accepted(pair: SmuxPair, id: number) {
  const stream = pair.accepted.get(id);
  assert.ok(stream, `stream ${String(id)} was accepted`);
  return stream;
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SmuxSession, one side against bytes written by hand', () => {
  it('opens stream 3 first and odd ids after it (§12)', () => {
    const { session, sent } = createClient();
    assert.equal(session.open().id, 3);
    assert.equal(session.open().id, 5);
    assert.deepEqual(sent(), hex('01 00 0000 03000000  01 00 0000 05000000'));
  });

  it('sends data as PSH and the end of the writable side as FIN', async () => {
    const { clock, session, sent } = createClient();
    session.open().end('hi');
    await clock.advance(0);
    assert.deepEqual(sent(), hex('01 00 0000 03000000  01 02 0200 03000000 6869  01 01 0000 03000000'));
  });

  it('sends FIN at once, without what still waits, when a stream is destroyed', async () => {
    const { clock, session, sent } = createClient({ write: () => false });
    const stream = session.open();
    const writes: Buffer[] = [];
    stream.on('error', () => undefined);
    stream.write('never sent');
    stream.destroy();
    await clock.advance(0);
    assert.deepEqual(sent(), Buffer.alloc(0));
    assert.equal(session.size, 0);
    assert.deepEqual(writes, []);
  });

  it('sends FIN once, however a stream ends', async () => {
    const { clock, session, sent } = createClient();
    const stream = session.open();
    stream.end();
    await clock.advance(0);
    stream.destroy();
    await clock.advance(0);
    assert.deepEqual(sent(), hex('01 00 0000 03000000  01 01 0000 03000000'));
  });

  it('refuses streams that the other side opens, when nobody accepts them', () => {
    const { session, sent } = createClient();
    session.receive(hex('01 00 0000 02000000'));
    assert.deepEqual(sent(), hex('01 01 0000 02000000'));
    assert.equal(session.size, 0);
  });

  it('passes by data and FIN of streams that it does not know', () => {
    const { session, told } = createClient();
    session.receive(hex('01 02 0100 09000000 61  01 01 0000 09000000'));
    assert.deepEqual(told, []);
  });

  it('is dead after a malformed frame: an error kind, all streams destroyed, nothing sent', async () => {
    const { clock, session, told, sent } = createClient();
    const stream = session.open();
    const before = sent().length;
    session.receive(hex('02 00 0000 03000000'));
    await clock.advance(0);
    assert.deepEqual(told, ['version']);
    assert.equal(stream.destroyed, true);
    session.receive(hex('02 00 0000 03000000'));
    assert.equal(session.open().destroyed, true);
    assert.deepEqual(told, ['version']);
    assert.equal(sent().length, before);
  });
});

describe('SmuxSession, keep-alive (§9, §12)', () => {
  it('sends NOPs when it is on, and nothing when the gates turn it off', async () => {
    const on = createClient({ keepAlive: { intervalMs: smuxBeatTimes.intervalMs } });
    const off = createClient();
    await on.clock.advance(20_000);
    await off.clock.advance(600_000);
    assert.deepEqual(on.sent(), hex('01 03 0000 00000000  01 03 0000 00000000'));
    assert.deepEqual(off.sent(), Buffer.alloc(0));
    assert.equal(off.clock.pending, 0);
  });

  it('answers no NOP', () => {
    const { session, sent } = createClient();
    session.receive(hex('01 03 0000 00000000'));
    assert.deepEqual(sent(), Buffer.alloc(0));
  });

  it('ends an agent whose client does not beat exactly 30 s after it began', async () => {
    const pair = createSmuxPair({ server: { keepAlive: smuxBeatTimes } });
    await pair.clock.advance(29_999);
    assert.deepEqual(pair.told, []);
    await pair.clock.advance(1);
    assert.deepEqual(pair.told, ['server failed timeout']);
  });

  it('keeps an agent with a timeout alive by NOPs', async () => {
    const beating = { intervalMs: smuxBeatTimes.intervalMs };
    const pair = createSmuxPair({ client: { keepAlive: beating }, server: { keepAlive: smuxBeatTimes } });
    for (let second = 0; second < 600; second += 5) {
      await pair.clock.advance(5000);
      await pair.settle();
    }
    assert.deepEqual(pair.told, []);
  });
});

describe('SmuxSession, two sides', () => {
  it('carries 40 streams each way at once, split anywhere over messages, intact by SHA-256', async () => {
    const random = createRandom(7);
    const pair = createSmuxPair({ random, room: 8192 });
    const streams = Array.from({ length: 40 }, () => pair.client.open());
    await pair.settle();
    const checks = streams.map((stream) => {
      const up = random.bytes(random.below(30_000));
      const down = random.bytes(random.below(30_000));
      const other = accepted(pair, stream.id);
      const received = { up: collect(other), down: collect(stream) };
      stream.write(up);
      other.write(down);
      return () => {
        assert.equal(hash(received.up()), hash(up));
        assert.equal(hash(received.down()), hash(down));
      };
    });
    await pair.settle();
    for (const check of checks) check();
    assert.deepEqual(pair.told, []);
  });

  it('delivers what came before a FIN, then the end', async () => {
    const pair = createSmuxPair();
    const stream = pair.client.open();
    await pair.settle();
    const got = collect(stream);
    let isEnded = false;
    stream.on('end', () => (isEnded = true));
    accepted(pair, 3).end(Buffer.alloc(100_000, 'x'));
    await pair.settle();
    assert.equal(got().length, 100_000);
    assert.equal(isEnded, true);
  });

  it('lets a stream still send after the other side has finished its own', async () => {
    const pair = createSmuxPair();
    const stream = pair.client.open();
    await pair.settle();
    const other = accepted(pair, 3);
    const got = collect(other);
    stream.resume();
    other.end('answer');
    await pair.settle();
    stream.write('still here');
    await pair.settle();
    assert.equal(got().toString(), 'still here');
  });

  it('does not stall other streams behind one that nobody reads, until the bucket is full (§12)', async () => {
    const pair = createSmuxPair({ client: { bucketBytes: 512 * 1024 } });
    const slow = pair.client.open();
    const quick = pair.client.open();
    await pair.settle();
    const got = collect(quick);
    accepted(pair, slow.id).write(Buffer.alloc(400 * 1024, 's'));
    accepted(pair, quick.id).write(Buffer.alloc(300 * 1024, 'q'));
    await pair.settle();
    assert.equal(got().length, 300 * 1024);
    assert.deepEqual(pair.told, []);
  });

  it('says when 4 MiB are unread (§12) and when they are read, and loses nothing of what still came', async () => {
    const pair = createSmuxPair();
    const slow = pair.client.open();
    await pair.settle();
    const writer = accepted(pair, slow.id);
    writer.write(Buffer.alloc(4 * 1024 * 1024 - 1, 'x'));
    await pair.settle();
    assert.deepEqual(pair.told, [], 'not before');
    // The reader's own buffer takes a little of it.
    writer.write(Buffer.alloc(200_000, 'x'));
    await pair.settle();
    assert.deepEqual(pair.told, ['client congested']);
    const got = collect(slow);
    await pair.settle();
    assert.equal(got().length, 4 * 1024 * 1024 - 1 + 200_000);
    assert.deepEqual(pair.told, ['client congested', 'client free']);
  });

  it('gives the bucket its room back when a full stream is destroyed', async () => {
    const pair = createSmuxPair({ client: { bucketBytes: 100_000 } });
    const slow = pair.client.open();
    await pair.settle();
    accepted(pair, slow.id).write(Buffer.alloc(300_000));
    await pair.settle();
    slow.destroy();
    await pair.settle();
    assert.deepEqual(pair.told, ['client congested', 'client free']);
  });

  it('makes a writer wait when the transport is full', async () => {
    const pair = createSmuxPair({ room: 16_384 });
    const stream = pair.client.open();
    assert.equal(stream.write(Buffer.alloc(500_000)), false);
    assert.ok(pair.up.bytes < 40_000, `${String(pair.up.bytes)} bytes were written`);
    let isDrained = false;
    stream.on('drain', () => (isDrained = true));
    await pair.settle();
    assert.equal(isDrained, true);
  });

  it('passes by a second SYN of an open stream, as real peers do', async () => {
    const pair = createSmuxPair();
    pair.client.open();
    await pair.settle();
    const first = accepted(pair, 3);
    pair.server.receive(hex('01 00 0000 03000000'));
    assert.equal(pair.accepted.get(3), first);
    assert.equal(pair.server.size, 1);
  });

  it('never crashes on 10,000 malformed pieces: an error kind or patience', () => {
    const random = createRandom(99);
    const faults = new Set<string>();
    for (let round = 0; round < 10_000; round++) {
      const { session, told } = createClient({ accepted: (stream) => void stream.resume() });
      session.open().on('error', () => undefined);
      session.receive(hex('01 02 0100 03000000 61'));
      const bytes = random.bytes(2 + random.below(40));
      if (round % 2 === 0) bytes.set([1, random.below(5)]);
      session.receive(bytes);
      for (const fault of told) faults.add(fault);
      session.dispose();
    }
    assert.deepEqual([...faults].sort(), ['command', 'length', 'version']);
  });
});
