import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parameterUri, parseParameterUri } from '../../../../src/features/parameters/address.ts';

const address = { connectionId: 'profile/with ?# signs', name: '/prod/db/config.json' };

test('an address leads back to what it was made of', () => {
  assert.deepEqual(parseParameterUri(parameterUri(address)), address);
});

test('the tab shows the last part, and its ending chooses no language', () => {
  const { path } = parameterUri(address);
  assert.equal(path.split('/').at(-1), 'config.json (parameter)');
  assert.equal(
    parameterUri({ ...address, name: '/x/' })
      .path.split('/')
      .at(-1),
    'x (parameter)',
  );
});

test('parameters of the same last part are different editors', () => {
  const other = parameterUri({ ...address, name: '/dev/db/config.json' });
  assert.notDeepEqual(other, parameterUri(address));
  assert.equal(other.path, parameterUri(address).path);
});

test('anything else is no address', () => {
  const uri = parameterUri(address);
  assert.equal(parseParameterUri({ ...uri, scheme: 'ssm-document' }), undefined);
  for (const query of ['', 'null', '{"name":"/x"}', '{"connectionId":"a","name":7}']) {
    assert.equal(parseParameterUri({ ...uri, query }), undefined, query);
  }
});
