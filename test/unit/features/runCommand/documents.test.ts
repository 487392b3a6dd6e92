import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, kindOf } from '../../../../src/core/base/errors.ts';
import {
  commandDocuments,
  documentVersions,
  owners,
  readSpec,
  type DocumentItem,
} from '../../../../src/features/runCommand/documents.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();

test('Command documents of one owner are listed by filter', async () => {
  const connection = new FakeConnection({
    ListDocuments: ({ NextToken }) =>
      NextToken === undefined
        ? { DocumentIdentifiers: [{ Name: 'one', PlatformTypes: ['Linux'] }, {}], NextToken: 'n' }
        : { DocumentIdentifiers: [{ Name: 'two' }] },
  });
  const found: DocumentItem[] = [];
  for await (const page of commandDocuments(connection, 'Shared', signal)) found.push(...page);
  assert.deepEqual(found, [
    { name: 'one', owner: 'Shared', platforms: ['Linux'] },
    { name: 'two', owner: 'Shared', platforms: [] },
  ]);
  assert.deepEqual(connection.inputs('ListDocuments')[0], {
    Filters: [
      { Key: 'DocumentType', Values: ['Command'] },
      { Key: 'Owner', Values: ['Private'] },
    ],
    MaxResults: 50,
  });
  assert.deepEqual(owners, ['Mine', 'Amazon', 'Shared']);
});

const content = '{"schemaVersion":"2.2","parameters":{"commands":{"type":"StringList"}}}';

test('a document gives its parameters, platforms and the number of its version', async () => {
  const connection = new FakeConnection({
    GetDocument: () => ({ Content: content, DocumentVersion: '3', DocumentType: 'Command' }),
    DescribeDocument: () => ({ Document: { PlatformTypes: ['Linux'], Description: 'Runs a script.' } }),
  });
  const spec = await readSpec(connection, 'mine', '$DEFAULT', signal);
  assert.deepEqual(
    [spec.name, spec.version, spec.platforms, spec.description, spec.parameters.map(({ name }) => name)],
    ['mine', '3', ['Linux'], 'Runs a script.', ['commands']],
  );
  assert.deepEqual(connection.inputs('GetDocument'), [
    { Name: 'mine', DocumentVersion: '$DEFAULT', DocumentFormat: 'JSON' },
  ]);
});

test('a document of another type is refused in a sentence', async () => {
  const connection = new FakeConnection({
    GetDocument: () => ({ Content: content, DocumentType: 'Automation' }),
    DescribeDocument: () => ({}),
  });
  await assert.rejects(
    readSpec(connection, 'book', '1', signal),
    /book is of type Automation; Run Command runs documents of type Command\./,
  );
});

test('content that is not JSON leaves what DescribeDocument tells', async () => {
  const connection = new FakeConnection({
    GetDocument: () => ({ Content: 'schemaVersion: "2.2"' }),
    DescribeDocument: () => ({
      Document: { Parameters: [{ Name: 'commands', Type: 'StringList', Description: 'd' }, {}] },
    }),
  });
  const spec = await readSpec(connection, 'mine', '1', signal);
  assert.deepEqual(
    spec.parameters.map(({ name, type }) => `${name} ${type}`),
    ['commands StringList', ' String'],
  );
});

test('without the permission to describe, the document still runs', async () => {
  const connection = new FakeConnection({
    GetDocument: () => ({ Content: content }),
    DescribeDocument: () => {
      throw new AppError('denied', 'No.');
    },
  });
  const spec = await readSpec(connection, 'mine', '2', signal);
  assert.deepEqual([spec.platforms, spec.version, spec.parameters.length], [[], '2', 1]);
});

test('a document that does not exist is an error of its own', async () => {
  const missing = (): never => {
    throw new AppError('notFound', 'No document mine.');
  };
  const connection = new FakeConnection({ GetDocument: missing, DescribeDocument: missing });
  await assert.rejects(readSpec(connection, 'mine', '1', signal), (error) => kindOf(error) === 'notFound');
});

test('unreadable content without any description is an error', async () => {
  const connection = new FakeConnection({ GetDocument: () => ({}), DescribeDocument: () => ({}) });
  await assert.rejects(readSpec(connection, 'mine', '1', signal), /The content of mine could not be read/);
});

test('versions come newest first, by number', async () => {
  const connection = new FakeConnection({
    ListDocumentVersions: () => ({
      DocumentVersions: [{ DocumentVersion: '2' }, { DocumentVersion: '10' }, {}, { DocumentVersion: '1' }],
    }),
  });
  assert.deepEqual(await documentVersions(connection, 'mine', signal), ['10', '2', '1']);
});
