import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, kindOf } from '../../../../src/core/base/errors.ts';
import { readLogSource } from '../../../../src/features/sessionHistory/logSource.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const options = { signal: new AbortController().signal };
const preferences = 'SSM-SessionManagerRunShell';

/** An account with these documents; each of version 3. */
function account(documents: Readonly<Record<string, unknown>>): FakeConnection {
  return new FakeConnection({
    GetDocument: ({ Name = '' }) => {
      const found = documents[Name];
      if (found === undefined) throw new AppError('notFound', 'None.', { code: 'InvalidDocument' });
      return { Content: typeof found === 'string' ? found : JSON.stringify(found), DocumentVersion: '3' };
    },
  });
}

test('a shell is logged as the preferences say, and it is told which version', async () => {
  const connection = account({ [preferences]: { inputs: { s3BucketName: 'logs' } } });
  for (const documentName of [preferences, '']) {
    const source = await readLogSource(connection, { documentName }, options);
    assert.deepEqual(source, { name: `${preferences}, version 3`, inputs: { s3BucketName: 'logs' } });
  }
  assert.deepEqual(connection.inputs('GetDocument')[0], { Name: preferences, DocumentFormat: 'JSON' });
});

test('a document that sets inputs of its own is asked instead; one that sets none leaves it to the preferences', async () => {
  const connection = account({
    [preferences]: { inputs: { s3BucketName: 'logs' } },
    'acme-shell': { sessionType: 'Standard_Stream', inputs: { cloudWatchLogGroupName: '/acme' } },
    'AWS-StartInteractiveCommand': { sessionType: 'InteractiveCommands' },
  });
  const own = await readLogSource(connection, { documentName: 'acme-shell' }, options);
  assert.deepEqual(own, { name: 'acme-shell, version 3', inputs: { cloudWatchLogGroupName: '/acme' } });
  const common = await readLogSource(connection, { documentName: 'AWS-StartInteractiveCommand' }, options);
  assert.equal(common?.name, `${preferences}, version 3`);
});

test('a port session of any document is never logged', async () => {
  const connection = account({ 'acme-db': { sessionType: 'Port', inputs: { s3BucketName: 'logs' } } });
  await assert.rejects(readLogSource(connection, { documentName: 'acme-db' }, options), /never logged/);
});

test('an account without preferences logs nothing; a document that is gone is said to be', async () => {
  assert.equal(await readLogSource(account({}), { documentName: '' }, options), undefined);
  await assert.rejects(
    readLogSource(account({}), { documentName: 'old\u202e' }, options),
    (error) => kindOf(error) === 'notFound' && /The document old.* is not there any more/.test(String(error)),
  );
});

test('content that cannot be read sets nothing', async () => {
  for (const content of ['', '{', '[]', '{"inputs": 7}']) {
    const source = await readLogSource(account({ [preferences]: content }), { documentName: '' }, options);
    assert.deepEqual(source?.inputs, {}, content);
  }
});

test('who may not read documents is told which action is missing', async () => {
  const connection = new FakeConnection({
    GetDocument: () => {
      throw new AppError('denied', 'No.', { action: 'ssm:GetDocument' });
    },
  });
  await assert.rejects(
    readLogSource(connection, { documentName: '' }, options),
    (error) => kindOf(error) === 'denied',
  );
});
