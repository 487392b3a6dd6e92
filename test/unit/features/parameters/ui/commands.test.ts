import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silentLog } from '../../../../../src/core/base/log.ts';
import { ParametersModel } from '../../../../../src/features/parameters/tree.ts';
import { ParametersCommands } from '../../../../../src/features/parameters/ui/commands.ts';
import { FakeConnection, FakeConnections } from '../../../../support/fakeConnection.ts';
import { FakeHost, fakeServices } from '../../../../support/fakeHost.ts';
import { metadata, storeAnswers } from '../../../../support/fakeParameters.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

const id = (name: string): string => `ssmWorkbench.parameters.${name}`;
const row = (name: string): unknown => ({ kind: 'parameter', entry: { name } });

test('a row that is gone is said by every command of rows, and none is done with another', async (t) => {
  const desk = freshDesk(t);
  const clock = new ManualClock();
  const connection = new FakeConnection(storeAnswers([metadata('/secret', { Type: 'SecureString' })]));
  const model = new ParametersModel(clock, silentLog);
  const fake = new FakeHost();
  const services = fakeServices(new FakeConnections(connection), clock);
  const commands = new ParametersCommands(model, fake.host, services);
  t.after(() => commands.dispose());
  t.after(() => model.dispose());
  model.use(connection);
  model.children(undefined);
  await settle();
  desk.clipboard = 'kept';
  const gone = row('/gone');
  const calls = [[undefined, undefined], [undefined, [row('/secret')]], [gone], [gone, [gone]], []];
  for (const name of ['open', 'reveal', 'copyName', 'copyArn']) {
    for (const args of calls) {
      await assert.rejects(fake.call(id(name), ...args), /Choose the parameter again/, name);
    }
  }
  assert.deepEqual([fake.asked, desk.clipboard, [...desk.documents]], [[], 'kept', []]);
});
