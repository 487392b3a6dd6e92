import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ReportedProblem } from '../../../../src/cli/lint/problem.ts';
import { render } from '../../../../src/cli/lint/report.ts';

const hostile: ReportedProblem = {
  file: 'f',
  line: 1,
  column: 3,
  endLine: 2,
  endColumn: 1,
  severity: 'hint',
  code: 'some-code',
  message: "'\u001b[2Jx\nf:1:1: error\u202e' is odd.",
};

test('what a document holds cannot drive the terminal or fake a line', () => {
  const text = render([hostile], 'text', { cwd: '/w', platform: 'posix' });
  assert.equal(text, "f:1:3: hint some-code ' [2Jx f:1:1: error ' is odd.\n");
});
