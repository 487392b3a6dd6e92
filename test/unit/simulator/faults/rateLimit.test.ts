import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createRateLimit, noRateLimit } from '../../../../src/simulator/faults/rateLimit.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const throttled = (error: unknown): boolean =>
  error instanceof ServiceError && error.code === 'ThrottlingException' && error.message === 'Rate exceeded';

describe('the rate limit', () => {
  it('lets a burst through and throttles what is over it', () => {
    const limit = createRateLimit({ perSecond: 1, burst: 3 }, new ManualClock());
    for (let call = 0; call < 3; call += 1) limit.take('GetParameter');
    assert.throws(() => limit.take('GetParameter'), throttled);
  });

  it('fills up with time, and never beyond the burst', async () => {
    const clock = new ManualClock();
    const limit = createRateLimit({ perSecond: 2, burst: 2 }, clock);
    limit.take('GetParameter');
    limit.take('GetParameter');
    await clock.advance(500);
    limit.take('GetParameter');
    assert.throws(() => limit.take('GetParameter'), throttled);
    await clock.advance(60_000);
    limit.take('GetParameter');
    limit.take('GetParameter');
    assert.throws(() => limit.take('GetParameter'), throttled);
  });

  it('keeps a bucket for each operation', () => {
    const limit = createRateLimit({ perSecond: 1, burst: 1 }, new ManualClock());
    limit.take('GetParameter');
    limit.take('ListNodes');
    assert.throws(() => limit.take('GetParameter'), throttled);
  });

  it('is not there unless it was asked for', () => {
    for (let call = 0; call < 1000; call += 1) noRateLimit.take('GetParameter');
  });
});
