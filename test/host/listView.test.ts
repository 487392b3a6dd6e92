import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { systemClock } from '../../src/core/base/clock.ts';
import { DisposableStore } from '../../src/core/base/disposable.ts';
import { AppError } from '../../src/core/base/errors.ts';
import { silentLog } from '../../src/core/base/log.ts';
import { NodesModel } from '../../src/features/nodes/tree.ts';
import { createListView, type ListView } from '../../src/host/listView.ts';
import type { NodesElement } from '../../src/features/nodes/view.ts';
import { FakeConnection, FakeConnections, type Answers } from '../support/fakeConnection.ts';
import { fleetAnswers, property } from '../support/fakeFleet.ts';
import { until } from '../support/until.ts';

describe('a list in its view', () => {
  const store = new DisposableStore();
  afterEach(() => store.clear());

  function bind(connections: FakeConnections): { model: NodesModel; list: ListView<NodesElement> } {
    const model = store.add(new NodesModel(systemClock, silentLog, 'none'));
    const list = store.add(
      createListView(
        {
          viewId: 'ssmWorkbench.nodes',
          stateKey: 'ssmWorkbench.nodes.state',
          filteredKey: 'ssmWorkbench.nodes.filtered',
          noun: { one: 'node', many: 'nodes' },
          model,
        },
        connections,
        systemClock,
      ),
    );
    return { model, list };
  }

  const denied: Answers = {
    DescribeInstances: () => {
      throw new AppError('denied', 'Denied.');
    },
  };

  it('says quietly what is missing, and shows the filter', async () => {
    const connection = new FakeConnection({ ...fleetAnswers([property(1), property(2)], []), ...denied });
    const { model, list } = bind(new FakeConnections(connection));
    model.children(undefined);
    await until(() => list.view.message?.includes('ec2:DescribeInstances') === true, 'the notice');
    model.setFilter('0002');
    await until(() => list.view.description === '“0002” · 1 of 2', 'the filter in the view');
    model.setFilter('');
    await until(() => list.view.description === '', 'no filter in the view');
  });

  it('has no message where the welcome speaks', async () => {
    const connection = new FakeConnection(fleetAnswers([], []));
    const { model, list } = bind(new FakeConnections(connection));
    model.children(undefined);
    await until(() => model.status.phase === 'settled', 'an empty fleet');
    await until(() => list.view.message === '', 'no message');
  });

  it('follows a switch of the connection at once', async () => {
    const connections = new FakeConnections(new FakeConnection(fleetAnswers([property(1)], [])));
    const { model } = bind(connections);
    model.children(undefined);
    await until(() => model.status.total === 1, 'the first fleet');
    connections.switchTo(undefined);
    assert.equal(model.status.total, 0);
    assert.equal(model.fleet.listing.connection, undefined);
  });
});
