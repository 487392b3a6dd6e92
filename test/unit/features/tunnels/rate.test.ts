import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bytesText, rateBetween, rateText } from '../../../../src/features/tunnels/rate.ts';

describe('a rate', () => {
  it('is what went through, by the second', () => {
    const rate = rateBetween({ at: 1000, sent: 10, received: 100 }, { at: 3000, sent: 30, received: 1100 });
    assert.deepEqual(rate, { sent: 10, received: 500 });
  });

  it('is none where no time passed, where the clock went back, and where counters began anew', () => {
    const at = (time: number, bytes: number) => ({ at: time, sent: bytes, received: bytes });
    assert.deepEqual(rateBetween(at(5, 0), at(5, 9)), { sent: 0, received: 0 });
    assert.deepEqual(rateBetween(at(5, 0), at(4, 9)), { sent: 0, received: 0 });
    assert.deepEqual(rateBetween(at(0, 900), at(1000, 3)), { sent: 0, received: 0 });
  });

  it('is said in both directions, and not at all when nothing flows', () => {
    assert.equal(rateText({ sent: 3400, received: 1_200_000 }), '↓ 1.2 MB/s ↑ 3.4 KB/s');
    assert.equal(rateText({ sent: 0, received: 7 }), '↓ 7 B/s ↑ 0 B/s');
    assert.equal(rateText({ sent: 0.4, received: 0 }), '');
  });
});

describe('bytes', () => {
  for (const [bytes, text] of [
    [0, '0 B'],
    [-5, '0 B'],
    [999, '999 B'],
    [999.6, '1.0 KB'],
    [1000, '1.0 KB'],
    [9949, '9.9 KB'],
    [9960, '10 KB'],
    [34_000, '34 KB'],
    [999_499, '999 KB'],
    [999_500, '1.0 MB'],
    [1_500_000_000, '1.5 GB'],
    [3e15, '3000 TB'],
  ] as const) {
    it(`${String(bytes)} are ${text}`, () => assert.equal(bytesText(bytes), text));
  }
});
