import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { CommandTracker } from '../../../../../src/features/runCommand/tracker.ts';
import { OutputDocuments } from '../../../../../src/features/runCommand/ui/outputDocuments.ts';
import { ResultPanels } from '../../../../../src/features/runCommand/ui/resultPanels.ts';
import { commandId, nodeId } from '../../../../support/commands.ts';
import { FakeConnection, FakeConnections } from '../../../../support/fakeConnection.ts';
import { FakeHost, fakeServices } from '../../../../support/fakeHost.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

/** The panel of a command that has ended on one node. */
async function opened(t: TestContext) {
  const desk = freshDesk(t);
  const clock = new ManualClock();
  const fake = new FakeHost();
  const ended = { Status: 'Success', StatusDetails: 'Success' } as const;
  const connection = new FakeConnection({
    ListCommands: () => ({ Commands: [{ CommandId: commandId, ...ended }] }),
    ListCommandInvocations: () => ({
      CommandInvocations: [{ CommandId: commandId, InstanceId: nodeId, ...ended }],
    }),
    GetCommandInvocation: () => ({ ...ended, StandardOutputContent: 'hello' }),
  });
  const connections = new FakeConnections(connection);
  const panels = new ResultPanels(fake.host, fakeServices(connections, clock), {
    tracker: new CommandTracker(connections, clock),
    documents: new OutputDocuments(connections, () => undefined),
    openForm: () => undefined,
    attended: () => undefined,
  });
  t.after(() => panels.dispose());
  panels.show({ connectionId: connection.id, commandId });
  const [panel] = desk.panels;
  assert.ok(panel !== undefined);
  panel.say({ type: 'ready' });
  await clock.advance(5000);
  return { fake, say: (message: unknown) => panel.say(message) };
}

test('what could not be copied is not said to be, and why is told', async (t) => {
  const { fake, say } = await opened(t);
  const failure = new Error('no clipboard');
  t.mock.method(vscode.env.clipboard, 'writeText', () => Promise.reject(failure));
  say({ type: 'copyId' });
  await settle();
  assert.deepEqual([fake.said, fake.failures], [[], [{ error: failure, what: 'copy' }]]);
});

test('an output that cannot be opened is told', async (t) => {
  const { fake, say } = await opened(t);
  const failure = new Error('too large');
  t.mock.method(vscode.window, 'showTextDocument', () => Promise.reject(failure));
  say({ type: 'open', stream: 'stdout' });
  await settle();
  assert.deepEqual(fake.failures, [{ error: failure, what: 'open the output' }]);
});
