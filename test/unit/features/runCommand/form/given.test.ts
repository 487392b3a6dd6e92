import { test } from 'node:test';
import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import { givenOf, withEmpty, withText } from '../../../../../src/features/runCommand/form/given.ts';

test('what was typed and what is sent exactly are told apart', () => {
  assert.deepEqual(givenOf(emptyDraft, 'p'), { text: '', exact: undefined });
  const draft = { ...emptyDraft, parameters: { p: 'a\nb' }, exact: { p: ['a\nb'] } };
  assert.deepEqual(givenOf(draft, 'p'), { text: 'a\nb', exact: ['a\nb'] });
  assert.deepEqual(givenOf(withText(draft, 'p', 'c'), 'p'), { text: 'c', exact: undefined });
});

test('an empty text is wanted and given back, other parameters stay', () => {
  const draft = withText({ ...emptyDraft, exact: { q: ['x'] } }, 'p', 'typed');
  const empty = withEmpty(draft, 'p', true);
  assert.deepEqual(givenOf(empty, 'p'), { text: '', exact: [''] });
  assert.deepEqual(givenOf(withEmpty(empty, 'p', false), 'p'), { text: '', exact: undefined });
  assert.deepEqual(givenOf(empty, 'q').exact, ['x']);
});

test('a parameter may be called like something that every object has', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    assert.deepEqual(givenOf(emptyDraft, name), { text: '', exact: undefined });
    assert.equal(givenOf(withText(emptyDraft, name, 'x'), name).text, 'x');
    assert.deepEqual(givenOf(withEmpty(emptyDraft, name, true), name).exact, ['']);
    const both = withEmpty(withEmpty(emptyDraft, name, true), 'other', true);
    assert.deepEqual(givenOf(withText(both, 'other', ''), name).exact, ['']);
  }
});
