import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { DocumentsModel } from '../../../../../src/features/documents/tree.ts';
import { DocumentsCommands } from '../../../../../src/features/documents/ui/commands.ts';
import { FakeConnection, FakeConnections } from '../../../../support/fakeConnection.ts';
import { catalogueAnswers, identifier } from '../../../../support/fakeDocuments.ts';
import { FakeHost, fakeServices } from '../../../../support/fakeHost.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

const id = (name: string): string => `ssmWorkbench.documents.${name}`;
const row = (name: string): unknown => ({ kind: 'document', document: { owner: 'mine', name } });

async function scene(t: TestContext) {
  const desk = freshDesk(t);
  const clock = new ManualClock();
  const session = { DocumentType: 'Session' } as const;
  const connection = new FakeConnection(
    catalogueAnswers({
      Self: [identifier('A'), identifier('B'), identifier('S', session), identifier('T', session)],
    }),
  );
  const model = new DocumentsModel(clock);
  const fake = new FakeHost();
  const services = fakeServices(new FakeConnections(connection), clock);
  const commands = new DocumentsCommands(model, fake.host, services);
  t.after(() => commands.dispose());
  t.after(() => model.dispose());
  model.use(connection);
  model.children(undefined);
  await settle();
  return { desk, fake };
}

test('a row that is gone is said by every command of rows, and none is done with another', async (t) => {
  const { desk, fake } = await scene(t);
  desk.clipboard = 'kept';
  const gone = row('Gone');
  for (const name of ['open', 'run', 'startSession', 'copyName', 'copyArn']) {
    for (const args of [
      [undefined, undefined],
      [undefined, [row('A')]],
      [gone],
      [gone, [row('A'), gone]],
      [],
    ]) {
      await assert.rejects(fake.call(id(name), ...args), /Choose the document again/, name);
    }
  }
  assert.deepEqual([fake.executed, desk.clipboard, [...desk.documents]], [[], 'kept', []]);
});

test('what is run or started is the row that was pressed, whatever stands before it in the selection', async (t) => {
  const { fake } = await scene(t);
  const [a, b, s, other] = ['A', 'B', 'S', 'T'].map(row);
  await fake.call(id('run'), b, [a, b]);
  await fake.call(id('startSession'), other, [s, other]);
  const names = fake.executed.map(([, seed]) => (seed as { document: { name: string } }).document.name);
  assert.deepEqual(names, ['B', 'T']);
  await assert.rejects(fake.call(id('run'), s, [a, s]), /Only Command documents/);
});
