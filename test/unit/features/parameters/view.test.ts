import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ParameterEntry } from '../../../../src/features/parameters/model.ts';
import { parameterTooltip, rowOf } from '../../../../src/features/parameters/view.ts';

const host: ParameterEntry = { name: '/prod/db/host', type: 'String', version: 3, isAdvanced: false };
const folder = {
  kind: 'folder',
  path: '/prod',
  segment: 'prod',
  count: 1200,
  isGrowing: false,
  isFiltered: false,
  open: false,
} as const;

test('a parameter row shows the last part of its name, its type and version, never a value', () => {
  const row = rowOf({ kind: 'parameter', entry: host });
  assert.equal(row.label, 'host');
  assert.equal(row.description, 'String · version 3');
  assert.equal(row.contextValue, 'parameter');
  assert.equal(row.command?.command, 'ssmWorkbench.parameters.open');
  assert.equal(row.accessibilityLabel, 'host, String, version 3');
});

test('a secret is told by word and shape, and can be revealed', () => {
  const row = rowOf({ kind: 'parameter', entry: { ...host, type: 'SecureString', isAdvanced: true } });
  assert.equal(row.contextValue, 'parameter secure');
  assert.equal(row.icon, 'lock');
  assert.equal(row.description, 'SecureString · version 3 · Advanced');
});

test('a folder counts, and says that it may still grow', () => {
  assert.equal(rowOf(folder).description, '1,200');
  assert.equal(rowOf(folder).accessibilityLabel, 'prod, folder, 1,200 parameters');
  assert.equal(rowOf({ ...folder, isGrowing: true }).description, '1,200 so far…');
  assert.equal(rowOf({ ...folder, count: 1 }).accessibilityLabel, 'prod, folder, 1 parameter');
});

test('a folder without a name has a label all the same', () => {
  assert.equal(rowOf({ ...folder, segment: '' }).label, '(no name)');
});

test('a folder of a filter is another row than the same folder without', () => {
  assert.notEqual(rowOf(folder).id, rowOf({ ...folder, isFiltered: true }).id);
  assert.equal(rowOf({ ...folder, isFiltered: true, open: true }).collapsible, 'expanded');
});

test('a parameter and a folder of one name are different rows', () => {
  const same = rowOf({ kind: 'parameter', entry: { ...host, name: '/prod' } });
  assert.notEqual(same.id, rowOf(folder).id);
  assert.notEqual(rowOf({ kind: 'more', level: '/prod', hidden: 1 }).id, rowOf(folder).id);
});

test('the rest of a level is one row with a command', () => {
  const row = rowOf({ kind: 'more', level: '/prod', hidden: 49_800 });
  assert.equal(row.label, 'Show more (49,800 hidden)');
  assert.deepEqual(row.command?.arguments, ['/prod']);
});

test('the tooltip has the whole name', () => {
  assert.deepEqual(parameterTooltip(host)[0], ['Name', '/prod/db/host']);
});
