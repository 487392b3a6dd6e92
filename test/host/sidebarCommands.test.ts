import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { systemClock } from '../../src/core/base/clock.ts';
import { DisposableStore } from '../../src/core/base/disposable.ts';
import { AppError } from '../../src/core/base/errors.ts';
import { silentLog } from '../../src/core/base/log.ts';
import { DocumentsModel } from '../../src/features/documents/tree.ts';
import { DocumentsCommands } from '../../src/features/documents/ui/commands.ts';
import { NodesModel } from '../../src/features/nodes/tree.ts';
import { NodesCommands } from '../../src/features/nodes/ui/commands.ts';
import { ParametersModel } from '../../src/features/parameters/tree.ts';
import { ParametersCommands } from '../../src/features/parameters/ui/commands.ts';
import { FakeConnection, FakeConnections, type Answers } from '../support/fakeConnection.ts';
import { catalogueAnswers, identifier } from '../support/fakeDocuments.ts';
import { fleetAnswers, instance, property } from '../support/fakeFleet.ts';
import { metadata, storeAnswers } from '../support/fakeParameters.ts';
import { until } from '../support/until.ts';
import { FakeHost, fakeServices } from '../support/fakeHost.ts';

const account: Answers = { GetCallerIdentity: () => ({ Account: '111122223333' }) };

describe('commands of the side bar', () => {
  let store = new DisposableStore();

  afterEach(async () => {
    store.dispose();
    store = new DisposableStore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    // The extension host hears of it after the command has ended, and so it does of what is opened.
    await until(() => vscode.window.activeTextEditor === undefined, 'the editors are closed');
  });

  async function shows(pattern: RegExp): Promise<void> {
    const text = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';
    await until(
      () => pattern.test(text()),
      () => `${String(pattern)} in ${text()}`,
    );
  }

  async function nodes(answers: Answers = {}): Promise<{ model: NodesModel; fake: FakeHost }> {
    const web = property(1);
    const lost = property(2, { PingStatus: 'ConnectionLost' });
    const instances = [web, lost].map((node, index) =>
      instance(node, { Name: `web-${String(index)}`, Environment: 'Production' }),
    );
    const connection = new FakeConnection({
      ...account,
      ...fleetAnswers([web, lost], instances),
      ...answers,
    });
    const model = store.add(new NodesModel(systemClock, silentLog, 'tag:Environment'));
    const fake = new FakeHost();
    store.add(new NodesCommands(model, fake.host, fakeServices(new FakeConnections(connection))));
    model.use(connection);
    model.children(undefined);
    await until(() => model.status.phase === 'settled', 'the fleet is loaded');
    return { model, fake };
  }

  it('copies ids and ARNs of all selected nodes, a line each', async () => {
    const { model, fake } = await nodes();
    const rows = model.children(model.children(undefined)[0]);
    await fake.call('ssmWorkbench.nodes.copyId', rows[0], [...rows]);
    assert.equal(await vscode.env.clipboard.readText(), 'i-00000000000000001\ni-00000000000000002');
    await fake.call('ssmWorkbench.nodes.copyArn', rows[0], undefined);
    assert.equal(
      await vscode.env.clipboard.readText(),
      'arn:aws:ec2:eu-central-1:111122223333:instance/i-00000000000000001',
    );
  });

  it('runs a command on a tag from its group, on nodes from their rows', async () => {
    const { model, fake } = await nodes();
    const [group] = model.children(undefined);
    await fake.call('ssmWorkbench.nodes.runCommand', group, undefined);
    const [row] = model.children(group);
    await fake.call('ssmWorkbench.nodes.runCommand', row, undefined);
    const node = {
      connectionId: 'fake@eu-central-1',
      id: 'i-00000000000000001',
      name: 'web-0',
      platform: 'Linux',
      online: true,
      production: true,
    };
    assert.deepEqual(fake.executed, [
      ['ssmWorkbench.runCommand.new', { tag: { key: 'Environment', value: 'Production' } }],
      ['ssmWorkbench.runCommand.new', { nodes: [node] }],
    ]);
  });

  it('opens sessions on nodes that are online, and says so when there is none', async () => {
    const { model, fake } = await nodes();
    const [group] = model.children(undefined);
    await fake.call('ssmWorkbench.nodes.startSession', group, undefined);
    assert.deepEqual(
      fake.executed.map(([id]) => id),
      ['ssmWorkbench.sessions.start'],
    );
    const [, lost] = model.children(group);
    await assert.rejects(fake.call('ssmWorkbench.nodes.startSession', lost, undefined), /online/);
    await fake.call('ssmWorkbench.nodes.startSessionWith', group, undefined);
    await fake.call('ssmWorkbench.nodes.startSessionWith');
    const [, [id, seed] = [], nothing] = fake.executed;
    assert.equal(id, 'ssmWorkbench.sessions.startWith');
    assert.equal((seed as { nodes: unknown[] }).nodes.length, 1);
    assert.deepEqual(nothing, ['ssmWorkbench.sessions.startWith', undefined]);
  });

  it('opens sessions on several nodes side by side', async () => {
    const { model, fake } = await nodes({ ...fleetAnswers([property(1), property(3)], []) });
    const rows = model.children(model.children(undefined)[0]);
    await fake.call('ssmWorkbench.nodes.startSession', rows[0], [...rows]);
    const [[id, several] = []] = fake.executed;
    assert.equal(id, 'ssmWorkbench.sessions.startSeveral');
    assert.equal((several as unknown[]).length, 2);
  });

  async function documents(answers: Answers): Promise<{ model: DocumentsModel; fake: FakeHost }> {
    const connection = new FakeConnection({
      ...account,
      ...catalogueAnswers({ Self: [identifier('Restart-Web', { DocumentVersion: '3' })] }),
      ...answers,
    });
    const model = store.add(new DocumentsModel(systemClock));
    const fake = new FakeHost();
    store.add(new DocumentsCommands(model, fake.host, fakeServices(new FakeConnections(connection))));
    model.use(connection);
    model.children(undefined);
    await until(() => model.status.phase === 'settled', 'the documents are loaded');
    return { model, fake };
  }

  const documentRow = { kind: 'document', document: { owner: 'mine', name: 'Restart-Web' } };

  it('opens a document in its language, with its version in the title, and anew each time', async () => {
    let version = 1;
    const { fake } = await documents({
      GetDocument: () => ({ Content: `schemaVersion: "2.2"\n# read ${String(version++)}\n` }),
    });
    await fake.call('ssmWorkbench.documents.open', documentRow, undefined);
    await shows(/read 1/);
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.uri.path ?? '', /Restart-Web \(version 3\)\.ssm\.yaml$/);
    assert.equal(editor?.document.languageId, 'ssm-yaml');
    await fake.call('ssmWorkbench.documents.open', documentRow, undefined);
    await shows(/read 2/);
  });

  it('starts sessions with Session documents, and with no others', async () => {
    const { fake } = await documents({
      ...catalogueAnswers({
        Self: [identifier('My-Shell', { DocumentType: 'Session' }), identifier('Other')],
      }),
    });
    const row = (name: string): unknown => ({ kind: 'document', document: { owner: 'mine', name } });
    await fake.call('ssmWorkbench.documents.startSession', row('My-Shell'), undefined);
    const document = { connectionId: 'fake@eu-central-1', name: 'My-Shell', type: 'Session' };
    assert.deepEqual(fake.executed, [['ssmWorkbench.sessions.startWith', { document }]]);
    await assert.rejects(
      fake.call('ssmWorkbench.documents.startSession', row('Other'), undefined),
      /Session/,
    );
  });

  it('opens no editor for a document that cannot be read', async () => {
    const { fake } = await documents({
      GetDocument: () => {
        throw new AppError('denied', 'Access denied.');
      },
    });
    await assert.rejects(fake.call('ssmWorkbench.documents.open', documentRow, undefined), {
      kind: 'denied',
    });
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('runs a Command document on nodes that the form will ask for', async () => {
    const { fake } = await documents({});
    await fake.call('ssmWorkbench.documents.run', documentRow, undefined);
    assert.deepEqual(fake.executed, [
      [
        'ssmWorkbench.runCommand.new',
        { document: { connectionId: 'fake@eu-central-1', name: 'Restart-Web', type: 'Command' } },
      ],
    ]);
  });

  async function parameters(profile = 'dev'): Promise<{ fake: FakeHost; connection: FakeConnection }> {
    const list = [metadata('/plain'), metadata('/secret', { Type: 'SecureString' })];
    const connection = new FakeConnection(
      {
        ...account,
        ...storeAnswers(list),
        GetParameter: () => ({ Parameter: { Type: 'String', Value: 'hi' } }),
      },
      { profile },
    );
    const model = store.add(new ParametersModel(systemClock, silentLog));
    const fake = new FakeHost();
    store.add(new ParametersCommands(model, fake.host, fakeServices(new FakeConnections(connection))));
    model.use(connection);
    model.children(undefined);
    await until(() => model.status.phase === 'settled', 'the parameters are loaded');
    return { fake, connection };
  }

  const parameterRow = (name: string): object => ({ kind: 'parameter', entry: { name } });

  it('shows a parameter with its value, a secret without', async () => {
    const { fake, connection } = await parameters();
    await fake.call('ssmWorkbench.parameters.open', parameterRow('/plain'), undefined);
    await shows(/Value\nhi\n/);
    await fake.call('ssmWorkbench.parameters.open', parameterRow('/secret'), undefined);
    await shows(/not revealed/);
    assert.equal(connection.count('GetParameter'), 1);
  });

  it('decrypts nothing when the question is answered with no', async () => {
    const { fake, connection } = await parameters();
    fake.answer = false;
    await fake.call('ssmWorkbench.parameters.reveal', parameterRow('/secret'), undefined);
    assert.match(fake.asked[0]?.question ?? '', /\/secret/);
    assert.equal(fake.asked[0]?.production, undefined);
    assert.equal(connection.count('GetParameter'), 0);
  });

  it('asks twice where the profile is production, and reveals nothing that is no secret', async () => {
    const { fake } = await parameters('acme-prod');
    fake.answer = false;
    await fake.call('ssmWorkbench.parameters.reveal', parameterRow('/secret'), undefined);
    assert.match(fake.asked[0]?.production ?? '', /production/);
    await assert.rejects(fake.call('ssmWorkbench.parameters.reveal', parameterRow('/plain'), undefined));
    assert.equal(fake.asked.length, 1);
  });

  it('copies names and ARNs of parameters', async () => {
    const { fake } = await parameters();
    const rows = [parameterRow('/plain'), parameterRow('/secret')];
    await fake.call('ssmWorkbench.parameters.copyName', rows[0], rows);
    assert.equal(await vscode.env.clipboard.readText(), '/plain\n/secret');
    await fake.call('ssmWorkbench.parameters.copyArn', rows[1], undefined);
    assert.equal(
      await vscode.env.clipboard.readText(),
      'arn:aws:ssm:eu-central-1:111122223333:parameter/secret',
    );
  });
});
