import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Outbox } from '../../../../../src/core/session/stream/outbox.ts';

/** Adds `count` messages whose one byte is their sequence number modulo 256. */
function send(outbox: Outbox, count: number, now: number): void {
  for (let index = 0; index < count; index++) outbox.add(Buffer.from([outbox.nextSequenceNumber]), now);
}

function numbers(frames: readonly Uint8Array[]): readonly (number | undefined)[] {
  return frames.map((frame) => frame[0]);
}

describe('numbering', () => {
  it('starts at 0 and counts every data message (§7)', () => {
    const outbox = new Outbox();
    assert.equal(outbox.nextSequenceNumber, 0);
    send(outbox, 3, 0);
    assert.equal(outbox.nextSequenceNumber, 3);
    assert.equal(outbox.size, 3);
  });

  it('frees a message by its sequence number alone, in any order', () => {
    const outbox = new Outbox();
    send(outbox, 3, 0);
    outbox.acknowledge(1, 5);
    outbox.acknowledge(1, 6);
    outbox.acknowledge(99, 7);
    assert.deepEqual(numbers(outbox.all(10)), [0, 2]);
  });
});

describe('sending again (§8)', () => {
  it('waits the first 200 ms, then twice as long each time up to a second, without a last attempt', () => {
    const outbox = new Outbox();
    send(outbox, 1, 0);
    const times: number[] = [];
    for (let now = 0; now <= 10_000; now += 100) if (outbox.due(now).length > 0) times.push(now);
    assert.deepEqual(times.slice(0, 5), [200, 600, 1400, 2400, 3400]);
    assert.equal(outbox.size, 1);
  });

  it('waits as long as the round trip suggests', () => {
    const outbox = new Outbox();
    for (let index = 0; index < 200; index++) {
      send(outbox, 1, index * 100);
      outbox.acknowledge(index, index * 100 + 40);
    }
    send(outbox, 1, 20_000);
    assert.equal(outbox.due(20_045).length, 0);
    assert.equal(outbox.due(20_055).length, 1);
  });

  it('learns nothing from the acknowledgement of a repeated message', () => {
    const outbox = new Outbox();
    send(outbox, 1, 0);
    outbox.due(200);
    outbox.acknowledge(0, 201);
    send(outbox, 1, 1000);
    assert.equal(outbox.due(1199).length, 0);
    assert.equal(outbox.due(1200).length, 1);
  });

  it('repeats every message that a later one overtook, so that one lost acknowledgement blocks nothing', () => {
    const outbox = new Outbox();
    send(outbox, 100, 0);
    for (let number = 0; number < 100; number++) if (number % 10 !== 7) outbox.acknowledge(number, 50);
    assert.deepEqual(numbers(outbox.due(300)), [7, 17, 27, 37, 47, 57, 67, 77, 87, 97]);
  });

  it('does not send a slow agent its whole backlog again', () => {
    const outbox = new Outbox();
    send(outbox, 500, 0);
    assert.equal(outbox.due(300).length, 16);
  });

  it('sends everything again, in order, on a new socket (§13)', () => {
    const outbox = new Outbox();
    send(outbox, 5, 0);
    outbox.acknowledge(2, 10);
    assert.deepEqual(numbers(outbox.all(1000)), [0, 1, 3, 4]);
    assert.equal(outbox.due(1100).length, 0);
  });
});

describe('the window', () => {
  it('is full at its size and has room again after an acknowledgement', () => {
    const outbox = new Outbox(4);
    send(outbox, 3, 0);
    assert.ok(outbox.hasRoom);
    send(outbox, 1, 0);
    assert.ok(!outbox.hasRoom);
    outbox.acknowledge(2, 1);
    assert.ok(outbox.hasRoom);
  });

  /** Sends and acknowledges others for `ms` while message 0 stays unacknowledged. Returns its repetitions. */
  function keepLosingTheFirst(outbox: Outbox, ms: number): number {
    let repeated = 0;
    send(outbox, 1, 0);
    for (let now = 0; now < ms; now += 100) {
      send(outbox, 1, now);
      outbox.acknowledge(outbox.nextSequenceNumber - 1, now + 50);
      repeated += outbox.due(now + 100).length;
    }
    return repeated;
  }

  it('does not stay shut for acknowledgements that a peer never repeats (§6)', () => {
    const outbox = new Outbox(1);
    keepLosingTheFirst(outbox, 1000);
    assert.equal(outbox.hasRoom, false);
    const patient = new Outbox(1);
    keepLosingTheFirst(patient, 10_000);
    assert.equal(patient.size, 1);
    assert.ok(patient.hasRoom);
  });

  it('goes on repeating what it doubts, since the peer may be refusing it', () => {
    const calm = keepLosingTheFirst(new Outbox(), 10_000);
    const later = keepLosingTheFirst(new Outbox(), 40_000);
    assert.ok(later - calm >= 4, `${String(calm)} then ${String(later)}`);
  });

  it('repeats an old doubt ever more rarely, and yet again', () => {
    const hour = keepLosingTheFirst(new Outbox(), 3_600_000);
    const twoHours = keepLosingTheFirst(new Outbox(), 7_200_000);
    assert.ok(hour < 50, String(hour));
    assert.ok(twoHours > hour && twoHours - hour < 10, String(twoHours));
  });

  it('does not take a dead peer for lost acknowledgements: a few probes and no more', () => {
    const outbox = new Outbox(8);
    for (let now = 0; now < 600_000; now += 100) {
      while (outbox.hasRoom) send(outbox, 1, now);
      outbox.due(now);
    }
    assert.equal(outbox.size, 8 + 64);
  });

  it('finds out by probes that all it waits for is lost for good', () => {
    const outbox = new Outbox(8);
    send(outbox, 8, 0);
    for (let now = 0; now < 60_000; now += 100) {
      while (outbox.nextSequenceNumber < 1000 && outbox.hasRoom) {
        send(outbox, 1, now);
        outbox.acknowledge(outbox.nextSequenceNumber - 1, now);
      }
      outbox.due(now);
    }
    assert.equal(outbox.nextSequenceNumber, 1000);
    assert.equal(outbox.size, 8);
  });

  it('repeats the newest message too when many older ones stay unacknowledged for ever', () => {
    const outbox = new Outbox();
    send(outbox, 400, 0);
    const repeated = new Set<number | undefined>();
    for (let now = 0; now < 20_000; now += 100) {
      for (const [number] of outbox.due(now)) repeated.add(number);
    }
    assert.equal(repeated.size, 256);
  });

  it('forgets a message when one 100,000 later is acknowledged: the agent keeps no more behind a gap', () => {
    const outbox = new Outbox();
    send(outbox, 100_001, 0);
    for (let number = 1; number < 100_000; number++) outbox.acknowledge(number, 1);
    assert.equal(outbox.size, 2);
    outbox.acknowledge(100_000, 1);
    assert.equal(outbox.size, 0);
  });
});

describe('not acknowledged since', () => {
  it('is unknown while nothing is unacknowledged', () => {
    const outbox = new Outbox();
    assert.equal(outbox.unacknowledgedSince, undefined);
    send(outbox, 1, 10);
    outbox.acknowledge(0, 20);
    assert.equal(outbox.unacknowledgedSince, undefined);
  });

  it('is when the oldest was first sent, however often it was repeated', () => {
    const outbox = new Outbox();
    send(outbox, 1, 10);
    outbox.due(1000);
    send(outbox, 1, 2000);
    assert.equal(outbox.unacknowledgedSince, 10);
  });

  it('is the last sign of life when one came after that', () => {
    const outbox = new Outbox();
    send(outbox, 2, 10);
    outbox.acknowledge(1, 500);
    assert.equal(outbox.unacknowledgedSince, 500);
  });
});

describe('a slow line', () => {
  it('has nothing sent twice while acknowledgements come in order', () => {
    const outbox = new Outbox();
    send(outbox, 400, 0);
    let repeated = 0;
    for (let index = 0; index < 400; index++) {
      const now = 100 * (index + 1);
      outbox.acknowledge(index, now);
      repeated += outbox.due(now + 50).length;
    }
    assert.equal(repeated, 0);
  });

  it('has the last message repeated when it was lost and silence follows', () => {
    const outbox = new Outbox();
    send(outbox, 3, 0);
    outbox.acknowledge(0, 100);
    outbox.acknowledge(1, 100);
    assert.deepEqual(numbers(outbox.due(200)), []);
    assert.deepEqual(numbers(outbox.due(300)), [2]);
  });
});

describe('listening again', () => {
  it('counts neither silence nor a stall from before', () => {
    const outbox = new Outbox();
    send(outbox, 1, 0);
    outbox.listening(50_000);
    assert.equal(outbox.unacknowledgedSince, 50_000);
    assert.deepEqual(numbers(outbox.due(50_100)), []);
    assert.deepEqual(numbers(outbox.due(50_200)), [0]);
  });
});

describe('the memory of frames', () => {
  /** As the sender does: the frame is written to what the outbox gave. */
  function write(outbox: Outbox, bytes: number, now: number): Buffer {
    const frame = outbox.allocate(bytes).fill(outbox.nextSequenceNumber % 251);
    outbox.add(frame, now);
    return frame;
  }

  it('is not used again while a frame may be repeated, whatever is acknowledged around it', () => {
    const outbox = new Outbox(10_000);
    let repeated = 0;
    for (let count = 0; count < 3000; count++) {
      const now = count * 10;
      write(outbox, 100 + (count % 1180), now);
      // Every third stays and is repeated; acknowledgements that come twice free nothing twice.
      if (count % 3 !== 0) for (let time = 0; time < 2; time++) outbox.acknowledge(count, now + 1);
      repeated += outbox.due(now + 2).length;
    }
    assert.ok(repeated > 1000);
    const kept = outbox.all(40_000);
    assert.equal(kept.length, 1000);
    assert.ok(kept.every((frame, index) => frame.every((byte) => byte === (index * 3) % 251)));
  });

  it('is given back with everything else when nothing is sent any more', () => {
    const outbox = new Outbox();
    const { buffer } = write(outbox, 1280, 0);
    outbox.clear();
    assert.deepEqual([outbox.size, outbox.unacknowledgedSince, outbox.due(10_000)], [0, undefined, []]);
    assert.notEqual(write(outbox, 1280, 0).buffer, buffer);
  });
});
