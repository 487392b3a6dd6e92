import { test } from 'node:test';
import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import { parseSaved } from '../../../../../src/features/runCommand/form/saved.ts';

const draft = {
  ...emptyDraft,
  documentName: 'mine',
  nodeIds: ['i-1'],
  exact: { mode: [''] },
  notice: 'Why.',
};

test('a saved form comes back as it was', () => {
  const saved = { connectionId: 'c', draft };
  assert.deepEqual(parseSaved(JSON.parse(JSON.stringify(saved))), saved);
});

test('a form of a build that knew fewer fields comes back, the others as in an untouched form', () => {
  const { exact, notice, serviceRole, ...older } = draft;
  assert.deepEqual(parseSaved({ connectionId: 'c', draft: older })?.draft, {
    ...draft,
    exact: {},
    notice: '',
    serviceRole: '',
  });
  assert.notDeepEqual([exact, notice, serviceRole], [{}, '', undefined]);
});

test('a field that is not what it should be is no reason to send something else', () => {
  for (const wrong of [{ comment: 7 }, { nodeIds: 'i-1' }, { exact: { a: 'b' } }, { targetKind: 'all' }]) {
    assert.equal(parseSaved({ connectionId: 'c', draft: { ...draft, ...wrong } }), undefined);
  }
});

test('what no page of ours had saved is dropped', () => {
  for (const value of [undefined, null, 'x', [], {}, { draft }, { connectionId: 'c', draft: {} }]) {
    assert.equal(parseSaved(value), undefined, JSON.stringify(value));
  }
  assert.equal(parseSaved({ connectionId: 7, draft }), undefined);
});
