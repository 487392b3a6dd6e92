import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { DocumentsModel, firstRows } from '../../../../src/features/documents/tree.ts';
import type { DocumentsElement } from '../../../../src/features/documents/view.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { catalogueAnswers, identifier, type Catalogue } from '../../../support/fakeDocuments.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const catalogue: Catalogue = {
  Self: [identifier('Restart-Web'), identifier('Runbook', { DocumentType: 'Automation' })],
  Amazon: [
    identifier('AWS-RunShellScript'),
    identifier('AWS-RestartEC2Instance', { DocumentType: 'Automation', PlatformTypes: [] }),
  ],
  Private: [identifier('arn:aws:ssm:eu-central-1:444455556666:document/Shared')],
};

interface Shown {
  readonly model: DocumentsModel;
  readonly clock: ManualClock;
  readonly connection: FakeConnection;
  /** Lets loads end; the view is visible, so changed rows are asked for. */
  readonly wait: () => Promise<void>;
}

async function shown(connection = new FakeConnection(catalogueAnswers(catalogue))): Promise<Shown> {
  const clock = new ManualClock();
  const model = new DocumentsModel(clock);
  const wait = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn++) await clock.advance(100);
  };
  model.use(connection);
  model.onDidChange(() => model.children(undefined));
  model.children(undefined);
  await wait();
  return { model, clock, connection, wait };
}

function labels(model: DocumentsModel, elements: readonly DocumentsElement[]): string[] {
  return elements.map((element) =>
    `${model.row(element).label} ${model.row(element).description ?? ''}`.trim(),
  );
}

function owner(model: DocumentsModel, label: string): DocumentsElement {
  const found = model.children(undefined).find((element) => model.row(element).label === label);
  assert.ok(found !== undefined, label);
  return found;
}

test('three owners; only what I own is asked for until another is opened', async () => {
  const { model, connection, wait } = await shown();
  assert.deepEqual(labels(model, model.children(undefined)), ['Owned by me 2', 'Amazon', 'Shared with me']);
  assert.equal(connection.count('ListDocuments'), 1);
  assert.deepEqual(labels(model, model.children(owner(model, 'Amazon'))), ['Loading…']);
  await wait();
  assert.deepEqual(labels(model, model.children(owner(model, 'Amazon'))), ['Automation 1', 'Command 1']);
  assert.equal(connection.count('ListDocuments'), 2);
});

test('below a type stand its documents', async () => {
  const { model } = await shown();
  const [, commands] = model.children(owner(model, 'Owned by me'));
  assert.deepEqual(labels(model, model.children(commands)), ['Restart-Web version 1 · YAML · Linux']);
  assert.equal(commands && model.row(commands).collapsible, 'collapsed');
});

test('an account without documents still shows the three owners', async () => {
  const { model } = await shown(new FakeConnection(catalogueAnswers({})));
  assert.deepEqual(labels(model, model.children(undefined)), ['Owned by me 0', 'Amazon', 'Shared with me']);
  assert.equal(model.status.hasRows, true);
});

test('before the first answer, and when it is a denial, there are no rows: the welcome speaks', async () => {
  const connection = new FakeConnection({
    ListDocuments: () => {
      throw new AppError('denied', 'Denied.', { action: 'ssm:ListDocuments' });
    },
  });
  const model = new DocumentsModel(new ManualClock());
  model.use(connection);
  assert.deepEqual(model.children(undefined), []);
  assert.equal(model.status.hasRows, false);
  const { model: denied } = await shown(connection);
  assert.deepEqual(denied.children(undefined), []);
  assert.equal(denied.status.hasRows, false);
  assert.match(String(denied.status.failure), /Denied/);
});

test('an owner that cannot be listed says so in its place, the others stand', async () => {
  const { model, connection, wait } = await shown();
  connection.answer({
    ListDocuments: () => {
      throw new AppError('network', 'No network.');
    },
  });
  model.children(owner(model, 'Amazon'));
  await wait();
  assert.deepEqual(labels(model, model.children(owner(model, 'Amazon'))), ['No network.']);
  assert.deepEqual(labels(model, model.children(owner(model, 'Owned by me'))), ['Automation 1', 'Command 1']);
});

test('a filter looks through all three owners and leaves out what has no match', async () => {
  const { model, connection, wait } = await shown();
  model.setFilter('shared');
  await wait();
  assert.equal(connection.count('ListDocuments'), 3);
  assert.deepEqual(labels(model, model.children(undefined)), ['Shared with me 1']);
  const shared = owner(model, 'Shared with me');
  assert.equal(model.row(shared).collapsible, 'expanded');
  const [type] = model.children(shared);
  assert.equal(type && model.row(type).collapsible, 'expanded');
  assert.equal(model.status.shown, 1);
  assert.equal(model.status.total, 5);
});

test('a filter that nothing matches leaves no rows', async () => {
  const { model, wait } = await shown();
  model.setFilter('no such document');
  await wait();
  assert.equal(model.status.hasRows, false);
  assert.equal(model.status.phase, 'settled');
});

test('a document that does not exist leads to the one that does', async () => {
  const { model, wait } = await shown();
  model.setFilter('AWS-RestartInstance');
  await wait();
  assert.deepEqual(labels(model, model.children(undefined)), [
    'AWS has no AWS-RestartInstance: it is AWS-RestartEC2Instance',
    'Amazon 1',
  ]);
});

test('a big type shows its first rows and the rest on demand', async () => {
  const many = Array.from({ length: 450 }, (_, index) => identifier(`AWS-Doc${String(index)}`));
  const { model, wait } = await shown(new FakeConnection(catalogueAnswers({ Amazon: many })));
  model.children(owner(model, 'Amazon'));
  await wait();
  const [type] = model.children(owner(model, 'Amazon'));
  assert.equal(type === undefined ? '' : model.row(type).collapsible, 'collapsed');
  const rows = model.children(type);
  assert.equal(rows.length, firstRows + 1);
  const more = rows.at(-1);
  assert.ok(more?.kind === 'more');
  model.showMore(more.level);
  assert.equal(model.children(model.children(owner(model, 'Amazon'))[0]).length, 450);
});

test('an owner says that it is incomplete while pages come', async () => {
  const connection = new FakeConnection({
    ListDocuments: ({ NextToken }) =>
      NextToken === undefined
        ? { DocumentIdentifiers: [identifier('One')], NextToken: 'more' }
        : new Promise(() => {}),
  });
  const { model } = await shown(connection);
  assert.equal(model.row(owner(model, 'Owned by me')).description, '1 so far');
  assert.equal(model.status.phase, 'loading');
});

test('a refresh asks again for what is looked at', async () => {
  const { model, connection, wait } = await shown();
  model.refresh();
  await wait();
  assert.equal(connection.count('ListDocuments'), 2);
  assert.equal(model.status.total, 2);
});

test('another connection empties the view at once', async () => {
  const { model, wait } = await shown();
  const other = new FakeConnection(catalogueAnswers({ Self: [identifier('Other')] }), { profile: 'other' });
  model.use(other);
  assert.equal(model.connection, other);
  assert.equal(model.status.total, 0);
  await wait();
  assert.equal(model.get('mine', 'Other')?.name, 'Other');
  assert.equal(model.get('mine', 'Restart-Web'), undefined);
});

test('throttling is said once, not once an owner', async () => {
  const { model, connection } = await shown();
  connection.answer({ ListDocuments: () => new Promise(() => {}) });
  model.refresh();
  model.setFilter('aws');
  connection.throttle({ service: 'ssm', operation: 'ListDocuments', retryInMs: 100 });
  assert.equal(model.status.notices.length, 1);
});

test('tooltips are of documents only', async () => {
  const { model } = await shown();
  assert.deepEqual(model.tooltip(owner(model, 'Amazon')), []);
  const [, commands] = model.children(owner(model, 'Owned by me'));
  const [document] = model.children(commands);
  assert.ok(document !== undefined && model.tooltip(document).length > 3);
});

test('disposing leaves no timer', async () => {
  const { model, clock } = await shown();
  model.dispose();
  assert.equal(clock.pending, 0);
});
