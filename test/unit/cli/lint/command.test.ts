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
    secret: Object.assign(new Error('EACCES'), { code: 'EACCES' }),
    binary: Uint8Array.of(1, 0, 2),
    latin1: Uint8Array.of(0x61, 0xe9, 0x62),
  });
  assert.equal(await runLint(['none', 'secret', 'binary', 'latin1', 'a.ssm.yaml'], shell), 2);
  assert.deepEqual(shell.err().trim().split('\n'), [
    'none does not exist.',
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

test('a folder: documents by name or by content, whatever lies beside them is left alone', async () => {
  const shell = memoryShell({
    'docs/a.ssm.yaml': bad,
    'docs/deep/b.yml': bad,
    'docs/deep/workflow.yml': 'on: push\njobs: {}\n',
    'docs/package.json': '{"name": "x"}',
    'docs/empty.ssm.json': '',
    'docs/notes.txt': bad,
  });
  assert.equal(await runLint(['docs'], shell), 1);
  assert.deepEqual(
    shell
      .out()
      .trim()
      .split('\n')
      .map((line) => line.split(' ').slice(0, 3).join(' ')),
    [
      'docs/a.ssm.yaml:4:13: error unknown-action',
      'docs/deep/b.yml:4:13: error unknown-action',
      'docs/empty.ssm.json:1:1: error not-a-document',
    ],
  );
});

test('a folder without documents is told, and no failure', async () => {
  const shell = memoryShell({ 'docs/package.json': '{}' });
  assert.equal(await runLint(['docs'], shell), 0);
  assert.equal(shell.err(), 'docs holds no SSM documents.\n');
});

test('a pattern names files like a shell does: all that match are checked, once', async () => {
  const shell = memoryShell({ 'docs/a.yaml': bad, 'docs/b.yaml': 'on: push\n', 'c.yaml': bad });
  assert.equal(await runLint(['docs/*.yaml', 'docs/a.yaml'], shell), 1);
  assert.equal(shell.out().match(/unknown-action/g)?.length, 1);
  assert.match(shell.out(), /^docs\/b\.yaml:1:\d+: information not-a-document /m);
});

test('a pattern without files is a failure', async () => {
  const shell = memoryShell({ 'a.yaml': good });
  assert.equal(await runLint(['docs/*.yaml', 'a.yaml'], shell), 2);
  assert.equal(shell.err(), 'No file matches docs/*.yaml.\n');
});

test('standard input has the name it is given', async () => {
  const shell = memoryShell({ '-': bad });
  assert.equal(await runLint(['--stdin-filename', 'x.ssm.yaml', '-'], shell), 1);
  assert.match(shell.out(), /^x\.ssm\.yaml:4:13: error unknown-action /);
});

test('levels decide what is an error', async () => {
  const shell = memoryShell({ 'a.ssm.yaml': bad, 'b.ssm.yaml': warned });
  assert.equal(await runLint(['--rule', 'unknown-action=warning', 'a.ssm.yaml', 'b.ssm.yaml'], shell), 0);
  assert.equal(await runLint(['--rule', 'schema-version=error', 'b.ssm.yaml'], shell), 1);
  assert.equal(
    await runLint(['--rule', 'unknown-action=off', 'a.ssm.yaml'], memoryShell({ 'a.ssm.yaml': bad })),
    0,
  );
});

test('a comment in the document wins over a flag, unless comments are ignored', async () => {
  const files = { 'a.ssm.yaml': `# ssm-ignore unknown-action -- a private action\n${bad}` };
  assert.equal(await runLint(['--rule', 'unknown-action=error', 'a.ssm.yaml'], memoryShell(files)), 0);
  assert.equal(await runLint(['--no-comments', 'a.ssm.yaml'], memoryShell(files)), 1);
});
