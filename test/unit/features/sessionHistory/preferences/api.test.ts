import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, kindOf } from '../../../../../src/core/base/errors.ts';
import {
  addVersion,
  createPreferences,
  makeDefault,
  readPreferences,
  readVersion,
  sameMeaning,
} from '../../../../../src/features/sessionHistory/preferences/api.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';

const options = { signal: new AbortController().signal };
const name = 'SSM-SessionManagerRunShell';

test('the version in force is read, in the format it was written in', async () => {
  const connection = new FakeConnection({
    DescribeDocument: () => ({
      Document: { DefaultVersion: '3', LatestVersion: '4', DocumentFormat: 'YAML' },
    }),
    GetDocument: ({ DocumentVersion, DocumentFormat }) => ({
      Content: `${String(DocumentVersion)} ${String(DocumentFormat)}`,
    }),
  });
  const read = await readPreferences(connection, options);
  assert.deepEqual(read, { text: '3 YAML', format: 'YAML', version: '3', latest: '4' });
});

test('an answer without versions or with an unknown format is read as the first version in JSON', async () => {
  const connection = new FakeConnection({
    DescribeDocument: () => ({}),
    GetDocument: () => ({ Content: '{}' }),
  });
  const read = await readPreferences(connection, options);
  assert.deepEqual(read, { text: '{}', format: 'JSON', version: '1', latest: '1' });
});

test('where nobody has saved preferences there are none; any other failure is one', async () => {
  const failing = (code: string): FakeConnection =>
    new FakeConnection({
      DescribeDocument: () => {
        throw new AppError('notFound', 'No.', { code });
      },
    });
  assert.equal(await readPreferences(failing('InvalidDocument'), options), undefined);
  await assert.rejects(readPreferences(failing('Other'), options));
});

test('a version without content is a failure that says so', async () => {
  const connection = new FakeConnection({ GetDocument: () => ({}) });
  await assert.rejects(
    readVersion(connection, '3', 'JSON', options),
    (error) => kindOf(error) === 'notFound',
  );
});

test('preferences are created as a Session document, and changed on top of the newest version', async () => {
  const connection = new FakeConnection({
    CreateDocument: () => ({}),
    UpdateDocument: () => ({ DocumentDescription: { DocumentVersion: '5' } }),
    UpdateDocumentDefaultVersion: () => ({}),
  });
  await createPreferences(connection, '{}', 'JSON', options);
  assert.equal(await addVersion(connection, '{ }', 'JSON', options), '5');
  await makeDefault(connection, '5', options);
  assert.deepEqual(
    connection.calls.map(({ input }) => input),
    [
      { Name: name, DocumentType: 'Session', DocumentFormat: 'JSON', Content: '{}' },
      { Name: name, DocumentVersion: '$LATEST', DocumentFormat: 'JSON', Content: '{ }' },
      { Name: name, DocumentVersion: '5' },
    ],
  );
});

function duplicating(texts: Readonly<Record<string, string>>): FakeConnection {
  return new FakeConnection({
    UpdateDocument: () => {
      throw new AppError('conflict', 'The same.', { code: 'DuplicateDocumentContent' });
    },
    ListDocumentVersions: ({ NextToken }) =>
      NextToken === undefined
        ? { DocumentVersions: [{ DocumentVersion: '2' }, {}], NextToken: 'more' }
        : { DocumentVersions: Object.keys(texts).map((DocumentVersion) => ({ DocumentVersion })) },
    GetDocument: ({ DocumentVersion }) => ({ Content: texts[DocumentVersion ?? ''] ?? '{"other": 1}' }),
  });
}

test('content that a version has already is no failure: the newest such version is taken', async () => {
  const connection = duplicating({ 9: '{"a":1}', 10: '{\n  "a": 1\n}', 11: '{"a":2}' });
  assert.equal(await addVersion(connection, '{"a":1}', 'JSON', options), '10');
});

test('a duplicate that is not found again is the failure it was', async () => {
  await assert.rejects(addVersion(duplicating({ 3: '{}' }), '{"a":1}', 'JSON', options), /The same/);
});

test('an answer without a version is told', async () => {
  const connection = new FakeConnection({ UpdateDocument: () => ({}) });
  await assert.rejects(addVersion(connection, '{}', 'JSON', options), /Save again/);
});

test('JSON in another layout means the same; texts that are not JSON must be equal', () => {
  assert.ok(sameMeaning('{"a":1}', '{ "a": 1 }'));
  assert.ok(sameMeaning('a: 1', 'a: 1'));
  assert.ok(!sameMeaning('a: 1', 'a:  1'));
  assert.ok(!sameMeaning('{"a":1}', '{"a":2}'));
});
