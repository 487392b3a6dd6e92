import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askIdentity } from '../../../../src/features/connection/api.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const signal = new AbortController().signal;

test('AWS says who we are', async () => {
  const connection = new FakeConnection({ GetCallerIdentity: () => ({ Account: '1', Arn: 'arn' }) });
  assert.deepEqual(await askIdentity(connection, signal), { account: '1', arn: 'arn' });
});

test('an answer that lacks them is said to be unknown', async () => {
  const connection = new FakeConnection({ GetCallerIdentity: () => ({}) });
  assert.deepEqual(await askIdentity(connection, signal), { account: 'unknown', arn: 'unknown' });
});
