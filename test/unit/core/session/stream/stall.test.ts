import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Stall } from '../../../../../src/core/session/stream/stall.ts';

const start = 1_700_000_000_000;

interface Watched {
  readonly stall: Stall;
  readonly told: (number | undefined)[];
  /** Looks every 100 ms for so long. `backlog`: how much waits at a moment since the start. */
  readonly pass: (milliseconds: number, backlog?: (elapsed: number) => number) => void;
  readonly elapsed: () => number;
}

/** Something was sent at the start, and is never acknowledged unless a test says so. */
function watch(): Watched {
  const told: (number | undefined)[] = [];
  const stall = new Stall((since) => told.push(since === undefined ? undefined : since - start));
  let now = start;
  return {
    stall,
    told,
    elapsed: () => now - start,
    pass: (milliseconds, backlog = () => 0) => {
      for (const end = now + milliseconds; now < end;) {
        now += 100;
        stall.look(now, backlog(now - start), start);
      }
    },
  };
}

describe('a stream', () => {
  it('stalls when nothing came and nothing was taken for 10 seconds, and says so once', () => {
    const { told, pass } = watch();
    pass(9900);
    assert.deepEqual(told, []);
    pass(60_000);
    assert.deepEqual(told, [0]);
  });

  it('does not stall while anything comes, and does 10 seconds after the last', () => {
    const { stall, told, pass, elapsed } = watch();
    for (let count = 0; count < 10; count++) {
      pass(9000);
      stall.moved(start + elapsed());
    }
    pass(9900);
    assert.deepEqual(told, []);
    pass(100);
    assert.deepEqual(told, [90_000]);
  });

  it('does not stall while the network takes what waits, however slowly', () => {
    const { told, pass } = watch();
    // A chunk of 64 KiB each nine seconds, 7 KB/s.
    pass(90_000, (elapsed) => 10 * 65_536 - Math.floor(elapsed / 9000) * 65_536);
    assert.deepEqual(told, []);
    pass(20_000, () => 65_536);
    assert.equal(told.length, 1);
  });

  it('stalls when what waits stays or grows', () => {
    for (const backlog of [() => 65_536, (elapsed: number) => 65_536 + elapsed]) {
      const { told, pass } = watch();
      pass(10_000, backlog);
      assert.deepEqual(told, [0]);
    }
  });

  it('is not taken for moving by pings, which this computer takes in a moment', () => {
    const { told, pass } = watch();
    pass(10_000, (elapsed) => (elapsed % 3000 === 0 ? 15 : 0));
    assert.deepEqual(told, [0]);
  });

  it('moves again when anything comes or is taken, and may stall again', () => {
    const { stall, told, pass, elapsed } = watch();
    pass(12_000, () => 4096);
    stall.moved(start + elapsed());
    assert.deepEqual(told, [0, undefined]);
    pass(11_000, () => 4096);
    pass(200, () => 1024);
    assert.deepEqual(told, [0, undefined, 12_000, undefined]);
  });

  it('does not stall while nothing is waited for', () => {
    const { stall, told } = watch();
    for (let at = 100; at <= 60_000; at += 100) stall.look(start + at, 0, undefined);
    assert.deepEqual(told, []);
  });

  it('counts no silence in which this computer slept and could not have heard anything', () => {
    const { stall, told, pass } = watch();
    pass(5000);
    stall.look(start + 3_600_000, 0, start);
    assert.deepEqual(told, []);
    for (let at = 100; at <= 10_000; at += 100) stall.look(start + 3_600_000 + at, 0, start);
    assert.deepEqual(told, [3_600_000]);
  });

  it('that was idle for long counts from what is sent then', () => {
    const { stall, told, pass } = watch();
    pass(1000);
    stall.moved(start + 1000);
    const sent = start + 60_000;
    for (let at = 100; at <= 10_000; at += 100) stall.look(sent + at, 0, sent);
    assert.deepEqual(told, [60_000]);
  });
});
