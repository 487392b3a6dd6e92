import { test } from 'node:test';
import assert from 'node:assert/strict';
import { PendingEdits } from '../../../../src/webview/runCommand/edits.ts';

test('what was typed is shown until the panel has seen it', () => {
  const edits = new PendingEdits();
  const seq = edits.note('comment', 'disk');
  assert.equal(edits.text('comment', 'di'), 'disk');
  edits.settle(seq);
  assert.equal(edits.text('comment', 'disk!'), 'disk!');
});

test('an answer to an earlier key does not overwrite later ones', () => {
  const edits = new PendingEdits();
  const first = edits.note('comment', 'd');
  edits.note('comment', 'di');
  edits.settle(first);
  assert.equal(edits.text('comment', 'd'), 'di');
});

test('controls do not mix, and flags are no texts', () => {
  const edits = new PendingEdits();
  edits.note('notify', true);
  assert.equal(edits.flag('notify', false), true);
  assert.equal(edits.flag('writeToS3', false), false);
  assert.equal(edits.text('notify', 'x'), 'x');
  edits.note('comment', 'c');
  assert.equal(edits.flag('comment', true), true);
});

test('a page that begins anew counts on from where the panel is', () => {
  const edits = new PendingEdits();
  edits.settle(41);
  assert.equal(edits.next(), 42);
  assert.equal(edits.note('comment', 'x'), 43);
});
