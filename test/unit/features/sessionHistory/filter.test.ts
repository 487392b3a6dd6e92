import { test } from 'node:test';
import assert from 'node:assert/strict';
import { filterWords, noFilter, serviceFilter } from '../../../../src/features/sessionHistory/filter.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();
const web = { id: 'i-00000000000000001', name: 'web-\u202e1\n' };

test('a filter is told in a few words, which are text', () => {
  assert.equal(filterWords(noFilter), '');
  assert.equal(filterWords({ node: web, mine: false }), 'web- 1');
  assert.equal(filterWords({ node: { ...web, name: '' }, mine: true }), 'mine, i-00000000000000001');
});

test('who `mine` is, is asked only when it matters', async () => {
  const connection = new FakeConnection({ GetCallerIdentity: () => ({ Arn: 'arn:me' }) });
  assert.deepEqual(await serviceFilter(noFilter, connection, signal), {});
  assert.deepEqual(await serviceFilter({ node: web, mine: false }, connection, signal), { target: web.id });
  assert.equal(connection.calls.length, 0);
  assert.deepEqual(await serviceFilter({ node: undefined, mine: true }, connection, signal), {
    owner: 'arn:me',
  });
});
