import { test } from 'node:test';
import assert from 'node:assert/strict';
import { chosenDocuments } from '../../../../src/features/documents/selection.ts';
import { aDocument } from '../../../support/listedDocuments.ts';

const mine = aDocument('Doc');
const amazon = aDocument('Doc', { owner: 'amazon' });
const find = (owner: string, name: string): typeof mine | undefined => {
  if (name !== 'Doc') return undefined;
  return owner === 'mine' ? mine : amazon;
};

test('rows are looked up by owner and name, each once', () => {
  const rows = [
    { kind: 'document', document: { owner: 'mine', name: 'Doc' } },
    { kind: 'document', document: amazon },
    { kind: 'document', document: mine },
  ];
  assert.deepEqual(chosenDocuments(rows, find), [mine, amazon]);
});

test('whatever else a command is called with is no document, and without one there is a sentence', () => {
  const rows = [
    undefined,
    'Doc',
    { kind: 'type' },
    { kind: 'document' },
    { kind: 'document', document: { owner: 'nobody', name: 'Doc' } },
    { kind: 'document', document: { owner: 'mine', name: 7 } },
  ];
  assert.throws(() => chosenDocuments(rows, find), /changed under the click/);
  assert.throws(() => chosenDocuments([], find), /Choose the document again/);
  assert.deepEqual(chosenDocuments([...rows, { kind: 'document', document: mine }], find), [mine]);
});

test('a document that is gone is said, also among others: nothing is done with fewer than were chosen', () => {
  const gone = { kind: 'document', document: { owner: 'mine', name: 'Gone' } };
  for (const rows of [[gone], [{ kind: 'document', document: mine }, gone]]) {
    assert.throws(() => chosenDocuments(rows, find), /changed under the click/);
  }
});
