import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, isAppError } from '../../../../src/core/base/errors.ts';
import type { CallOptions } from '../../../../src/core/aws/connection.ts';
import {
  decryptedValue,
  matchingPages,
  parameterDetails,
  parameterPages,
  plainValue,
} from '../../../../src/features/parameters/api.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { metadata, storeAnswers } from '../../../support/fakeParameters.ts';

const { signal } = new AbortController();

async function names(connection: FakeConnection): Promise<string[]> {
  const all: string[] = [];
  for await (const page of parameterPages(connection, signal)) all.push(...page.map((each) => each.name));
  return all;
}

test('pages of 50 to the end; a person waits for the first only', async () => {
  const priorities: CallOptions['priority'][] = [];
  const connection = new FakeConnection();
  const many = Array.from({ length: 120 }, (_, index) => metadata(`/p${String(index)}`));
  const answer = storeAnswers(many).DescribeParameters;
  connection.answer({
    DescribeParameters: (input, options) => {
      priorities.push(options.priority);
      return answer?.(input, options) ?? {};
    },
  });
  assert.equal((await names(connection)).length, 120);
  assert.deepEqual(priorities, ['foreground', 'background', 'background']);
  assert.deepEqual(connection.inputs('DescribeParameters')[1], { MaxResults: 50, NextToken: '50' });
});

test('empty pages that carry a token are followed, an empty token is none', async () => {
  const connection = new FakeConnection({
    DescribeParameters: ({ NextToken }) => {
      if (NextToken === undefined) return { NextToken: 'a' };
      return NextToken === 'a'
        ? { Parameters: [], NextToken: 'b' }
        : { Parameters: [metadata('/late')], NextToken: '' };
    },
  });
  assert.deepEqual(await names(connection), ['/late']);
});

test('an item without a name is no parameter; a type that nobody knows is handled as a secret', async () => {
  const connection = new FakeConnection({
    DescribeParameters: () => ({ Parameters: [{}, { Name: '' }, { Name: '/odd' }] }),
  });
  for await (const page of parameterPages(connection, signal)) {
    assert.deepEqual(page, [{ name: '/odd', type: 'SecureString', version: 0, isAdvanced: false }]);
  }
});

test('matching names come page by page too', async () => {
  const connection = new FakeConnection({
    DescribeParameters: ({ NextToken }) =>
      NextToken === undefined ? { NextToken: 'a' } : { Parameters: [metadata('/a/key')] },
  });
  const found: string[] = [];
  for await (const page of matchingPages(connection, 'key', signal))
    found.push(...page.map((each) => each.name));
  assert.deepEqual(found, ['/a/key']);
});

test('details are those of exactly that name', async () => {
  const modified = new Date(Date.UTC(2026, 0, 2));
  const policy = { PolicyType: 'Expiration', PolicyStatus: 'Pending', PolicyText: '{}' };
  const connection = new FakeConnection(
    storeAnswers([
      metadata('/a/b', {
        Tier: 'Advanced',
        LastModifiedDate: modified,
        LastModifiedUser: 'arn:aws:iam::1:user/x',
        Policies: [policy, {}],
      }),
    ]),
  );
  const details = await parameterDetails(connection, '/a/b', signal);
  assert.equal(details.modified, modified.getTime());
  assert.deepEqual(details.policies, [
    { type: 'Expiration', status: 'Pending', text: '{}' },
    { type: '', status: '', text: '' },
  ]);
  assert.deepEqual(connection.inputs('DescribeParameters'), [
    { ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: ['/a/b'] }] },
  ]);
});

test('a parameter that is gone says so', async () => {
  const connection = new FakeConnection(storeAnswers([]));
  await assert.rejects(
    parameterDetails(connection, '/gone', signal),
    (error) => isAppError(error) && error.kind === 'notFound' && error.message.includes('/gone'),
  );
});

test('a plain value is read without decryption', async () => {
  const connection = new FakeConnection({
    GetParameter: () => ({ Parameter: { Type: 'String', Value: 'x' } }),
  });
  assert.equal(await plainValue(connection, '/a', signal), 'x');
  assert.deepEqual(connection.inputs('GetParameter'), [{ Name: '/a', WithDecryption: false }]);
});

test('a parameter that has become a secret since it was listed gives no value', async () => {
  const connection = new FakeConnection({
    GetParameter: () => ({ Parameter: { Type: 'SecureString', Value: 'ciphertext' } }),
  });
  assert.equal(await plainValue(connection, '/a', signal), undefined);
  connection.answer({ GetParameter: () => ({}) });
  assert.equal(await plainValue(connection, '/a', signal), undefined);
});

test('revealing decrypts, and says which version it was', async () => {
  const connection = new FakeConnection({
    GetParameter: () => ({ Parameter: { Type: 'SecureString', Value: 's3cret', Version: 4 } }),
  });
  assert.deepEqual(await decryptedValue(connection, '/a', signal), { value: 's3cret', version: 4 });
  assert.deepEqual(connection.inputs('GetParameter'), [{ Name: '/a', WithDecryption: true }]);
});

test('no failure of revealing carries a value', async () => {
  const connection = new FakeConnection({ GetParameter: () => ({ Parameter: { Type: 'SecureString' } }) });
  await assert.rejects(decryptedValue(connection, '/a', signal), isAppError);
  connection.answer({
    GetParameter: () => {
      throw new AppError('denied', 'Access denied.', { action: 'kms:Decrypt' });
    },
  });
  await assert.rejects(decryptedValue(connection, '/a', signal), /Access denied/);
});
