import { test } from 'node:test';
import assert from 'node:assert/strict';
import { findFiles } from '../../../../src/cli/lint/files.ts';
import { memoryShell } from '../../../support/memoryShell.ts';

const files = { 'd/a.ssm.json': '', 'd/e/b.yaml': '', 'd/e/c.txt': '', 'odd[1].yaml': '' };

test('a folder: names of our own for certain, others if they hold a document', async () => {
  for (const argument of ['d', 'd/']) {
    assert.deepEqual(await findFiles(argument, memoryShell(files)), [
      { path: 'd/a.ssm.json', onlyIfDocument: false },
      { path: 'd/e/b.yaml', onlyIfDocument: true },
    ]);
  }
});

test('the current folder adds nothing to names', async () => {
  const found = await findFiles('.', memoryShell({ 'a.ssm.yaml': '' }));
  assert.deepEqual(found, [{ path: 'a.ssm.yaml', onlyIfDocument: false }]);
});

test('a file is a file, also when its name looks like a pattern', async () => {
  const found = await findFiles('odd[1].yaml', memoryShell(files));
  assert.deepEqual(found, [{ path: 'odd[1].yaml', onlyIfDocument: false }]);
});

test('what is not there is one sentence', async () => {
  assert.deepEqual(await findFiles('none.yaml', memoryShell(files)), {
    problem: 'none.yaml does not exist.',
  });
  assert.deepEqual(await findFiles('', memoryShell(files)), {
    problem: 'An empty PATH names no file. Is a variable of your shell not set?',
  });
  assert.deepEqual(await findFiles('*.none', memoryShell(files)), { problem: 'No file matches *.none.' });
});

test('a backslash separates folders on Windows', async () => {
  const shell = memoryShell({ 'd\\e\\b.yaml': '' }, 'win32');
  assert.deepEqual(await findFiles('d\\e\\*.yaml', shell), [{ path: 'd/e/b.yaml', onlyIfDocument: false }]);
  assert.deepEqual(await findFiles('d\\e', shell), [{ path: 'd\\e\\b.yaml', onlyIfDocument: true }]);
});

test('a folder that may not be entered is one sentence', async () => {
  const shell = {
    ...memoryShell(),
    kindOf: () => Promise.reject(Object.assign(new Error('EACCES'), { code: 'EACCES' })),
  };
  assert.deepEqual(await findFiles('d', shell), { problem: 'd may not be read by you.' });
});
