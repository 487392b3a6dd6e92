import { test } from 'node:test';
import assert from 'node:assert/strict';
import { runLint } from '../../../../src/cli/lint/command.ts';
import { isRecord } from '../../../../src/core/base/json.ts';
import { memoryShell } from '../../../support/memoryShell.ts';

const good =
  'schemaVersion: "0.3"\nmainSteps:\n  - name: wait\n    action: aws:sleep\n    inputs:\n      Duration: PT1M\n';
const bad = good.replace('aws:sleep', 'aws:slep');
const warned = good.replace('"0.3"', '0.3');

test('a document without mistakes: nothing is printed, exit 0', async () => {
  const shell = memoryShell({ 'a.ssm.yaml': good });
  assert.equal(await runLint(['a.ssm.yaml'], shell), 0);
  assert.equal(shell.out(), '');
  assert.equal(shell.err(), '');
});

test('an error: one line FILE:LINE:COLUMN: SEVERITY CODE MESSAGE, exit 1', async () => {
  const shell = memoryShell({ 'a.ssm.yaml': bad });
  assert.equal(await runLint(['a.ssm.yaml'], shell), 1);
  assert.equal(
    shell.out(),
    "a.ssm.yaml:4:13: error unknown-action 'aws:slep' is not an action of Automation runbooks. Did you mean 'aws:sleep'?\n",
  );
});

test('a warning alone is no failure', async () => {
  const shell = memoryShell({ 'a.ssm.yaml': warned });
  assert.equal(await runLint(['a.ssm.yaml'], shell), 0);
  assert.match(shell.out(), /^a\.ssm\.yaml:1:16: warning schema-version /);
});

test('json: an array with 1-based places', async () => {
  const shell = memoryShell({ 'a.ssm.yaml': bad, 'b.ssm.yaml': good });
  assert.equal(await runLint(['--format', 'json', 'a.ssm.yaml', 'b.ssm.yaml'], shell), 1);
  const printed: unknown = JSON.parse(shell.out());
  assert.ok(Array.isArray(printed) && printed.length === 1);
  const problem: unknown = printed[0];
  assert.ok(isRecord(problem));
  assert.deepEqual(
    { ...problem, message: typeof problem['message'] },
    {
      file: 'a.ssm.yaml',
      line: 4,
      column: 13,
      endLine: 4,
      endColumn: 21,
      severity: 'error',
      code: 'unknown-action',
      message: 'string',
    },
  );
});

test('json without problems is an empty array', async () => {
  const shell = memoryShell({ a: good });
  assert.equal(await runLint(['--format=json', 'a'], shell), 0);
  assert.equal(shell.out(), '[]\n');
});

test('what cannot be read is told on standard error, the others are checked, exit 2', async () => {
  const shell = memoryShell({
    'a.ssm.yaml': bad,
    folder: Object.assign(new Error('EISDIR'), { code: 'EISDIR' }),
    secret: Object.assign(new Error('EACCES'), { code: 'EACCES' }),
    binary: Uint8Array.of(1, 0, 2),
    latin1: Uint8Array.of(0x61, 0xe9, 0x62),
  });
  assert.equal(await runLint(['none', 'folder', 'secret', 'binary', 'latin1', 'a.ssm.yaml'], shell), 2);
  assert.deepEqual(shell.err().trim().split('\n'), [
    'none does not exist.',
    'folder is a directory. Name the files in it.',
    'secret may not be read by you.',
    'binary is not a text file.',
    'latin1 is not UTF-8 text.',
  ]);
  assert.match(shell.out(), /^a\.ssm\.yaml:4:13: error/);
});

test('byte order marks and CRLF shift no place', async () => {
  const shell = memoryShell({
    'a.ssm.yaml': `\uFEFF${bad.replaceAll('\n', '\r\n')}`,
    'b.ssm.json': '\uFEFF{"schemaVersion": "9"}',
  });
  assert.equal(await runLint(['a.ssm.yaml', 'b.ssm.json'], shell), 1);
  assert.match(shell.out(), /^a\.ssm\.yaml:4:13: error unknown-action/);
  assert.match(shell.out(), /b\.ssm\.json:1:19: error schema-version/);
});

test('an empty file is an error with a next act', async () => {
  const shell = memoryShell({ 'a.ssm.yaml': '', 'b.ssm.json': '\n' });
  assert.equal(await runLint(['a.ssm.yaml', 'b.ssm.json'], shell), 1);
  assert.match(shell.out(), /^a\.ssm\.yaml:1:1: error not-a-document The document is empty\. Start it with/);
});

test('--help says how, exit 0', async () => {
  const shell = memoryShell();
  assert.equal(await runLint(['--help'], shell), 0);
  assert.match(shell.out(), /^Usage: ssm-workbench lint/);
});

for (const argv of [[], ['--fix', 'a'], ['--format', 'xml', 'a'], ['--format']]) {
  test(`${JSON.stringify(argv)} is not understood: a sentence, exit 2`, async () => {
    const shell = memoryShell({ a: good });
    assert.equal(await runLint(argv, shell), 2);
    assert.match(shell.err(), /^[A-Z-][^\n]*\.\n\nUsage: /);
    assert.equal(shell.out(), '');
  });
}
