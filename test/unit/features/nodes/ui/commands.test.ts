import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { NodesModel } from '../../../../../src/features/nodes/tree.ts';
import { NodesCommands } from '../../../../../src/features/nodes/ui/commands.ts';
import type { NodesElement } from '../../../../../src/features/nodes/view.ts';
import { FakeConnection, FakeConnections } from '../../../../support/fakeConnection.ts';
import { fleetAnswers, property } from '../../../../support/fakeFleet.ts';
import { FakeHost, fakeServices } from '../../../../support/fakeHost.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

const id = (name: string): string => `ssmWorkbench.nodes.${name}`;
const ofRows = [
  'runCommand',
  'startSession',
  'startSessionWith',
  'forwardPort',
  'writeSshConfig',
  'showSessions',
];
const copies = ['copyId', 'copyName', 'copyArn'];

/** Two nodes that are online, and their rows. */
async function scene(t: TestContext) {
  const desk = freshDesk(t);
  const clock = new ManualClock();
  const connection = new FakeConnection({
    ...fleetAnswers([property(1), property(2)], []),
    GetCallerIdentity: () => ({ Account: '111122223333' }),
  });
  const connections = new FakeConnections(connection);
  const model = new NodesModel(clock, silentLog, 'none');
  const fake = new FakeHost();
  const commands = new NodesCommands(model, fake.host, fakeServices(connections, clock));
  t.after(() => commands.dispose());
  t.after(() => model.dispose());
  model.use(connection);
  model.children(undefined);
  await settle();
  const [first, second] = model.children(undefined);
  assert.ok(first !== undefined && second !== undefined);
  const idOf = (row: NodesElement): string => (row.kind === 'node' ? row.node.id : '');
  return { desk, fake, model, first, second, idOf };
}

test('a row that is gone is said by every command of rows, and none is done with another', async (t) => {
  const { desk, fake, model, first, second } = await scene(t);
  desk.clipboard = 'kept';
  for (const name of [...ofRows, ...copies]) {
    for (const args of [[undefined, undefined], [undefined, [first, second]], [undefined]]) {
      await assert.rejects(fake.call(id(name), ...args), /changed under the click/, name);
    }
  }
  model.use(undefined);
  for (const name of ofRows) await assert.rejects(fake.call(id(name), first, undefined), name);
  await assert.rejects(fake.call(id('copyId'), first, undefined), /Choose the node again/);
  assert.deepEqual([fake.executed, desk.clipboard], [[], 'kept']);
});

test('what is done with several nodes is not done with fewer than were chosen', async (t) => {
  const { fake, first, second } = await scene(t);
  const gone = { kind: 'node', node: { id: 'i-gone' } };
  for (const args of [
    [first, [first, undefined]],
    [first, [first, second, gone]],
  ]) {
    await assert.rejects(fake.call(id('runCommand'), ...args), /Choose the node again/);
    await assert.rejects(fake.call(id('copyId'), ...args), /Choose the node again/);
  }
  assert.deepEqual(fake.executed, []);
});

test('what is done with one node is done with the row that was pressed, whatever else is selected', async (t) => {
  const { fake, first, second, idOf } = await scene(t);
  for (const name of ['forwardPort', 'writeSshConfig', 'showSessions']) {
    await fake.call(id(name), second, [first, second]);
    const [command, node] = fake.executed.at(-1) ?? [];
    assert.equal((node as { id: string }).id, idOf(second), command);
  }
});

test('from a key, which brings no row, the person chooses, and nothing is copied', async (t) => {
  const { desk, fake } = await scene(t);
  for (const name of ['startSession', 'forwardPort', 'writeSshConfig']) await fake.call(id(name));
  assert.deepEqual(
    fake.executed.map(([command]) => command),
    ['ssmWorkbench.sessions.start', 'ssmWorkbench.tunnels.forward', 'ssmWorkbench.ssh.writeConfig'],
  );
  await assert.rejects(fake.call(id('copyId')), /Choose the node again/);
  assert.equal(desk.clipboard, '');
});
