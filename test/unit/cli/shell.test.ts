import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processShell } from '../../../src/cli/shell.ts';

let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'shell-'));
  for (const path of [
    'a.yaml',
    'deep/b.yaml',
    'deep/c.json',
    'node_modules/d.yaml',
    '.git/e.yaml',
    '.hidden/f.yaml',
  ]) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
});
after(() => rmSync(folder, { recursive: true }));

test('a pattern finds files below the folder, but not in node_modules and .git', async () => {
  const shell = processShell();
  assert.deepEqual(await shell.glob('**/*.yaml', folder), ['.hidden/f.yaml', 'a.yaml', 'deep/b.yaml']);
  assert.deepEqual(await shell.glob('deep/*.{yaml,json}', folder), ['deep/b.yaml', 'deep/c.json']);
  assert.deepEqual(await shell.glob('none/*', folder), []);
});

test('a path is a file, a folder or nothing', async () => {
  const shell = processShell();
  assert.equal(await shell.kindOf(join(folder, 'a.yaml')), 'file');
  assert.equal(await shell.kindOf(folder), 'folder');
  assert.equal(await shell.kindOf(join(folder, 'none')), 'nothing');
  assert.equal(await shell.kindOf(join(folder, 'a.yaml', 'below')), 'nothing');
});

test('links are not followed: a folder that links to itself ends, a link to nothing is nothing', async () => {
  const shell = processShell();
  symlinkSync(folder, join(folder, 'deep', 'loop'), 'dir');
  symlinkSync(join(folder, 'none'), join(folder, 'dangling.yaml'));
  assert.deepEqual(await shell.glob('**/*.json', folder), ['deep/c.json']);
  assert.equal(await shell.kindOf(join(folder, 'dangling.yaml')), 'nothing');
  assert.equal(await shell.kindOf(join(folder, 'deep', 'loop')), 'folder');
});
