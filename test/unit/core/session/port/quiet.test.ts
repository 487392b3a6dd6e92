import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Quiet } from '../../../../../src/core/session/port/quiet.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

function create(isListening?: () => boolean) {
  const clock = new ManualClock();
  const quiet = new Quiet(clock, isListening);
  const done: number[] = [];
  const begin = clock.now();
  return { clock, quiet, done, note: () => void done.push(clock.now() - begin) };
}

describe('Quiet', () => {
  it('acts once after the silence', async () => {
    const { clock, quiet, done, note } = create();
    quiet.start(1000, note);
    await clock.advance(10_000);
    assert.deepEqual(done, [1000]);
  });

  it('waits on after everything that was heard', async () => {
    const { clock, quiet, done, note } = create();
    quiet.start(1000, note);
    for (let count = 0; count < 5; count++) {
      await clock.advance(900);
      quiet.stir();
    }
    assert.deepEqual(done, []);
    await clock.advance(1000);
    assert.deepEqual(done, [5500]);
  });

  it('does not count a silence in which nothing could be heard', async () => {
    let isListening = false;
    const { clock, quiet, done, note } = create(() => isListening);
    quiet.start(1000, note);
    await clock.advance(5000);
    isListening = true;
    await clock.advance(1000);
    assert.deepEqual(done, [6000]);
  });

  it('waits for one thing at a time', async () => {
    const { clock, quiet, done, note } = create();
    quiet.start(1000, () => void done.push(-1));
    quiet.start(2000, note);
    await clock.advance(10_000);
    assert.deepEqual(done, [2000]);
  });

  it('leaves no timer behind', () => {
    const { clock, quiet, note } = create();
    quiet.start(1000, note);
    quiet.dispose();
    assert.equal(clock.pending, 0);
  });
});
