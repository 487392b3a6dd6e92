import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isoDuration, isoTime } from '../../../../../src/simulator/commands/views/times.ts';

describe('times of GetCommandInvocation', () => {
  it('are ISO 8601, and empty while there is none', () => {
    assert.equal(isoTime(1_700_000_000_123), '2023-11-14T22:13:20.123Z');
    assert.equal(isoTime(undefined), '');
  });

  it('are durations in hours, minutes and seconds', () => {
    assert.equal(isoDuration(0), 'PT0S');
    assert.equal(isoDuration(30), 'PT0.03S');
    assert.equal(isoDuration(1_500), 'PT1.5S');
    assert.equal(isoDuration(60_000), 'PT1M');
    assert.equal(isoDuration(125_000), 'PT2M5S');
    assert.equal(isoDuration(3_600_000 + 61_001), 'PT1H1M1.001S');
    assert.equal(isoDuration(-5), 'PT0S');
  });
});
