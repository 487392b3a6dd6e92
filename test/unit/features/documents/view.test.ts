import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../src/core/base/errors.ts';
import { documentRef, documentTooltip, rowOf } from '../../../../src/features/documents/view.ts';
import { aDocument } from '../../../support/listedDocuments.ts';

const closed = { open: false, isFiltered: false };
const opened = { open: true, isFiltered: false };

const restart = aDocument('Restart-Web', { platforms: ['Linux', 'MacOS'] });

test('a document row tells version, format and platforms, and opens it', () => {
  const row = rowOf({ kind: 'document', document: restart });
  assert.equal(row.label, 'Restart-Web');
  assert.equal(row.description, 'version 3 · YAML · Linux, macOS');
  assert.equal(row.accessibilityLabel, 'Restart-Web, Command document, version 3, YAML, Linux, macOS');
  assert.equal(row.command?.command, 'ssmWorkbench.documents.open');
});

test('only Command documents run on nodes', () => {
  assert.equal(rowOf({ kind: 'document', document: restart }).contextValue, 'document runnable');
  const runbook = aDocument('Runbook', { type: 'Automation' });
  assert.equal(rowOf({ kind: 'document', document: runbook }).contextValue, 'document');
});

test('a shared document says whose it is', () => {
  const shared = aDocument('arn:aws:ssm:eu-central-1:444455556666:document/Shared', {
    owner: 'shared',
    ownerName: '444455556666',
    version: '',
  });
  const row = rowOf({ kind: 'document', document: shared });
  assert.equal(row.label, 'Shared');
  assert.equal(row.description, 'YAML · Linux · of 444455556666');
});

test('owners and types say how many there are', () => {
  const owner = rowOf({ kind: 'owner', owner: 'amazon', summary: '50 so far', opening: closed });
  assert.deepEqual([owner.label, owner.description, owner.collapsible], ['Amazon', '50 so far', 'collapsed']);
  assert.equal(owner.accessibilityLabel, 'Amazon, 50 so far');
  const unopened = rowOf({ kind: 'owner', owner: 'shared', summary: '', opening: closed });
  assert.equal(unopened.accessibilityLabel, 'Shared with me');
  const group = { owner: 'mine', type: 'Command', documents: [restart] } as const;
  const type = rowOf({ kind: 'type', group, opening: opened });
  assert.deepEqual([type.label, type.description, type.collapsible], ['Command', '1', 'expanded']);
});

test('a level of a filter is another row than the same level without', () => {
  const found = { open: true, isFiltered: true };
  const owner = { kind: 'owner', owner: 'mine', summary: '1' } as const;
  assert.notEqual(rowOf({ ...owner, opening: found }).id, rowOf({ ...owner, opening: opened }).id);
});

test('a type that is newer than this code has an icon like any other', () => {
  const group = { owner: 'mine', type: 'Quantum', documents: [] } as const;
  assert.notEqual(rowOf({ kind: 'type', group, opening: closed }).icon, undefined);
});

test('every kind of row has an id of its own', () => {
  const ids = [
    rowOf({ kind: 'owner', owner: 'mine', summary: '', opening: opened }),
    rowOf({ kind: 'loading', owner: 'mine' }),
    rowOf({ kind: 'failed', owner: 'mine', error: new AppError('denied', 'No.') }),
    rowOf({ kind: 'more', level: 'mine', hidden: 3 }),
    rowOf({ kind: 'hint', alias: { alias: 'mine', real: 'x' } }),
    rowOf({ kind: 'document', document: aDocument('mine') }),
  ].map((row) => row.id);
  assert.equal(new Set(ids).size, ids.length);
});

test('a failure is a row with its sentence and a retry', () => {
  const error = new AppError('denied', 'Access denied.', { action: 'ssm:ListDocuments' });
  const row = rowOf({ kind: 'failed', owner: 'amazon', error });
  assert.equal(row.label, 'Access denied. The missing permission is ssm:ListDocuments.');
  assert.equal(row.command?.command, 'ssmWorkbench.documents.refresh');
  assert.match(row.accessibilityLabel ?? '', /^Amazon could not be loaded/);
});

test('a hint says which document is meant', () => {
  const alias = { alias: 'AWS-RunScript', real: 'AWS-RunRemoteScript' };
  assert.equal(rowOf({ kind: 'hint', alias }).label, 'AWS has no AWS-RunScript: it is AWS-RunRemoteScript');
});

test('the tooltip has every fact that is there', () => {
  const document = aDocument('Doc', {
    created: Date.UTC(2026, 0, 2),
    tags: [{ key: 'Team', value: '<b>not markup</b>' }],
  });
  const lines = new Map(documentTooltip(document));
  assert.equal(lines.get('Created'), '2026-01-02T00:00:00.000Z');
  assert.equal(lines.get('Tag Team'), '<b>not markup</b>');
  assert.equal(lines.has('Author'), false);
});

test('other rooms are told the document, not the version it had when it was listed', () => {
  assert.deepEqual(documentRef(restart, 'demo'), {
    connectionId: 'demo',
    name: 'Restart-Web',
    type: 'Command',
  });
});

test('a type with one document is spoken of as one', () => {
  const spoken = (count: number): string | undefined =>
    rowOf({
      kind: 'type',
      group: { owner: 'mine', type: 'Command', documents: Array.from({ length: count }, () => restart) },
      opening: closed,
    }).accessibilityLabel;
  assert.equal(spoken(1), 'Command, 1 document, Owned by me');
  assert.equal(spoken(2), 'Command, 2 documents, Owned by me');
  assert.equal(spoken(1200), 'Command, 1,200 documents, Owned by me');
});

test('a failure is its sentence in the place of the rows, with a way to try again', () => {
  const row = rowOf({
    kind: 'failed',
    owner: 'shared',
    error: new AppError('denied', 'No.', { action: 'ssm:ListDocuments' }),
  });
  assert.equal(row.label, 'No. The missing permission is ssm:ListDocuments.');
  assert.equal(row.command?.command, 'ssmWorkbench.documents.refresh');
  assert.match(row.accessibilityLabel ?? '', /^Shared with me could not be loaded: No\./);
});

test('the same document of two owners is two rows', () => {
  const mine = rowOf({ kind: 'document', document: aDocument('X', { owner: 'mine' }) });
  const amazon = rowOf({ kind: 'document', document: aDocument('X', { owner: 'amazon' }) });
  assert.notEqual(mine.id, amazon.id);
});

test('a tooltip has no line without a value, and every tag', () => {
  const lines = documentTooltip(
    aDocument('X', {
      tags: [
        { key: 'a', value: '1' },
        { key: 'b', value: '' },
      ],
      created: 0,
      author: '',
    }),
  );
  assert.ok(lines.every(([, value]) => value !== ''));
  assert.deepEqual(
    lines.find(([label]) => label === 'Created'),
    ['Created', '1970-01-01T00:00:00.000Z'],
  );
  assert.deepEqual(
    lines.filter(([label]) => label.startsWith('Tag ')),
    [['Tag a', '1']],
  );
});

test('other rooms are told of the document by its whole name, not by its label', () => {
  const name = 'arn:aws:ssm:eu-west-1:444455556666:document/Shared';
  assert.deepEqual(documentRef(aDocument(name, { owner: 'shared' }), 'c'), {
    connectionId: 'c',
    name,
    type: 'Command',
  });
});
