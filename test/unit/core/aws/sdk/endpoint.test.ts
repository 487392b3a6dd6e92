import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointOf } from '../../../../../src/core/aws/sdk/endpoint.ts';

test('FIPS chooses among the Region’s own endpoints; the SDK refuses it beside a custom one', () => {
  assert.deepEqual(endpointOf(undefined, true), { useFipsEndpoint: true });
  assert.deepEqual(endpointOf(undefined, false), { useFipsEndpoint: false });
  assert.deepEqual(endpointOf('http://x', true), { useFipsEndpoint: false, endpoint: 'http://x' });
});
