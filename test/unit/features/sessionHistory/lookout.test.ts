import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, type ErrorKind } from '../../../../src/core/base/errors.ts';
import { Lookout } from '../../../../src/features/sessionHistory/lookout.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

interface Scene {
  readonly clock: ManualClock;
  readonly lookout: Lookout;
  looks: number;
  failures: number;
  fails: ErrorKind | undefined;
  aborted: number;
  /** Holds looks up until it is called. */
  hold: Promise<void> | undefined;
}

function scene(): Scene {
  const clock = new ManualClock();
  const made: Omit<Scene, 'lookout' | 'clock'> = {
    looks: 0,
    failures: 0,
    fails: undefined,
    aborted: 0,
    hold: undefined,
  };
  const lookout = new Lookout(clock, {
    look: async (signal) => {
      made.looks++;
      signal.addEventListener('abort', () => made.aborted++);
      await made.hold;
      if (made.fails !== undefined) throw new AppError(made.fails, 'No.');
    },
    failed: () => made.failures++,
  });
  return Object.assign(made, { clock, lookout });
}

test('nothing is looked at while nobody sees it, or before it was read once', async () => {
  const stage = scene();
  stage.lookout.setVisible(true);
  await stage.clock.advance(300_000);
  assert.equal(stage.looks, 0);
  stage.lookout.wait();
  stage.lookout.setVisible(false);
  await stage.clock.advance(300_000);
  assert.deepEqual([stage.looks, stage.clock.pending], [0, 0]);
});

test('it looks twice a minute, soon after coming back, and soon when something has happened', async () => {
  const stage = scene();
  stage.lookout.setVisible(true);
  stage.lookout.wait();
  await stage.clock.advance(60_000);
  assert.equal(stage.looks, 2);
  stage.lookout.setVisible(false);
  stage.lookout.setVisible(true);
  await stage.clock.advance(2_000);
  assert.equal(stage.looks, 3);
  stage.lookout.soon();
  await stage.clock.advance(2_000);
  assert.equal(stage.looks, 4);
});

test('trouble that passes makes it look less, other trouble is told once', async () => {
  const stage = scene();
  stage.lookout.setVisible(true);
  stage.lookout.wait();
  stage.fails = 'throttled';
  await stage.clock.advance(30_000);
  await stage.clock.advance(119_000);
  assert.deepEqual([stage.looks, stage.failures], [1, 0]);
  stage.fails = 'expired';
  await stage.clock.advance(1_000);
  assert.deepEqual([stage.looks, stage.failures], [2, 1]);
  await stage.clock.advance(600_000);
  stage.lookout.soon();
  await stage.clock.advance(600_000);
  assert.deepEqual([stage.looks, stage.failures], [2, 1]);
  stage.fails = undefined;
  stage.lookout.wait();
  await stage.clock.advance(30_000);
  assert.equal(stage.looks, 3);
});

test('a look that is under way when it is stopped comes to nothing', async () => {
  const stage = scene();
  let release = (): void => undefined;
  stage.hold = new Promise((resolve) => (release = resolve));
  stage.fails = 'denied';
  stage.lookout.setVisible(true);
  stage.lookout.wait();
  await stage.clock.advance(30_000);
  stage.lookout.rest();
  assert.equal(stage.aborted, 1);
  release();
  await settle();
  assert.deepEqual([stage.failures, stage.clock.pending], [0, 0]);
});
