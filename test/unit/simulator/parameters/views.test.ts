import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { latest, type Parameter } from '../../../../src/simulator/parameters/model.ts';
import { seedStore } from '../../../../src/simulator/parameters/seedStore.ts';
import { historyView, metadataView, parameterView } from '../../../../src/simulator/parameters/views.ts';
import { at, testContext } from '../support/api.ts';
import { fleetNow } from '../support/fleet.ts';

const store = seedStore({ count: undefined, seed: 1, now: fleetNow, user: 'me' });
const view = { decrypt: false, cipher: () => 'sealed' };

function parameter(key: string): Parameter {
  const found = store.find(key);
  assert.ok(found);
  return found;
}

describe('the views of a parameter', () => {
  it('seal secrets only', () => {
    for (const [key, expected] of [
      ['license-key', 'sealed'],
      ['on-call', 'chris,ana'],
    ] as const) {
      const shown = parameter(key);
      const read = parameterView(
        { parameter: shown, version: latest(shown), selector: undefined },
        view,
        testContext,
      );
      assert.equal(read['Value'], expected);
      assert.equal(historyView(shown, latest(shown), view)['Value'], expected);
    }
  });

  it('tell times in seconds', () => {
    const metadata = metadataView(parameter('on-call'), testContext);
    assert.equal(metadata['LastModifiedDate'], latest(parameter('on-call')).modified / 1000);
    assert.equal(metadata['LastModifiedUser'], 'me');
  });

  it('tell policies with their text', () => {
    const metadata = metadataView(parameter('/shop/shared/tls-certificate'), testContext);
    assert.equal(at(metadata, 'Policies', 0, 'PolicyType'), 'NoChangeNotification');
    assert.equal(at(metadata, 'Policies', 0, 'PolicyStatus'), 'Pending');
    assert.match(String(at(metadata, 'Policies', 0, 'PolicyText')), /"After":"300"/);
  });

  it('leave out what was never said', () => {
    const metadata = metadataView(parameter('/operations/maintenance-banner'), testContext);
    for (const key of ['Description', 'AllowedPattern', 'KeyId']) assert.equal(key in metadata, false, key);
  });
});
