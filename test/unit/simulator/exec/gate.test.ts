import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Gate } from '../../../../src/simulator/exec/gate.ts';
import { settle } from '../../../support/manualClock.ts';

describe('a gate', () => {
  it('lets so many in at once, and the others in their order', async () => {
    const gate = new Gate(2);
    const inside: number[] = [];
    const leave: (() => void)[] = [];
    const all = [1, 2, 3, 4].map((guest) =>
      gate.run(async () => {
        inside.push(guest);
        await new Promise<void>((resolve) => leave.push(resolve));
        return guest;
      }),
    );
    await settle();
    assert.deepEqual(inside, [1, 2]);
    leave[1]?.();
    await settle();
    assert.deepEqual(inside, [1, 2, 3]);
    leave[0]?.();
    leave[2]?.();
    await settle();
    leave[3]?.();
    assert.deepEqual(await Promise.all(all), [1, 2, 3, 4]);
  });

  it('frees the place of a task that fails', async () => {
    const gate = new Gate(1);
    await assert.rejects(
      gate.run(() => Promise.reject(new Error('broken'))),
      /broken/,
    );
    assert.equal(await gate.run(() => Promise.resolve('next')), 'next');
  });
});
