import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isAppError } from '../../../../src/core/base/errors.ts';
import { documentContent, documentPages } from '../../../../src/features/documents/api.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { catalogueAnswers, identifier } from '../../../support/fakeDocuments.ts';

const { signal } = new AbortController();
const mine = { name: 'Mine', version: '', format: '' };

test('each owner has its filter, and pages are followed by token', async () => {
  const many = Array.from({ length: 120 }, (_, index) => identifier(`AWS-Doc${String(index)}`));
  const connection = new FakeConnection(catalogueAnswers({ Amazon: many, Self: [identifier('Mine')] }));
  const names: string[] = [];
  for await (const page of documentPages(connection, 'amazon', signal)) {
    names.push(...page.map((document) => document.name));
  }
  for await (const page of documentPages(connection, 'mine', signal)) names.push(page[0]?.name ?? '');
  for await (const page of documentPages(connection, 'shared', signal)) assert.deepEqual(page, []);
  assert.equal(names.length, 121);
  const filters = connection
    .inputs('ListDocuments')
    .map((input) => Reflect.get(input as object, 'Filters') as unknown);
  assert.equal(filters.length, 5);
  assert.deepEqual(filters.at(-1), [{ Key: 'Owner', Values: ['Private'] }]);
});

test('an empty page with a token is not the end', async () => {
  const connection = new FakeConnection({
    ListDocuments: ({ NextToken }) =>
      NextToken === undefined ? { NextToken: 'a' } : { DocumentIdentifiers: [identifier('Late')] },
  });
  const names: string[] = [];
  for await (const page of documentPages(connection, 'mine', signal)) {
    names.push(...page.map((document) => document.name));
  }
  assert.deepEqual(names, ['Late']);
});

test('what AWS leaves out is empty, and an item without a name is no document', async () => {
  const connection = new FakeConnection(catalogueAnswers({ Self: [{ Name: 'Bare' }, {}, { Name: '' }] }));
  for await (const page of documentPages(connection, 'mine', signal)) {
    assert.deepEqual(page, [
      {
        name: 'Bare',
        owner: 'mine',
        ownerName: '',
        type: 'Unknown',
        format: 'JSON',
        version: '',
        versionName: '',
        displayName: '',
        schemaVersion: '',
        platforms: [],
        targetType: '',
        author: '',
        created: undefined,
        tags: [],
      },
    ]);
  }
});

test('content is the text of exactly the version that is shown, in the format it was written in', async () => {
  const connection = new FakeConnection({ GetDocument: () => ({ Content: 'schemaVersion: "2.2"\r\n' }) });
  const third = { name: 'Mine', version: '3', format: 'YAML' };
  assert.equal(await documentContent(connection, third, signal), 'schemaVersion: "2.2"\r\n');
  await documentContent(connection, mine, signal);
  await documentContent(connection, { ...mine, format: 'newer' }, signal);
  assert.deepEqual(connection.inputs('GetDocument'), [
    { Name: 'Mine', DocumentVersion: '3', DocumentFormat: 'YAML' },
    { Name: 'Mine' },
    { Name: 'Mine' },
  ]);
});

test('a document without content is a failure with a sentence; an empty one is not', async () => {
  const connection = new FakeConnection({ GetDocument: () => ({}) });
  await assert.rejects(documentContent(connection, mine, signal), isAppError);
  connection.answer({ GetDocument: () => ({ Content: '' }) });
  assert.equal(await documentContent(connection, mine, signal), '');
});
