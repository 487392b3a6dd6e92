import { test } from 'node:test';
import assert from 'node:assert/strict';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { allActs } from '../../../../src/core/model/advice.ts';
import { FailureNotice, Notice } from '../../../../src/webview/support/notice.tsx';

test('an error interrupts, the rest waits its turn', () => {
  assert.match(render(h(Notice, { tone: 'error', children: 'x' })), /role="alert"/);
  assert.match(render(h(Notice, { tone: 'warning', children: 'x' })), /role="status"/);
  assert.match(render(h(Notice, { tone: 'info', children: 'x' })), /role="status"/);
});

test('a failure is its sentence and a button for each act', () => {
  const html = render(h(FailureNotice, { failure: { sentence: 'No.', acts: allActs }, onAct: () => {} }));
  for (const title of ['Sign In', 'Switch Profile', 'Retry', 'Show Log', 'Open Configuration File']) {
    assert.ok(html.includes(`>${title}</button>`), title);
  }
});

test('without a failure there is nothing', () => {
  assert.equal(render(h(FailureNotice, { failure: undefined, onAct: () => {} })), '');
});

test('a sentence that holds markup is shown as it is written', () => {
  const html = render(
    h(FailureNotice, { failure: { sentence: '<img src=x onerror=alert(1)>', acts: [] }, onAct: () => {} }),
  );
  assert.doesNotMatch(html, /<img/);
  assert.match(html, /&lt;img src=x/);
});

test('a failure without acts has no buttons, one act has one', () => {
  const page = (acts: readonly ('retry' | 'showLog')[]): string =>
    render(h(FailureNotice, { failure: { sentence: 'No.', acts }, onAct: () => {} }));
  assert.doesNotMatch(page([]), /<button/);
  assert.equal(page(['retry']).match(/<button/g)?.length, 1);
  assert.match(page(['retry', 'showLog']), /Retry.*Show Log/);
});

for (const tone of ['info', 'warning', 'error'] as const) {
  test(`a notice of ${tone} has its own icon and colour`, () => {
    const html = render(h(Notice, { tone, children: 'x' }));
    assert.match(html, new RegExp(`class="notice ${tone}"`));
    assert.match(html, new RegExp(`codicon-${tone}`));
  });
}
