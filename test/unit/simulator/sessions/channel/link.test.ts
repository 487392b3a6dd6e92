import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../../../../src/simulator/base/random.ts';
import { createMisfortune } from '../../../../../src/simulator/sessions/channel/link.ts';

const count = (lostMessages: number, doubledMessages: number): readonly [number, number, number] => {
  const fortune = createMisfortune(() => ({ lostMessages, doubledMessages }), seededRandom(3));
  const times = Array.from({ length: 10_000 }, fortune);
  return [0, 1, 2].map((wanted) => times.filter((each) => each === wanted).length) as [
    number,
    number,
    number,
  ];
};

describe('faults of a channel', () => {
  it('leave every message alone unless they are asked for', () => {
    assert.deepEqual(count(0, 0), [0, 10_000, 0]);
  });

  it('lose and double about as many as was asked for', () => {
    const [lost, sound, doubled] = count(0.1, 0.2);
    assert.ok(Math.abs(lost - 1_000) < 100, String(lost));
    assert.ok(Math.abs(doubled - 1_800) < 150, String(doubled));
    assert.equal(lost + sound + doubled, 10_000);
    assert.deepEqual(count(1, 1), [10_000, 0, 0]);
    assert.deepEqual(count(0, 1), [0, 0, 10_000]);
  });

  it('are the same for the same seed', () => {
    assert.deepEqual(count(0.3, 0.3), count(0.3, 0.3));
  });

  it('can be switched while the channel is open', () => {
    let lostMessages = 0;
    const fortune = createMisfortune(() => ({ lostMessages, doubledMessages: 0 }), seededRandom(3));
    assert.equal(fortune(), 1);
    lostMessages = 1;
    assert.equal(fortune(), 0);
  });
});
