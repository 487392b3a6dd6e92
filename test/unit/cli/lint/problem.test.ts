import { test } from 'node:test';
import assert from 'node:assert/strict';
import { reportedProblem } from '../../../../src/cli/lint/problem.ts';
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
