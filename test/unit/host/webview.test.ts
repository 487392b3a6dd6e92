import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import * as vscode from 'vscode';
import { toDisposable } from '../../../src/core/base/disposable.ts';
import { AppError } from '../../../src/core/base/errors.ts';
import { isRecord } from '../../../src/core/base/json.ts';
import { createPanel, restorePanels, showWaiting, type RestorePanel } from '../../../src/host/webview.ts';
import { FakeHost } from '../../support/fakeHost.ts';
import { settle } from '../../support/manualClock.ts';
import { freshDesk } from '../../support/vscode/desk.ts';
import { FakePanel } from '../../support/vscode/windows.ts';

const extension = vscode.Uri.file('/extension');

function opened(t: TestContext, title = 'Run Command', existing?: FakePanel) {
  const desk = freshDesk(t);
  const heard: string[] = [];
  const state = { messages: ['whole state'] };
  const panel = createPanel<string, string>(extension, {
    viewType: 'ssmWorkbench.runCommand',
    title,
    entry: 'runCommand',
    icon: 'run-command',
    parse: (raw) => (isRecord(raw) && typeof raw['text'] === 'string' ? raw['text'] : undefined),
    onMessage: (message) => heard.push(message),
    state: () => state.messages,
    ...(existing === undefined ? {} : { existing: existing as unknown as vscode.WebviewPanel }),
  });
  return { desk, panel, heard, page: existing ?? desk.panel, state };
}

describe('a panel', () => {
  it('is a closed room: its page may load what the extension ships, and nothing else', (t) => {
    const { page } = opened(t);
    const { html } = page.webview;
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    assert.match(policy, /^default-src 'none'; script-src 'nonce-[\w+/]{24}'; style-src 'nonce-/);
    assert.doesNotMatch(policy, /unsafe|\*|http:/);
    const [, nonce = ''] = /script-src 'nonce-([^']*)'/.exec(policy) ?? [];
    assert.equal(html.match(/<script /g)?.length, 1);
    assert.ok(html.includes(`<script nonce="${nonce}" src="webview:`));
    const { localResourceRoots, enableForms } = page.webview.options;
    assert.deepEqual(localResourceRoots?.map(String), [
      'file:///extension/dist/webview',
      'file:///extension/media',
    ]);

    assert.equal(enableForms, false);
  });

  it('has a nonce of its own', (t) => {
    const nonceOf = (page: FakePanel): string => /'nonce-([^']*)'/.exec(page.webview.html)?.[1] ?? '';
    assert.notEqual(nonceOf(opened(t).page), nonceOf(opened(t).page));
  });

  it('shows a hostile title as text', (t) => {
    const { page } = opened(t, `</title><script>alert("'&")</script>`);
    assert.doesNotMatch(page.webview.html, /<script>/);
    assert.match(page.webview.html, /<title>&#60;\/title&#62;&#60;script&#62;alert\(&#34;&#39;&#38;&#34;\)/);
  });

  it('tells its page the whole state when the page begins, and changes from then on', (t) => {
    const { panel, page } = opened(t);
    panel.post('too early');
    assert.deepEqual(page.posted, []);
    page.say({ type: 'ready' });
    panel.post('a change');
    assert.deepEqual(page.posted, ['whole state', 'a change']);
  });

  it('says nothing to a page that VS Code has thrown away, and everything to the one that comes back', (t) => {
    const { panel, page, state } = opened(t);
    page.say({ type: 'ready' });
    page.show(false);
    panel.post('nobody hears it');
    page.show(true);
    panel.post('the new page is not there yet');
    state.messages = ['state of now'];
    page.say({ type: 'ready' });
    assert.deepEqual(page.posted, ['whole state', 'state of now']);
  });

  it('drops what is not a message', (t) => {
    const { page, heard } = opened(t);
    for (const raw of [undefined, null, 7, 'text', [], { text: 7 }, { type: 'other' }]) page.say(raw);
    page.say({ text: 'understood' });
    assert.deepEqual(heard, ['understood']);
  });

  it('takes an answer that comes after it was closed without a word', (t) => {
    const { panel, page } = opened(t);
    page.say({ type: 'ready' });
    page.dispose();
    assert.doesNotThrow(() => panel.post('late'));
    assert.deepEqual(page.posted, ['whole state']);
  });

  it('ends what it owns when it is closed, also what is given to it after that', (t) => {
    const { panel, page } = opened(t);
    const ended: string[] = [];
    panel.own(toDisposable(() => ended.push('early')));
    page.dispose();
    panel.own(toDisposable(() => ended.push('late')));
    assert.deepEqual(ended, ['early', 'late']);
  });

  it('is closed by disposing it, once', (t) => {
    const { panel, page } = opened(t);
    panel.dispose();
    assert.equal(page.isDisposed, true);
    assert.doesNotThrow(() => panel.dispose());
  });

  it('that VS Code restores is filled, not opened beside', (t) => {
    const existing = new FakePanel('ssmWorkbench.runCommand', 'Run Command');
    const { desk } = opened(t, 'Run Command', existing);
    assert.equal(desk.panels.length, 0);
    assert.match(existing.webview.html, /runCommand\.js/);
  });
});

/** Panels of type `x`, whose filler comes when the test says so. */
function restored(t: TestContext) {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  const panel = new FakePanel('x', 'Command');
  const states: unknown[] = [];
  let come: (restore: RestorePanel) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const loaded = new Promise<RestorePanel>((resolve, reject) => {
    come = resolve;
    fail = reject;
  });
  const registered = restorePanels(fake.host.report, { x: () => loaded });
  const done = desk.serializers.get('x')?.deserializeWebviewPanel(panel, { saved: 1 });
  const fill = (): void => come((_, state) => states.push(state));
  return { desk, fake, panel, states, fill, fail: (error: unknown) => fail(error), done, registered };
}

describe('a panel of before a reload', () => {
  it('is given what its page had saved', async (t) => {
    const { fill, done, states } = restored(t);
    fill();
    await done;
    assert.deepEqual(states, [{ saved: 1 }]);
  });

  it('that was closed while its room was loading is left alone', async (t) => {
    const { fill, done, states, panel, fake } = restored(t);
    panel.dispose();
    fill();
    await done;
    assert.deepEqual(states, []);
    assert.deepEqual(fake.failures, []);
  });

  it('that cannot be filled says so, keeps its state, and is reported', async (t) => {
    const { fail, done, panel, fake } = restored(t);
    const broken = new AppError('bug', 'The room is broken.');
    fail(broken);
    await done;
    assert.match(panel.webview.html, /could not be shown again\. Reload the window/);
    assert.deepEqual(fake.failures, [{ error: broken, what: 'show Command again' }]);
    assert.equal(panel.isDisposed, false);
  });

  it('that cannot be filled and was closed is nobody’s trouble any more', async (t) => {
    const { fail, done, panel, fake } = restored(t);
    panel.dispose();
    fail(new Error('too late'));
    await done;
    await settle();
    assert.deepEqual(fake.failures, []);
  });

  it('waits in a page without scripts, whose sentence is text', () => {
    const panel = new FakePanel('x', 'Command');
    showWaiting(panel as unknown as vscode.WebviewPanel, 'Switch to <b>acme</b> first.');
    assert.match(panel.webview.html, /default-src 'none'/);
    assert.match(panel.webview.html, /Switch to &#60;b&#62;acme&#60;\/b&#62; first\./);
    assert.equal(panel.webview.options.enableScripts, false);
  });

  it('is not asked for any more once the extension is gone', (t) => {
    const { desk, registered } = restored(t);
    registered.dispose();
    assert.equal(desk.serializers.size, 0);
  });
});
