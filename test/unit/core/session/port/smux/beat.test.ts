import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Beat, smuxBeatTimes } from '../../../../../../src/core/session/port/smux/beat.ts';
import { ManualClock } from '../../../../../support/manualClock.ts';

function create(times: { readonly intervalMs: number; readonly timeoutMs?: number }) {
  const clock = new ManualClock();
  const told: string[] = [];
  const beat = new Beat({
    ...times,
    clock,
    beat: () => void told.push('beat'),
    dead: () => void told.push('dead'),
  });
  return { clock, beat, told };
}

describe('Beat', () => {
  it('sends every 10 s, as smux does (§12)', async () => {
    const { clock, told } = create({ intervalMs: smuxBeatTimes.intervalMs });
    await clock.advance(9999);
    assert.deepEqual(told, []);
    await clock.advance(1);
    assert.deepEqual(told, ['beat']);
    await clock.advance(20_000);
    assert.deepEqual(told, ['beat', 'beat', 'beat']);
  });

  it('takes the other side for dead after 30 s without a frame (§9, §12)', async () => {
    const { clock, told } = create({ ...smuxBeatTimes });
    await clock.advance(29_999);
    assert.equal(told.includes('dead'), false);
    await clock.advance(1);
    assert.equal(told.includes('dead'), true);
  });

  it('goes on as long as something was heard in each 30 s', async () => {
    const { clock, beat, told } = create({ ...smuxBeatTimes });
    for (let round = 0; round < 20; round++) {
      await clock.advance(15_000);
      beat.heard();
    }
    assert.equal(told.includes('dead'), false);
    await clock.advance(60_000);
    assert.equal(told.includes('dead'), true);
  });

  it('without a timeout never takes anybody for dead', async () => {
    const { clock, told } = create({ intervalMs: 10_000 });
    await clock.advance(3_600_000);
    assert.equal(told.includes('dead'), false);
  });

  it('leaves no timer behind', () => {
    const { clock, beat } = create({ ...smuxBeatTimes });
    beat.dispose();
    assert.equal(clock.pending, 0);
  });
});
