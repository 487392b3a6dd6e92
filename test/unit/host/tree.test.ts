import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { kindOf } from '../../../src/core/base/errors.ts';
import { Emitter } from '../../../src/core/base/event.ts';
import type { TreeModel, TreeRow } from '../../../src/core/model/tree.ts';
import { chosen, createTree } from '../../../src/host/tree.ts';
import { settle } from '../../support/manualClock.ts';
import { freshDesk } from '../../support/vscode/desk.ts';
import type { FakeTreeView } from '../../support/vscode/windows.ts';

type Rows = Readonly<Record<string, readonly string[]>>;

/** A tree of names; `load` is what its roots wait for. */
function plant(t: TestContext, rows: Rows, differs: Partial<TreeModel<string>> = {}): Planted {
  const desk = freshDesk(t);
  const changed = new Emitter<string | undefined>();
  const model: TreeModel<string> = {
    onDidChange: changed.event,
    children: (parent) => rows[parent ?? ''] ?? [],
    row: (label): TreeRow => ({ id: label, label }),
    ...differs,
  };
  const tree = createTree('ssmWorkbench.nodes', model);
  return { view: desk.view, changed, dispose: () => tree.dispose(), model };
}

interface Planted {
  readonly view: FakeTreeView;
  readonly changed: Emitter<string | undefined>;
  readonly model: TreeModel<string>;
  readonly dispose: () => void;
}

describe('a tree', () => {
  it('draws the rows of its model, and those below them', async (t) => {
    const { view } = plant(t, { '': ['web', 'db'], web: ['web-1'] });
    assert.deepEqual(await view.labels(), ['web', 'db']);
    assert.deepEqual(await view.labels('web'), ['web-1']);
    assert.deepEqual(await view.labels('db'), []);
  });

  it('waits with its roots for those that come first, and asks then', async (t) => {
    const first = new Emitter<undefined>();
    const rows: string[] = [];
    const { view } = plant(
      t,
      {},
      {
        children: () => rows,
        firstDraw: new Promise((resolve) => first.event(() => resolve())),
      },
    );
    let drawn: readonly unknown[] | undefined;
    void view.labels().then((labels) => (drawn = labels));
    await settle();
    assert.equal(drawn, undefined);
    rows.push('web-1');
    first.fire(undefined);
    await settle();
    assert.deepEqual(drawn, ['web-1']);
  });

  it('does not let the rows of an empty group wait for the first of the list', async (t) => {
    const { view } = plant(t, { '': [] }, { firstDraw: new Promise(() => undefined) });
    assert.deepEqual(await view.labels('group'), []);
  });

  it('says which row changed, until it is disposed', (t) => {
    const { view, changed, dispose } = plant(t, {});
    const heard: unknown[] = [];
    view.provider.onDidChangeTreeData((element) => heard.push(element));
    changed.fire('web');
    changed.fire(undefined);
    dispose();
    changed.fire('late');
    assert.deepEqual(heard, ['web', undefined]);
    assert.equal(view.isDisposed, true);
  });

  it('gives a row its colour, its command with arguments of its own, and what is spoken', (t) => {
    const given = Object.freeze(['i-1']);
    const row: TreeRow = {
      id: '1',
      label: 'web-1',
      description: 'online',
      icon: 'vm',
      iconColor: 'charts.green',
      contextValue: 'node',
      collapsible: 'expanded',
      resourceUri: 'ssm-node:/i-1',
      accessibilityLabel: 'web-1, online',
      command: { title: 'Open', command: 'open', arguments: given },
    };
    const { view } = plant(t, {}, { row: () => row });
    const item = view.provider.getTreeItem('x');
    assert.equal(JSON.stringify(item['iconPath']), '{"id":"vm","color":{"id":"charts.green"}}');
    assert.deepEqual(item['command'], { title: 'Open', command: 'open', arguments: ['i-1'] });
    assert.notEqual((item['command'] as { arguments: unknown }).arguments, given);
    assert.deepEqual(item['accessibilityInformation'], { label: 'web-1, online' });
    assert.equal(String(item['resourceUri']), 'ssm-node:/i-1');
    assert.deepEqual([item['id'], item['description'], item['contextValue']], ['1', 'online', 'node']);
  });

  it('shows values in a tooltip as text: what AWS holds is never markup', (t) => {
    const { view } = plant(
      t,
      {},
      {
        tooltip: () => [
          ['Name', '[click](command:evil)'],
          ['Tag', '$(trash) **bold**'],
        ],
      },
    );
    const tooltip = view.provider.resolveTreeItem({}, 'x').tooltip;
    assert.deepEqual(
      { ...tooltip },
      {
        supportThemeIcons: false,
        value: '**Name** \\[click\\]\\(command:evil\\)  \n**Tag** $\\(trash\\) \\*\\*bold\\*\\*',
      },
    );
  });

  it('has no tooltip of its own where the model has none', (t) => {
    const { view } = plant(t, {});
    assert.deepEqual(view.provider.resolveTreeItem({}, 'x'), {});
  });
});

describe('what a command of a tree is about', () => {
  it('is the selection when the pressed row is in it', () => {
    assert.deepEqual(chosen(['a', ['b', 'a']], 'node'), ['b', 'a']);
  });

  it('is the pressed row alone when it is not: nobody acts on a selection that was forgotten elsewhere', () => {
    assert.deepEqual(chosen(['c', ['a', 'b']], 'node'), ['c']);
    assert.deepEqual(chosen(['c', undefined], 'node'), ['c']);
    assert.deepEqual(chosen(['c', 'no list'], 'node'), ['c']);
  });

  it('is nothing from the palette or a key, which bring no arguments', () => {
    assert.deepEqual(chosen([], 'node'), []);
  });

  it('is never another row than the pressed one, nor fewer than are selected: those that are gone are told', () => {
    const gone = [
      [undefined],
      [null],
      [undefined, undefined],
      [undefined, ['a', 'b']],
      [undefined, ['a', undefined]],
      ['a', ['a', undefined]],
      ['a', ['a', null]],
    ];
    for (const args of gone) {
      assert.throws(
        () => chosen(args, 'node'),
        (error) => kindOf(error) === 'conflict',
        JSON.stringify(args),
      );
    }
  });
});
