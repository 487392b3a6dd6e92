import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Loader } from '../../../../src/core/base/loader.ts';
import { settle } from '../../../support/manualClock.ts';

function watched(): { loader: Loader; phases: string[] } {
  const loader = new Loader();
  const phases: string[] = [];
  loader.onDidChange((state) => phases.push(state.phase));
  return { loader, phases };
}

test('a load runs and is done', async () => {
  const { loader, phases } = watched();
  loader.start(async () => {});
  assert.equal(loader.isRunning, true);
  await settle();
  assert.deepEqual(phases, ['running', 'done']);
});

test('a failure is kept until the next load', async () => {
  const { loader } = watched();
  const error = new Error('no');
  loader.start(async () => {
    throw error;
  });
  await settle();
  assert.deepEqual(loader.state, { phase: 'failed', error });
  loader.start(async () => {});
  await settle();
  assert.deepEqual(loader.state, { phase: 'done' });
});

test('a newer load aborts the older, whose failure no longer counts', async () => {
  const { loader, phases } = watched();
  let aborted = false;
  loader.start(
    (signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted = true;
          reject(new Error('late'));
        });
      }),
  );
  loader.start(async () => {});
  await settle();
  assert.equal(aborted, true);
  assert.deepEqual(phases, ['running', 'running', 'done']);
});

test('a reset aborts and forgets', async () => {
  const { loader } = watched();
  const signals: AbortSignal[] = [];
  loader.start((signal) => {
    signals.push(signal);
    return new Promise(() => {});
  });
  loader.reset();
  await settle();
  assert.equal(signals[0]?.aborted, true);
  assert.deepEqual(loader.state, { phase: 'idle' });
});

test('work that a load leaves behind is aborted when it ends', async () => {
  const { loader } = watched();
  const signals: AbortSignal[] = [];
  loader.start(async (signal) => {
    signals.push(signal);
    throw new Error('the first of two streams failed');
  });
  await settle();
  assert.equal(signals[0]?.aborted, true);
  assert.equal(loader.state.phase, 'failed');
});

test('disposing aborts and is silent', async () => {
  const { loader, phases } = watched();
  const signals: AbortSignal[] = [];
  loader.start(async (signal) => {
    signals.push(signal);
  });
  loader.dispose();
  await settle();
  assert.equal(signals[0]?.aborted, true);
  assert.deepEqual(phases, ['running']);
});
