import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, cancelled, isCancelled } from '../../../../src/core/base/errors.ts';
import { parameterText } from '../../../../src/features/parameters/read.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { metadata, storeAnswers } from '../../../support/fakeParameters.ts';

const { signal } = new AbortController();
const store = storeAnswers([metadata('/plain'), metadata('/secret', { Type: 'SecureString' })]);

test('a plain parameter shows with its value', async () => {
  const connection = new FakeConnection({
    ...store,
    GetParameter: () => ({ Parameter: { Type: 'String', Value: 'hello' } }),
  });
  assert.match(await parameterText(connection, '/plain', signal), /\nValue\nhello\n$/);
});

test('the value of a secret is not even asked for', async () => {
  const connection = new FakeConnection(store);
  assert.match(await parameterText(connection, '/secret', signal), /not revealed/);
  assert.equal(connection.count('GetParameter'), 0);
});

test('a value that may not be read does not hide the rest', async () => {
  const connection = new FakeConnection({
    ...store,
    GetParameter: () => {
      throw new AppError('denied', 'Access denied.', { action: 'ssm:GetParameter' });
    },
  });
  const text = await parameterText(connection, '/plain', signal);
  assert.match(text, /could not be read: Access denied\. The missing permission is ssm:GetParameter\./);
});

test('a cancelled read is no text', async () => {
  const connection = new FakeConnection({
    ...store,
    GetParameter: () => {
      throw cancelled();
    },
  });
  await assert.rejects(parameterText(connection, '/plain', signal), isCancelled);
});
