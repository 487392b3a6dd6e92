import { test } from 'node:test';
import assert from 'node:assert/strict';
import { silentLog } from '../../../../src/core/base/log.ts';
import { firstRows, moreRows, NodesModel } from '../../../../src/features/nodes/tree.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { fleetAnswers, instance, property } from '../../../support/fakeFleet.ts';
import { ManualClock } from '../../../support/manualClock.ts';

interface Shown {
  readonly model: NodesModel;
  readonly clock: ManualClock;
  readonly connection: FakeConnection;
}

function fleetOf(size: number): FakeConnection {
  const nodes = Array.from({ length: size }, (_, index) => property(index));
  const environments = ['Production', 'staging', 'dev'];
  const instances = nodes.map((node, index) =>
    instance(node, { Name: `web-${String(index)}`, Environment: environments[index % 3] ?? '' }),
  );
  return new FakeConnection(fleetAnswers(nodes, instances));
}

/** A model whose view is visible: whenever it says that rows changed, they are asked for. */
async function shown(connection: FakeConnection, groupBy = 'tag:Environment'): Promise<Shown> {
  const clock = new ManualClock();
  const model = new NodesModel(clock, silentLog, groupBy);
  model.use(connection);
  model.onDidChange(() => model.children(undefined));
  model.children(undefined);
  for (let turn = 0; turn < 30; turn++) await clock.advance(100);
  return { model, clock, connection };
}

/** The tree as text, groups with their rows. */
function rows(model: NodesModel): string[] {
  return model.children(undefined).flatMap((root) => {
    const inner = model.children(root).map((child) => `  ${model.row(child).label}`);
    return [`${model.row(root).label} (${model.row(root).description ?? ''})`, ...inner];
  });
}

test('a fleet in its groups, by name in natural order', async () => {
  const { model } = await shown(fleetOf(12));
  assert.deepEqual(rows(model), [
    'dev (4 online)',
    '  web-2',
    '  web-5',
    '  web-8',
    '  web-11',
    'Production (4 online)',
    '  web-0',
    '  web-3',
    '  web-6',
    '  web-9',
    'staging (4 online)',
    '  web-1',
    '  web-4',
    '  web-7',
    '  web-10',
  ]);
  assert.equal(model.status.phase, 'settled');
});

test('the whole of 10,000 nodes costs at most 15 calls a service', async () => {
  const { model, connection } = await shown(fleetOf(10_000));
  assert.equal(model.status.total, 10_000);
  assert.ok(connection.count('DescribeInstanceProperties') <= 11);
  assert.ok(connection.count('DescribeInstances') <= 15);
  assert.equal(connection.count('ListTagsForResource'), 0);
});

test('rows show from the first page on', async () => {
  const connection = fleetOf(2000);
  const clock = new ManualClock();
  const model = new NodesModel(clock, silentLog, 'none');
  const whole = fleetAnswers(
    Array.from({ length: 2000 }, (_, index) => property(index)),
    [],
  ).DescribeInstanceProperties;
  connection.answer({
    DescribeInstanceProperties: (input, options) =>
      input.MaxResults === 50 ? (whole?.(input, options) ?? {}) : new Promise(() => {}),
  });
  model.use(connection);
  let draws = 0;
  model.onDidChange(() => draws++);
  model.children(undefined);
  await clock.advance(1);
  assert.ok(draws >= 1);
  assert.equal(model.children(undefined).length, 50);
  assert.equal(model.status.phase, 'loading');
  assert.equal(model.status.total, 50);
});

test('a hidden view loads nothing', async () => {
  const connection = fleetOf(3);
  const model = new NodesModel(new ManualClock(), silentLog, 'none');
  model.use(connection);
  model.setFilter('web');
  model.refresh();
  assert.equal(connection.calls.length, 0);
  assert.equal(model.status.phase, 'idle');
});

test('a group of thousands shows a hundred and the rest on demand', async () => {
  const { model } = await shown(fleetOf(3000), 'platform');
  const [group] = model.children(undefined);
  const first = model.children(group);
  assert.equal(first.length, firstRows + 1);
  const more = first.at(-1);
  assert.ok(more?.kind === 'more');
  assert.equal(more.hidden, 3000 - firstRows);
  model.showMore(more.groupId);
  const [again] = model.children(undefined);
  assert.equal(model.children(again).length, firstRows + moreRows + 1);
});

test('without grouping the rows stand at the root, in portions too', async () => {
  const { model } = await shown(fleetOf(150), 'none');
  const roots = model.children(undefined);
  assert.equal(roots.length, firstRows + 1);
  assert.equal(roots[0]?.kind, 'node');
  model.showMore('');
  assert.equal(model.children(undefined).length, 150);
});

test('few groups stand open, many stay closed', async () => {
  const { model } = await shown(fleetOf(30));
  assert.deepEqual(
    model.children(undefined).map((group) => model.row(group).collapsible),
    ['expanded', 'expanded', 'expanded'],
  );
  model.setGroupBy('tag:Name');
  assert.ok(model.children(undefined).every((group) => model.row(group).collapsible === 'collapsed'));
});

test('the filter narrows rows and counts, and stays while pages come in', async () => {
  const { model } = await shown(fleetOf(200), 'none');
  model.setFilter('  environment:dev web-1 ');
  assert.equal(model.status.filter, 'environment:dev web-1');
  const before = model.status.shown;
  assert.ok(before > 0 && before < 200);
  assert.equal(model.status.total, 200);
  model.refresh();
  model.children(undefined);
  assert.equal(model.status.shown, before);
  model.setFilter('no such node');
  assert.deepEqual(model.children(undefined), []);
  assert.equal(model.status.shown, 0);
});

test('another filter begins with the first rows again', async () => {
  const { model } = await shown(fleetOf(3000), 'platform');
  model.showMore('Linux');
  model.setFilter('web');
  const [group] = model.children(undefined);
  assert.equal(model.children(group).length, firstRows + 1);
});

test('hybrid nodes without tags stand in a group that offers to load them', async () => {
  const nodes = Array.from({ length: 40 }, (_, index) =>
    property(index, { InstanceId: `mi-${String(index).padStart(17, '0')}` }),
  );
  const { model, clock } = await shown(
    new FakeConnection({
      ...fleetAnswers(nodes, []),
      ListTagsForResource: () => ({ TagList: [{ Key: 'Environment', Value: 'dev' }] }),
    }),
  );
  const [group] = model.children(undefined);
  assert.equal(model.children(group)[0]?.kind, 'loadTags');
  model.fleet.loadTags();
  for (let turn = 0; turn < 50; turn++) await clock.advance(100);
  assert.deepEqual(
    model.children(undefined).map((element) => model.row(element).label),
    ['dev'],
  );
});

test('switching the connection empties the view at once and loads the other fleet', async () => {
  const { model, clock } = await shown(fleetOf(12));
  const other = new FakeConnection(fleetAnswers([property(99)], []), { profile: 'other' });
  model.use(other);
  assert.equal(model.status.total, 0);
  for (let turn = 0; turn < 10; turn++) await clock.advance(100);
  assert.equal(model.status.total, 1);
});

test('a group is found by its id as it stands now', async () => {
  const { model } = await shown(fleetOf(12));
  assert.equal(model.group('=dev')?.size, 4);
  model.setFilter('web-2');
  assert.equal(model.group('=dev')?.size, 1);
  assert.equal(model.group('=nothing'), undefined);
});

test('tooltips are of nodes only', async () => {
  const { model } = await shown(fleetOf(1), 'none');
  const [node] = model.children(undefined);
  assert.ok(node !== undefined);
  assert.ok(model.tooltip(node).length > 3);
  assert.deepEqual(model.tooltip({ kind: 'more', groupId: '', hidden: 1 }), []);
});

test('rows are stable: the same fleet loaded twice makes the same tree', async () => {
  const one = await shown(fleetOf(500));
  const two = await shown(fleetOf(500));
  assert.deepEqual(rows(one.model), rows(two.model));
});

test('disposing ends everything', async () => {
  const { model, clock } = await shown(fleetOf(3));
  model.dispose();
  assert.equal(clock.pending, 0);
});
