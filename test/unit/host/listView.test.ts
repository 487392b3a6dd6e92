import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import type { Connection } from '../../../src/core/aws/connection.ts';
import { AppError } from '../../../src/core/base/errors.ts';
import { Emitter } from '../../../src/core/base/event.ts';
import type { ListModel, ListStatus } from '../../../src/core/model/tree.ts';
import { createListView } from '../../../src/host/listView.ts';
import { FakeConnection, FakeConnections } from '../../support/fakeConnection.ts';
import { ManualClock, settle } from '../../support/manualClock.ts';
import { freshDesk } from '../../support/vscode/desk.ts';

const idle: ListStatus = {
  phase: 'idle',
  loaded: 0,
  total: 0,
  shown: 0,
  hasRows: false,
  filter: '',
  notices: [],
};

class FakeList implements ListModel<string, Connection> {
  status = idle;
  readonly used: (string | undefined)[] = [];
  readonly #status = new Emitter<void>();
  readonly onDidChangeStatus = this.#status.event;
  readonly onDidChange = new Emitter<string | undefined>().event;
  readonly children = (): readonly string[] => [];
  readonly row = (label: string): { id: string; label: string } => ({ id: label, label });
  readonly setFilter = (): void => undefined;
  readonly refresh = (): void => undefined;

  use(connection: Connection | undefined): void {
    this.used.push(connection?.id);
  }

  become(status: Partial<ListStatus>): void {
    this.status = { ...idle, ...status };
    this.#status.fire();
  }
}

function shown(t: TestContext, setting: { trusted?: boolean; connection?: FakeConnection | null } = {}) {
  const desk = freshDesk(t);
  desk.isTrusted = setting.trusted ?? true;
  const connection = setting.connection === null ? undefined : (setting.connection ?? new FakeConnection());
  const connections = new FakeConnections(connection);
  const clock = new ManualClock();
  const model = new FakeList();
  const list = createListView(
    {
      viewId: 'ssmWorkbench.nodes',
      stateKey: 'ssmWorkbench.nodes.state',
      filteredKey: 'ssmWorkbench.nodes.filtered',
      noun: { one: 'node', many: 'nodes' },
      model,
    },
    connections,
    clock,
  );
  const state = (): unknown => desk.contexts.get('ssmWorkbench.nodes.state');
  return { desk, connections, clock, model, list, state };
}

/** What VS Code shows in a tree without rows and without a message; empty when that is nothing. */
function welcomeOf(state: string): string {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const isShown = ({ view, when }: Welcome): boolean =>
    view === 'ssmWorkbench.nodes' && when.split(' || ').includes(`${view}.state == '${state}'`);
  return contributes.viewsWelcome.find(isShown)?.contents ?? '';
}

interface Welcome {
  readonly view: string;
  readonly when: string;
  readonly contents: string;
}

interface Manifest {
  readonly contributes: { readonly viewsWelcome: readonly Welcome[] };
}

describe('a list in its view', () => {
  it('follows the connection in force, and the view asks for a profile when there is none', (t) => {
    const { connections, model, state } = shown(t);
    const other = new FakeConnection({}, { profile: 'other' });
    connections.switchTo(other);
    connections.switchTo(undefined);
    assert.deepEqual(model.used, ['fake@eu-central-1', 'other@eu-central-1', undefined]);
    assert.equal(state(), 'noProfile');
  });

  it('is given no connection before the workspace is trusted, and then the one in force', (t) => {
    const { desk, connections, model, state } = shown(t, { trusted: false });
    connections.switchTo(new FakeConnection({}, { profile: 'other' }));
    assert.deepEqual([...model.used], [undefined, undefined]);
    assert.equal(state(), 'untrusted');
    desk.grantTrust();
    assert.equal(model.used.at(-1), 'other@eu-central-1');
    assert.equal(state(), 'loading');
  });

  it('shows its progress only while it loads', async (t) => {
    const { desk, clock, model } = shown(t);
    model.become({ phase: 'loading' });
    await clock.advance(200);
    const [bar] = desk.progress;
    assert.deepEqual([bar?.place, bar?.isOver], [{ viewId: 'ssmWorkbench.nodes' }, false]);
    model.become({ phase: 'settled', total: 3, shown: 3, hasRows: true });
    await clock.advance(200);
    await settle();
    assert.equal(bar?.isOver, true);
    assert.equal(desk.progress.length, 1);
  });

  it('says a failure by its kind, and old rows that still stand by a sentence', async (t) => {
    const { desk, clock, model, state } = shown(t);
    model.become({ phase: 'settled', failure: new AppError('expired', 'The sign-in has expired.') });
    await clock.advance(200);
    assert.deepEqual([state(), desk.view.message], ['expired', '']);
    const failure = new AppError('network', 'The network is gone.');
    model.become({ phase: 'settled', failure, hasRows: true, total: 2, shown: 2 });
    await clock.advance(200);
    assert.equal(state(), 'ready');
    assert.match(desk.view.message, /The network is gone\. What is shown may be old\./);
  });

  it('shows the filter beside the title, and a key for the button that clears it', async (t) => {
    const { desk, clock, model } = shown(t);
    model.become({ phase: 'settled', filter: 'web', total: 1200, shown: 7, hasRows: true });
    await clock.advance(200);
    assert.equal(desk.view.description, '“web” · 7 of 1,200');
    assert.equal(desk.contexts.get('ssmWorkbench.nodes.filtered'), true);
    model.become({ phase: 'settled', total: 1200, shown: 1200, hasRows: true });
    await clock.advance(200);
    assert.equal(desk.view.description, '');
    assert.equal(desk.contexts.get('ssmWorkbench.nodes.filtered'), false);
  });

  it('is at no time blank while it is tried again: VS Code hears of the state before it does of message and rows', async (t) => {
    const { desk, clock, model } = shown(t);
    const denied = { phase: 'settled', failure: new AppError('denied', 'No.') } as const;
    const steps: readonly Partial<ListStatus>[] = [denied, idle, { phase: 'loading' }, denied, idle];
    for (const step of [...steps, { phase: 'settled', total: 1, shown: 1, hasRows: true } as const]) {
      model.become(step);
      await clock.advance(100);
    }
    const states = desk.contextCalls.filter(([key]) => key === 'ssmWorkbench.nodes.state');
    const told = states.map(([, state]) => String(state));
    assert.deepEqual(told, ['loading', 'denied', 'loading', 'denied', 'loading', 'ready']);
    for (const state of told) assert.match(welcomeOf(state), /^(Access denied|Loading nodes…)/, state);
  });

  it('says a message once, for each time VS Code draws the rows later', async (t) => {
    const { desk, clock, model } = shown(t);
    for (const phase of ['loading', 'settled', 'settled', 'settled'] as const) {
      model.become({ phase, hasRows: true });
      await clock.advance(200);
    }
    assert.deepEqual(desk.view.messages, ['Loading nodes…', '']);
  });

  it('is drawn a few times a second, however many pages come, and not at all after it was disposed', async (t) => {
    const { desk, clock, model, list } = shown(t);
    await clock.advance(200);
    const before = desk.contextCalls.length;
    for (let page = 1; page <= 50; page++)
      model.become({ phase: 'loading', loaded: page * 50, hasRows: true });
    assert.equal(desk.view.message, '50 nodes so far…');
    await clock.advance(100);
    assert.equal(desk.view.message, '2,500 nodes so far…');
    assert.equal(desk.contextCalls.length, before + 1);
    list.dispose();
    model.become({ phase: 'settled', filter: 'late', hasRows: true });
    await clock.advance(1000);
    assert.equal(desk.view.message, '2,500 nodes so far…');
    assert.equal(desk.view.isDisposed, true);
    assert.ok(desk.progress.every((bar) => bar.isOver));
  });
});
