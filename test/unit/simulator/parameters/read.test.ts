import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findVersion } from '../../../../src/simulator/parameters/read.ts';
import { seedStore } from '../../../../src/simulator/parameters/seedStore.ts';
import { fleetNow } from '../support/fleet.ts';

const store = seedStore({ count: undefined, seed: 1, now: fleetNow, user: 'me' });

function valueOf(reference: string): string {
  const found = findVersion(store, reference);
  return typeof found === 'string' ? found : found.version.value;
}

describe('findVersion', () => {
  it('finds the latest version, one by number and one by label', () => {
    assert.equal(valueOf('/operations/maintenance-banner'), 'off');
    assert.equal(valueOf('/operations/maintenance-banner:2'), 'on');
    assert.equal(valueOf('/shop/shared/base-image:previous'), 'ami-0a1b2c3d4e5f60718');
  });

  it('finds by ARN, and without the slash at the top', () => {
    assert.equal(valueOf('arn:aws:ssm:eu-central-1:123456789012:parameter/on-call'), 'chris,ana');
    assert.equal(valueOf('/on-call:1'), 'ana,ben');
  });

  it('tells a parameter that is missing from a version that is', () => {
    assert.equal(valueOf('/nowhere:1'), 'noParameter');
    for (const selector of ['9', 'nolabel', '', '01x'])
      assert.equal(valueOf(`on-call:${selector}`), 'noVersion');
  });
});
