import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { OutputDocuments } from '../../../../../src/features/runCommand/ui/outputDocuments.ts';
import { commandId, nodeIdOf } from '../../../../support/commands.ts';
import { FakeConnection, FakeConnections } from '../../../../support/fakeConnection.ts';
import { settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

function opened(t: TestContext) {
  const desk = freshDesk(t);
  const connection = new FakeConnection({
    GetCommandInvocation: () => ({ StandardOutputContent: '\u001b[31mfrom AWS\u001b[0m' }),
  });
  const connections = new FakeConnections(connection);
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const documents = new OutputDocuments(connections, (uri) => changed.fire(uri));
  t.after(() => documents.dispose());
  vscode.workspace.registerTextDocumentContentProvider('ssm-output', {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => documents.text(uri),
  });
  const ref = { connectionId: connection.id, commandId };
  const address = { ref, nodeId: nodeIdOf(1), step: '', stream: 'stdout' as const };
  return { desk, connection, connections, documents, address };
}

describe('an editor of a node’s output', () => {
  it('shows what the panel held, without another call', async (t) => {
    const { desk, connection, documents, address } = opened(t);
    await documents.open(address, 'line 1\n');
    assert.equal(desk.editor, 'line 1\n');
    assert.equal(connection.calls.length, 0);
  });

  it('that is open already shows the output of now when it is opened again', async (t) => {
    const { desk, documents, address } = opened(t);
    await documents.open(address, 'line 1\n');
    await documents.open(address, 'line 1\nline 2\n');
    await settle();
    assert.equal(desk.editor, 'line 1\nline 2\n');
    assert.equal(desk.tabs.length, 1);
  });

  it('of before a reload asks the service, and shows it plain', async (t) => {
    const { desk, documents, address } = opened(t);
    await documents.open(address, 'held');
    const [tab] = desk.tabs;
    assert.ok(tab !== undefined);
    desk.close(tab);
    await vscode.window.showTextDocument(tab.document.uri as unknown as vscode.Uri);
    assert.equal(desk.editor, 'from AWS');
  });

  it('says where to switch when its connection is closed', async (t) => {
    const { desk, connections, connection, documents, address } = opened(t);
    await documents.open(address, 'held');
    const [tab] = desk.tabs;
    assert.ok(tab !== undefined);
    desk.close(tab);
    connections.forget(connection.id);
    await vscode.window.showTextDocument(tab.document.uri as unknown as vscode.Uri);
    assert.equal(desk.editor, 'Switch to fake · eu-central-1 and open this output again.');
  });
});
