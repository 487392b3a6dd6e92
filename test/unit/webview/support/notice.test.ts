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
