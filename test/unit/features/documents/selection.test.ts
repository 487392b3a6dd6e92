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

test('whatever else a command is called with is nothing', () => {
  const rows = [
    undefined,
    'Doc',
    { kind: 'type' },
    { kind: 'document' },
    { kind: 'document', document: { owner: 'nobody', name: 'Doc' } },
    { kind: 'document', document: { owner: 'mine', name: 7 } },
    { kind: 'document', document: { owner: 'mine', name: 'Gone' } },
  ];
  assert.deepEqual(chosenDocuments(rows, find), []);
});
