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

describe('what a view gives away', () => {
  it('is the plain value of a secret only where decryption was asked for', () => {
    const secret = parameter('license-key');
    for (const version of secret.versions()) {
      const sealed = JSON.stringify([
        parameterView({ parameter: secret, version, selector: undefined }, view, testContext),
        historyView(secret, version, view),
        metadataView(secret, testContext),
      ]);
      assert.ok(!sealed.includes(version.value), 'the value is in the sealed views');
      const open = parameterView(
        { parameter: secret, version, selector: undefined },
        { ...view, decrypt: true },
        testContext,
      );
      assert.equal(open['Value'], version.value);
    }
  });

  it('is no value at all in a description, of a secret or not', () => {
    for (const key of ['license-key', 'on-call', '/shop/production/db/password'])
      assert.equal('Value' in metadataView(parameter(key), testContext), false, key);
  });

  it('seals each version by its own name and number', () => {
    const seen: string[] = [];
    const cipher = (name: string, version: number): string => {
      seen.push(`${name}:${version}`);
      return 'sealed';
    };
    const secret = parameter('/shop/production/db/password');
    for (const version of secret.versions()) historyView(secret, version, { decrypt: false, cipher });
    assert.deepEqual(
      seen,
      [1, 2, 3].map((number) => `/shop/production/db/password:${number}`),
    );
  });

  it('echoes a selector with its colon, and none where none was asked for', () => {
    const list = parameter('on-call');
    const read = (selector: string | undefined): unknown =>
      parameterView({ parameter: list, version: latest(list), selector }, view, testContext)['Selector'];
    assert.equal(read('2'), ':2');
    assert.equal(read('thisWeek'), ':thisWeek');
    assert.equal(read(undefined), undefined);
  });

  it('tells the labels of each version in the history', () => {
    const list = parameter('on-call');
    assert.deepEqual(
      list.versions().map((version) => historyView(list, version, view)['Labels']),
      [[], [], ['thisWeek']],
    );
  });
});
