import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  Hierarchy,
  leafOf,
  levelsOf,
  parameterArn,
  type ParameterEntry,
} from '../../../../src/features/parameters/model.ts';

function entry(name: string, version = 1): ParameterEntry {
  return { name, type: 'String', version, isAdvanced: false };
}

function hierarchyOf(...names: string[]): Hierarchy {
  const hierarchy = new Hierarchy();
  for (const name of names) hierarchy.add(entry(name));
  return hierarchy;
}

test('a name is its levels and its leaf', () => {
  assert.deepEqual([levelsOf('/prod/db/host'), leafOf('/prod/db/host')], [['prod', 'db'], 'host']);
  assert.deepEqual([levelsOf('host'), leafOf('host')], [[], 'host']);
  assert.deepEqual([levelsOf('/host'), leafOf('/host')], [[], 'host']);
});

test('a name that ends in a slash still has a leaf to show', () => {
  assert.equal(leafOf('/prod/'), '/prod/');
  assert.deepEqual(levelsOf('/prod/'), ['prod']);
});

test('levels count what stands here and below', () => {
  const { root } = hierarchyOf('/prod/db/host', '/prod/db/port', '/prod/key', 'plain');
  assert.equal(root.count, 4);
  assert.equal(root.folder('prod')?.count, 3);
  assert.equal(root.folder('prod')?.folder('db')?.path, '/prod/db');
  assert.deepEqual(
    root.entries.map((each) => each.name),
    ['plain'],
  );
});

test('folders and parameters come in natural order', () => {
  const { root } = hierarchyOf('/app-10/x', '/app-2/x', 'key-10', 'key-9');
  assert.deepEqual(
    root.folders.map((folder) => folder.segment),
    ['app-2', 'app-10'],
  );
  assert.deepEqual(
    root.entries.map((each) => each.name),
    ['key-9', 'key-10'],
  );
});

test('a parameter and a folder may have the same name', () => {
  const hierarchy = hierarchyOf('/a/b', '/a/b/c');
  const level = hierarchy.level('/a');
  assert.deepEqual([level?.folders.length, level?.entries.length], [1, 1]);
});

test('a name that comes twice is one parameter, as it was said last', () => {
  const hierarchy = hierarchyOf('/a/b');
  hierarchy.add(entry('/a/b', 7));
  assert.equal(hierarchy.size, 1);
  assert.equal(hierarchy.level('/a')?.count, 1);
  assert.equal(hierarchy.get('/a/b')?.version, 7);
});

test('levels and parameters are found by path and name, and not by less', () => {
  const hierarchy = hierarchyOf('/a/b', 'c');
  assert.equal(hierarchy.level(''), hierarchy.root);
  assert.equal(hierarchy.level('/a')?.segment, 'a');
  assert.equal(hierarchy.level('/b'), undefined);
  assert.equal(hierarchy.level('/a/b/c'), undefined);
  assert.equal(hierarchy.get('/a/b')?.name, '/a/b');
  assert.equal(hierarchy.get('c')?.name, 'c');
  assert.equal(hierarchy.get('b'), undefined);
});

test('names that mean something to JavaScript are names like others', () => {
  const hierarchy = hierarchyOf('/__proto__/constructor', '/toString/x');
  assert.equal(hierarchy.size, 2);
  assert.equal(hierarchy.level('/__proto__')?.count, 1);
});

test('all gives every parameter of every level', () => {
  const names = ['/a/b/c', '/a/b', '/a', 'z'];
  assert.deepEqual([...hierarchyOf(...names).all()].map((each) => each.name).sort(), names.toSorted());
});

test('an empty segment is a level of its own', () => {
  assert.equal(hierarchyOf('/a//b').level('/a/')?.count, 1);
});

test('ARNs put one slash before the name', () => {
  const parts = { partition: 'aws', region: 'eu-central-1', accountId: '111122223333' };
  assert.equal(parameterArn('/prod/key', parts), 'arn:aws:ssm:eu-central-1:111122223333:parameter/prod/key');
  assert.equal(parameterArn('key', parts), 'arn:aws:ssm:eu-central-1:111122223333:parameter/key');
});
