import assert from 'node:assert/strict';
import { it } from 'node:test';
import { keepAliveMilliseconds } from '../../../../src/core/model/keepAlive.ts';

it('keeps the keep-alive within its bounds, whatever the settings file says', () => {
  assert.deepEqual([-1, 0, 5, 30, 1e9].map(keepAliveMilliseconds), [5000, 5000, 5000, 30_000, 300_000]);
});
