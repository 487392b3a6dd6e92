import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, kindOf } from '../../../../../src/core/base/errors.ts';
import { HistoryModel } from '../../../../../src/features/runCommand/history/model.ts';
import { aCommand } from '../../../../support/commands.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';

interface Page {
  readonly ids: readonly string[];
  readonly next?: string;
}

interface Scene {
  readonly model: HistoryModel;
  readonly clock: ManualClock;
  readonly connection: FakeConnection;
  readonly rows: () => readonly string[];
  status: 'Success' | 'InProgress';
}

function scene(pages: Readonly<Record<string, Page>>): Scene {
  const clock = new ManualClock();
  const state: { status: 'Success' | 'InProgress' } = { status: 'Success' };
  const connection = new FakeConnection({
    ListCommands: ({ NextToken }) => {
      const page = pages[NextToken ?? 'first'] ?? { ids: [] };
      const commands = page.ids.map((id, index) => ({
        CommandId: id,
        DocumentName: 'D',
        Status: state.status,
        RequestedDateTime: new Date(1_000_000 - index - (NextToken === undefined ? 0 : 500)),
      }));
      return page.next === undefined ? { Commands: commands } : { Commands: commands, NextToken: page.next };
    },
  });
  const model = new HistoryModel(clock, () => '');
  model.use(connection);
  return {
    model,
    clock,
    connection,
    rows: () => model.children(undefined).map((entry) => (entry.kind === 'more' ? '…' : entry.commandId)),
    get status() {
      return state.status;
    },
    set status(status) {
      state.status = status;
    },
  };
}

test('nothing is asked for until somebody looks', async () => {
  const { model, connection, rows } = scene({ first: { ids: ['a'] } });
  await settle();
  assert.equal(connection.calls.length, 0);
  assert.equal(model.status.phase, 'idle');
  rows();
  assert.equal(model.status.phase, 'loading');
  await settle();
  assert.deepEqual(rows(), ['a']);
  assert.deepEqual([model.status.phase, model.status.total], ['settled', 1]);
});

test('the next page comes when it is asked for, through an empty one, without doubles', async () => {
  const { model, rows } = scene({
    first: { ids: ['a', 'b'], next: '2' },
    2: { ids: [], next: '3' },
    3: { ids: ['b', 'c'] },
  });
  rows();
  await settle();
  assert.deepEqual(rows(), ['a', 'b', '…']);
  model.more();
  model.more();
  await settle();
  assert.deepEqual(rows(), ['a', 'b', 'c']);
});

test('an empty first page that has a successor is read on', async () => {
  const { rows, connection } = scene({ first: { ids: [], next: '2' }, 2: { ids: ['a'] } });
  rows();
  await settle();
  assert.deepEqual(rows(), ['a']);
  assert.equal(connection.count('ListCommands'), 2);
});

test('a refresh keeps what was loaded further down', async () => {
  const pages: Record<string, Page> = { first: { ids: ['a', 'b'], next: '2' }, 2: { ids: ['c'] } };
  const { model, rows } = scene(pages);
  rows();
  await settle();
  model.more();
  await settle();
  pages['first'] = { ids: ['new', 'a', 'b'], next: '2' };
  model.refresh();
  await settle();
  assert.deepEqual(rows(), ['new', 'a', 'b', 'c']);
});

test('a command that was just sent stands on top at once, and only in its own connection', async () => {
  const { model, rows, connection } = scene({ first: { ids: ['a'] } });
  rows();
  await settle();
  const command = aCommand({ id: 'sent' });
  model.note({ ref: { connectionId: connection.id, commandId: 'sent' }, command });
  model.note({ ref: { connectionId: 'elsewhere', commandId: 'other' }, command: aCommand({ id: 'other' }) });
  assert.deepEqual(rows(), ['sent', 'a']);
  const ended = aCommand({ id: 'sent', status: 'Failed' });
  model.note({ ref: { connectionId: connection.id, commandId: 'sent' }, command: ended });
  const [first] = model.children(undefined);
  assert.ok(first !== undefined);
  assert.deepEqual(rows(), ['sent', 'a']);
  assert.equal(model.row(first).icon, 'error');
});

test('while a command runs and the view is seen, it is read again four times a minute', async () => {
  const stage = scene({ first: { ids: ['a'] } });
  stage.status = 'InProgress';
  stage.model.setVisible(true);
  stage.rows();
  await settle();
  await stage.clock.advance(60_000);
  assert.equal(stage.connection.count('ListCommands'), 5);
  stage.model.setVisible(false);
  await stage.clock.advance(60_000);
  assert.equal(stage.connection.count('ListCommands'), 5);
  stage.status = 'Success';
  stage.model.setVisible(true);
  await stage.clock.advance(120_000);
  assert.equal(stage.connection.count('ListCommands'), 6);
  assert.equal(stage.clock.pending, 0);
});

test('a failure is part of the status, and rows that were there stay', async () => {
  const { model, rows, connection } = scene({ first: { ids: ['a'] } });
  rows();
  await settle();
  connection.answer({
    ListCommands: () => {
      throw new AppError('denied', 'No.');
    },
  });
  model.refresh();
  await settle();
  assert.equal(kindOf(model.status.failure), 'denied');
  assert.deepEqual(rows(), ['a']);
});

test('another connection starts with nothing', async () => {
  const { model, rows } = scene({ first: { ids: ['a'] } });
  rows();
  await settle();
  model.use(undefined);
  assert.deepEqual(rows(), []);
  assert.equal(model.status.phase, 'idle');
  model.refresh();
  model.more();
  assert.equal(model.status.phase, 'idle');
});

test('rows have no children, and disposing leaves no timer', async () => {
  const stage = scene({ first: { ids: ['a'] } });
  stage.status = 'InProgress';
  stage.model.setVisible(true);
  stage.rows();
  await settle();
  const [first] = stage.model.children(undefined);
  assert.deepEqual(stage.model.children(first), []);
  stage.model.dispose();
  assert.equal(stage.clock.pending, 0);
});

/** The first page, whose answer waits until the test lets it come. */
function held(connection: FakeConnection): { readonly come: () => void } {
  const answered = { come: (): void => undefined };
  const waiting = new Promise<void>((resolve) => (answered.come = resolve));
  connection.answer({
    ListCommands: async () => {
      await waiting;
      return { Commands: [{ CommandId: 'a', DocumentName: 'D', Status: 'InProgress' }] };
    },
  });
  return answered;
}

test('a command that is sent while the list is read does not vanish when the older list comes', async () => {
  const { model, connection, rows } = scene({ first: { ids: ['a'] } });
  rows();
  await settle();
  const page = held(connection);
  model.refresh();
  const command = aCommand({ id: 'sent', status: 'InProgress' });
  model.note({ ref: { connectionId: connection.id, commandId: 'sent' }, command });
  page.come();
  await settle();
  assert.deepEqual(rows(), ['sent', 'a']);
});

test('an end that was seen stands against a list that was written before it', async () => {
  const { model, connection, rows } = scene({ first: { ids: ['a'] } });
  rows();
  await settle();
  const page = held(connection);
  model.refresh();
  const command = aCommand({ id: 'a', status: 'Success' });
  model.note({ ref: { connectionId: connection.id, commandId: 'a' }, command });
  page.come();
  await settle();
  const [entry] = model.children(undefined);
  assert.equal(entry?.kind === 'command' && entry.command.status, 'Success');
  model.refresh();
  await settle();
  const [again] = model.children(undefined);
  assert.equal(again?.kind === 'command' && again.command.status, 'InProgress');
});

test('older commands that somebody asked for are not given up for another look at the newest', async () => {
  const scenery = scene({ first: { ids: ['a'], next: '2' }, 2: { ids: ['b'] } });
  scenery.status = 'InProgress';
  const { model, connection, clock, rows } = scenery;
  rows();
  model.setVisible(true);
  await settle();
  let come = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (come = resolve));
  connection.answer({
    ListCommands: async ({ NextToken }) => {
      if (NextToken !== undefined) await waiting;
      return { Commands: [{ CommandId: NextToken === undefined ? 'a' : 'b', Status: 'InProgress' }] };
    },
  });
  model.more();
  await clock.advance(20_000);
  assert.equal(model.status.phase, 'loading');
  come();
  await settle();
  assert.deepEqual(rows(), ['a', 'b']);
  assert.equal(model.status.phase, 'settled');
});

test('older commands are read when they are asked for while the newest are read again', async () => {
  const { model, connection, rows } = scene({ first: { ids: ['a'], next: '2' }, 2: { ids: ['b'] } });
  rows();
  await settle();
  let come = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (come = resolve));
  connection.answer({
    ListCommands: async ({ NextToken }) => {
      if (NextToken === undefined) await waiting;
      return { Commands: [{ CommandId: NextToken ?? 'a', Status: 'Success' }], NextToken: '3' };
    },
  });
  model.refresh();
  model.more();
  model.more();
  await settle();
  assert.deepEqual(rows(), ['a', '2', '…']);
  come();
  await settle();
  assert.deepEqual(rows(), ['a', '2', '…']);
  model.more();
  await settle();
  assert.deepEqual(rows(), ['a', '2', '3', '…']);
});

test('older commands that cannot be read are told until the list is read again', async () => {
  const { model, connection, rows } = scene({ first: { ids: ['a'], next: '2' } });
  rows();
  await settle();
  connection.answer({
    ListCommands: ({ NextToken }) => {
      if (NextToken !== undefined) throw new AppError('throttled', 'Slow down.');
      return { Commands: [{ CommandId: 'a', Status: 'Success' }], NextToken: '2' };
    },
  });
  model.more();
  await settle();
  assert.deepEqual([kindOf(model.status.failure), ...rows()], ['throttled', 'a', '…']);
  model.refresh();
  await settle();
  assert.deepEqual([model.status.failure, ...rows()], [undefined, 'a', '…']);
});
