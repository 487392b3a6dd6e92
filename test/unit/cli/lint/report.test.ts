import { test } from 'node:test';
import assert from 'node:assert/strict';
import { render, reportedProblem } from '../../../../src/cli/lint/report.ts';
import type { Problem } from '../../../../src/core/language/lsp.ts';

const problem: Problem = {
  range: { start: { line: 0, character: 2 }, end: { line: 1, character: 0 } },
  severity: 4,
  code: 'some-code',
  source: 'ssm',
  message: 'A message.',
  fixes: [],
};

test('places count from 1', () => {
  assert.deepEqual(reportedProblem('f', problem), {
    file: 'f',
    line: 1,
    column: 3,
    endLine: 2,
    endColumn: 1,
    severity: 'hint',
    code: 'some-code',
    message: 'A message.',
  });
});

test('what a document holds cannot drive the terminal or fake a line', () => {
  const hostile = reportedProblem('f', { ...problem, message: "'\u001b[2Jx\nf:1:1: error\u202e' is odd." });
  const text = render([hostile], 'text', { cwd: '/w', platform: 'posix' });
  assert.equal(text, "f:1:3: hint some-code ' [2Jx f:1:1: error ' is odd.\n");
});
