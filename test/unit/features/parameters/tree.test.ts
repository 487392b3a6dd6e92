import { test } from 'node:test';
import assert from 'node:assert/strict';
import { silentLog } from '../../../../src/core/base/log.ts';
import { firstRows, moreRows, ParametersModel } from '../../../../src/features/parameters/tree.ts';
import type { ParametersElement } from '../../../../src/features/parameters/view.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { metadata, storeAnswers } from '../../../support/fakeParameters.ts';
import { ManualClock } from '../../../support/manualClock.ts';

interface Shown {
  readonly model: ParametersModel;
  readonly clock: ManualClock;
  readonly connection: FakeConnection;
}

async function shown(names: readonly string[]): Promise<Shown> {
  const clock = new ManualClock();
  const connection = new FakeConnection(storeAnswers(names.map((name) => metadata(name))));
  const model = new ParametersModel(clock, silentLog);
  model.use(connection);
  model.onDidChange(() => model.children(undefined));
  model.children(undefined);
  for (let turn = 0; turn < 30; turn++) await clock.advance(100);
  return { model, clock, connection };
}

function labels(model: ParametersModel, elements: readonly ParametersElement[]): string[] {
  return elements.map((element) =>
    `${model.row(element).label} ${model.row(element).description ?? ''}`.trim(),
  );
}

test('the hierarchy of names, folders first', async () => {
  const { model } = await shown(['/prod/db/host', '/prod/db/port', '/dev/key', 'plain', '/prod/key']);
  const roots = model.children(undefined);
  assert.deepEqual(labels(model, roots), ['dev 1', 'prod 3', 'plain String · version 1']);
  const prod = model.children(roots[1]);
  assert.deepEqual(labels(model, prod), ['db 2', 'key String · version 1']);
  assert.deepEqual(labels(model, model.children(prod[0])), [
    'host String · version 1',
    'port String · version 1',
  ]);
});

test('nothing is loaded before the view is seen', () => {
  const connection = new FakeConnection(storeAnswers([]));
  const model = new ParametersModel(new ManualClock(), silentLog);
  model.use(connection);
  model.refresh();
  assert.equal(connection.calls.length, 0);
  assert.equal(model.status.phase, 'idle');
  assert.equal(model.connection, connection);
});

test('a level says that it is incomplete until the last page', async () => {
  let last: (() => void) | undefined;
  const connection = new FakeConnection({
    DescribeParameters: ({ NextToken }) =>
      NextToken === undefined
        ? { Parameters: [metadata('/a/one')], NextToken: 'more' }
        : new Promise((resolve) => (last = () => resolve({ Parameters: [metadata('/a/two')] }))),
  });
  const clock = new ManualClock();
  const model = new ParametersModel(clock, silentLog);
  model.use(connection);
  model.children(undefined);
  await clock.advance(500);
  assert.deepEqual(labels(model, model.children(undefined)), ['a 1 so far…']);
  assert.equal(model.status.phase, 'loading');
  last?.();
  await clock.advance(500);
  assert.deepEqual(labels(model, model.children(undefined)), ['a 2']);
});

test('a big level shows its first rows, folders before parameters, the rest on demand', async () => {
  const folders = Array.from({ length: 150 }, (_, index) => `/f${String(index)}/x`);
  const plain = Array.from({ length: 1000 }, (_, index) => `p${String(index)}`);
  const { model } = await shown([...folders, ...plain]);
  const rows = model.children(undefined);
  assert.equal(rows.length, firstRows + 1);
  assert.equal(rows.filter((row) => row.kind === 'folder').length, 150);
  const more = rows.at(-1);
  assert.ok(more?.kind === 'more');
  assert.equal(more.hidden, 1150 - firstRows);
  model.showMore(more.level);
  assert.equal(model.children(undefined).length, firstRows + moreRows + 1);
  model.setFilter('p');
  assert.equal(model.children(undefined).length, firstRows + 1);
});

test('more folders than rows hides folders too', async () => {
  const { model } = await shown(Array.from({ length: 300 }, (_, index) => `/f${String(index)}/x`));
  const rows = model.children(undefined);
  assert.equal(rows.length, firstRows + 1);
  assert.ok(rows.at(-1)?.kind === 'more');
});

test('a filter leaves the levels that lead to a match, open when they are few', async () => {
  const { model } = await shown(['/prod/db/host', '/prod/db/port', '/dev/key']);
  model.setFilter('host');
  const roots = model.children(undefined);
  assert.deepEqual(labels(model, roots), ['prod 1']);
  assert.equal(roots[0] && model.row(roots[0]).collapsible, 'expanded');
  assert.equal(model.status.shown, 1);
  assert.equal(model.status.total, 3);
  model.setFilter('nothing like it');
  assert.deepEqual(model.children(undefined), []);
  assert.equal(model.status.hasRows, false);
});

test('a folder that is gone has no rows', async () => {
  const { model } = await shown(['/a/b']);
  const [folder] = model.children(undefined);
  model.setFilter('zzz');
  assert.deepEqual(model.children(folder), []);
});

test('parameters have no rows below them, and tooltips of their own', async () => {
  const { model } = await shown(['/a', '/b/c']);
  const [folder, parameter] = model.children(undefined);
  assert.ok(folder !== undefined && parameter !== undefined);
  assert.deepEqual(model.children(parameter), []);
  assert.equal(model.tooltip(parameter)[0]?.[1], '/a');
  assert.deepEqual(model.tooltip(folder), []);
  assert.equal(model.get('/a')?.type, 'String');
});

test('another connection empties the view at once', async () => {
  const { model } = await shown(['/a']);
  model.use(new FakeConnection(storeAnswers([]), { profile: 'other' }));
  assert.equal(model.status.total, 0);
  assert.deepEqual(model.children(undefined), []);
});

test('disposing leaves no timer', async () => {
  const { model, clock } = await shown(['/a']);
  model.dispose();
  assert.equal(clock.pending, 0);
});
