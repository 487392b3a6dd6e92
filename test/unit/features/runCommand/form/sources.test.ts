import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import { FormSources } from '../../../../../src/features/runCommand/form/sources.ts';
import { FakeConnection, type Answers } from '../../../../support/fakeConnection.ts';
import { answers } from '../../../../support/formScene.ts';
import { settle } from '../../../../support/manualClock.ts';

interface Scene {
  readonly sources: FormSources;
  readonly connection: FakeConnection;
  readonly heard: string[];
}

function scene(differs: Answers = {}): Scene {
  const connection = new FakeConnection({ ...answers, ...differs });
  const heard: string[] = [];
  const sources = new FormSources(
    { connection, seeds: [], productionTags: [] },
    {
      document: () => heard.push('document'),
      catalog: () => heard.push('catalog'),
      fleet: () => heard.push('fleet'),
    },
  );
  return { sources, connection, heard };
}

const lost = (): never => {
  throw new AppError('network', 'No route.');
};

test('document and nodes are read and heard of', async () => {
  const { sources, heard } = scene();
  sources.read(emptyDraft);
  await sources.settled(emptyDraft);
  assert.equal(sources.spec.value?.name, 'AWS-RunShellScript');
  assert.equal(sources.fleet.value?.nodes.size, 2);
  assert.ok(heard.includes('document') && heard.includes('fleet'));
  assert.ok(!heard.includes('catalog'));
});

test('a name that cannot be a document’s is not asked for', async () => {
  const { sources, connection } = scene();
  sources.readDocument({ ...emptyDraft, documentName: 'a b' });
  await settle();
  assert.equal(connection.calls.length, 0);
});

test('documents to choose from come page by page, the account’s own first', async () => {
  const { sources, connection, heard } = scene();
  sources.readCatalog();
  await sources.catalog.settled();
  assert.deepEqual(
    sources.catalog.value?.map((item) => item.owner),
    ['Mine', 'Amazon', 'Shared'],
  );
  assert.equal(connection.count('ListDocuments'), 3);
  assert.ok(heard.length >= 3);
});

test('only what failed is read again', async () => {
  const { sources, connection } = scene({ GetDocument: lost });
  sources.read(emptyDraft);
  await settle();
  connection.answer(answers);
  sources.retry(emptyDraft);
  await settle();
  assert.equal(sources.spec.failure, undefined);
  assert.equal(connection.count('GetDocument'), 2);
  assert.equal(connection.count('DescribeInstanceProperties'), 1);
});

test('waiting reads what was never read, and tries once more what failed', async () => {
  const { sources, connection } = scene({ DescribeInstanceProperties: lost });
  await sources.settled(emptyDraft);
  assert.ok(sources.spec.value !== undefined);
  assert.ok(sources.fleet.failure !== undefined);
  connection.answer(answers);
  await sources.settled(emptyDraft);
  assert.equal(sources.fleet.failure, undefined);
});

test('after a sign-in everything that was read is read anew', async () => {
  const { sources, connection } = scene();
  sources.read(emptyDraft);
  await settle();
  sources.reread(emptyDraft);
  await settle();
  assert.equal(connection.count('GetDocument'), 2);
  assert.equal(connection.count('DescribeInstanceProperties'), 2);
  assert.equal(connection.count('ListDocuments'), 0);
});

test('disposing aborts what is being read', async () => {
  const { sources, heard } = scene();
  sources.read(emptyDraft);
  sources.dispose();
  const before = heard.length;
  await settle();
  assert.equal(heard.length, before);
  assert.equal(sources.spec.value, undefined);
});
