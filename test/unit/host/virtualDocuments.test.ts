import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { AppError, isCancelled } from '../../../src/core/base/errors.ts';
import { onAbort } from '../../../src/core/base/abort.ts';
import { VirtualDocuments } from '../../../src/host/virtualDocuments.ts';
import { settle } from '../../support/manualClock.ts';
import { freshDesk } from '../../support/vscode/desk.ts';
import { Uri } from '../../support/vscode/values.ts';

const viewId = 'ssmWorkbench.documents';
const uriOf = (name: string): vscode.Uri => vscode.Uri.from({ scheme: 'test', path: `/${name}` });

/** Readings that wait until the test answers them. */
function opened(t: TestContext) {
  const desk = freshDesk(t);
  const readings: { readonly name: string; answer(text: string): void; fail(error: unknown): void }[] = [];
  const documents = new VirtualDocuments('test', (uri, signal) => {
    return new Promise((resolve, reject) => {
      onAbort(signal, () => reject(signal.reason as Error));
      readings.push({ name: uri.path.slice(1), answer: resolve, fail: reject });
    });
  });
  return { desk, documents, readings };
}

async function read(opening: ReturnType<typeof opened>, index: number, text: string): Promise<void> {
  opening.readings[index]?.answer(text);
  await settle();
}

describe('a read-only editor', () => {
  it('opens when its text is there, read once, with progress below the view meanwhile', async (t) => {
    const scene = opened(t);
    const opening = scene.documents.open([uriOf('a')], viewId);
    assert.equal(scene.desk.tabs.length, 0);
    assert.deepEqual(scene.desk.progress[0]?.place, { viewId });
    scene.readings[0]?.answer('text of a');
    await opening;
    assert.equal(scene.desk.editor, 'text of a');
    assert.equal(scene.readings.length, 1);
  });

  it('does not open for a text that cannot be read: the failure is the command’s', async (t) => {
    const scene = opened(t);
    const opening = scene.documents.open([uriOf('a')], viewId);
    scene.readings[0]?.fail(new AppError('denied', 'Denied.'));
    await assert.rejects(opening, { kind: 'denied' });
    assert.equal(scene.desk.tabs.length, 0);
    assert.equal(scene.desk.progress[0]?.isOver, true);
  });

  it('shows what it holds now when it is opened again', async (t) => {
    const scene = opened(t);
    void scene.documents.open([uriOf('a')], viewId);
    await read(scene, 0, 'old');
    void scene.documents.open([uriOf('a')], viewId);
    await read(scene, 1, 'new');
    assert.equal(scene.desk.editor, 'new');
    assert.equal(scene.desk.tabs.length, 1);
  });

  it('that was opened first and read last does not come before the one that was opened since', async (t) => {
    const scene = opened(t);
    void scene.documents.open([uriOf('slow')], viewId);
    void scene.documents.open([uriOf('quick')], viewId);
    await read(scene, 1, 'quick');
    await read(scene, 0, 'slow');
    assert.deepEqual(
      scene.desk.tabs.map((tab) => tab.document.uri.path),
      ['/quick'],
    );
  });

  it('is one of several when several rows were chosen, none in the place of another', async (t) => {
    const scene = opened(t);
    void scene.documents.open([uriOf('a'), uriOf('b')], viewId);
    await read(scene, 0, 'a');
    await read(scene, 1, 'b');
    assert.deepEqual(
      scene.desk.tabs.map(({ document, isPreview }) => [document.getText(), isPreview]),
      [
        ['a', false],
        ['b', false],
      ],
    );
  });

  it('asks nothing more for the rest of several once something else is opened', async (t) => {
    const scene = opened(t);
    void scene.documents.open([uriOf('a'), uriOf('b')], viewId);
    void scene.documents.open([uriOf('c')], viewId);
    await read(scene, 0, 'a');
    await read(scene, 1, 'c');
    assert.deepEqual(
      scene.readings.map(({ name }) => name),
      ['a', 'c'],
    );
    assert.equal(scene.desk.editor, 'c');
  });

  it('of before a reload is read when VS Code asks for it', async (t) => {
    const scene = opened(t);
    const asked = scene.desk.providers
      .get('test')
      ?.provideTextDocumentContent(Uri.from({ scheme: 'test', path: '/a' }));
    scene.readings[0]?.answer('again');
    assert.equal(await asked, 'again');
  });

  it('is not read to its end when the extension goes', async (t) => {
    const scene = opened(t);
    const opening = scene.documents.open([uriOf('a')], viewId);
    scene.documents.dispose();
    await assert.rejects(opening, isCancelled);
    assert.equal(scene.desk.providers.size, 0);
    assert.equal(scene.desk.tabs.length, 0);
  });
});
