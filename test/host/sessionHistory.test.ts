import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { systemClock } from '../../src/core/base/clock.ts';
import { DisposableStore } from '../../src/core/base/disposable.ts';
import { SessionsModel } from '../../src/features/sessionHistory/model.ts';
import { preferencesUri } from '../../src/features/sessionHistory/preferences/document.ts';
import { PreferenceFiles } from '../../src/features/sessionHistory/ui/preferenceFiles.ts';
import { PreferenceMarks } from '../../src/features/sessionHistory/ui/preferenceMarks.ts';
import { createListView } from '../../src/host/listView.ts';
import { FakeConnection, FakeConnections } from '../support/fakeConnection.ts';
import { FakeHost, fakeServices } from '../support/fakeHost.ts';
import { sessionAnswers, wireSession } from '../support/listedSessions.ts';
import { StoredPreferences, somePreferences } from '../support/storedPreferences.ts';
import { until } from '../support/until.ts';

const viewId = 'ssmWorkbench.sessions';

/** JSON needs no other language. */
const language = (): Promise<never> => Promise.reject(new Error('the language was asked for'));

describe('sessions of the account in their host', () => {
  const store = new DisposableStore();
  afterEach(() => store.clear());

  it('fill their view, whose title tells the filter', async () => {
    const lists = { active: [wireSession(2)], past: [wireSession(1, { Status: 'Terminated' })] };
    const connection = new FakeConnection(sessionAnswers(lists));
    const model = store.add(new SessionsModel(systemClock, () => Promise.resolve(new Set(['alice-2']))));
    const { view } = store.add(
      createListView(
        {
          viewId,
          stateKey: 'ssmWorkbench.sessions.state',
          filteredKey: 'ssmWorkbench.sessions.filtered',
          noun: { one: 'session', many: 'sessions' },
          model,
        },
        new FakeConnections(connection),
        systemClock,
      ),
    );
    model.children(undefined);
    await until(() => model.status.phase === 'settled', 'the sessions');
    const [active] = model.children(undefined);
    assert.ok(active?.kind === 'group' && active.size === 1);
    model.show({ node: { id: 'i-00000000000000001', name: 'web-1' }, mine: false });
    await until(() => view.description === '“web-1”', 'the filter in the title');
  });
});

describe('preferences of Session Manager in their host', () => {
  const store = new DisposableStore();
  afterEach(() => store.clear());

  function scene() {
    const document = new StoredPreferences(somePreferences);
    const connection = new FakeConnection(document.answers);
    const fake = new FakeHost();
    const questions = {
      overwrite: () => Promise.resolve('kept' as const),
      confirm: () => Promise.resolve(fake.answer),
    };
    const services = fakeServices(new FakeConnections(connection));
    const files = new PreferenceFiles(fake.host, services, questions, language, () => undefined);
    store.add(files);
    const uri = vscode.Uri.from(preferencesUri({ connectionId: connection.id, format: 'JSON' }));
    return { document, fake, files, uri };
  }

  it('are read and saved as a file', async () => {
    const { document, files, uri } = scene();
    const { size, type } = await files.stat(uri);
    assert.deepEqual([size, type], [somePreferences.length, vscode.FileType.File]);
    const text = new TextDecoder().decode(await files.readFile(uri));
    const changed = text.replace('"20"', '"30"');
    await files.writeFile(uri, new TextEncoder().encode(changed));
    assert.deepEqual([document.text, document.inForce], [changed, '2']);
  });

  it('refuse in the terms of VS Code, which then keeps the editor unsaved', async () => {
    const { fake, files, uri, document } = scene();
    fake.answer = false;
    await files.readFile(uri);
    const saving = Promise.resolve(files.writeFile(uri, new TextEncoder().encode('{"inputs": {}}')));
    await assert.rejects(saving, (error) => {
      assert.ok(error instanceof vscode.FileSystemError);
      assert.match(error.message, /Nothing was saved/);
      return error.code === 'Unavailable';
    });
    document.add('{"theirs": 1}');
    await assert.rejects(Promise.resolve(files.writeFile(uri, new TextEncoder().encode('{}'))));
    assert.equal(document.text, '{"theirs": 1}');
    const elsewhere = vscode.Uri.parse('ssm-preferences:/nothing');
    await assert.rejects(files.stat(elsewhere), (error) => {
      return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    });
  });

  it('are marked nowhere but in their own editors', async () => {
    store.add(new PreferenceMarks(language, new FakeHost().host.log));
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: somePreferences });
    const marks = vscode.languages.getDiagnostics(document.uri).filter(({ code }) => code === 'not-logged');
    assert.deepEqual(marks, []);
  });
});
