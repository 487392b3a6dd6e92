import { test } from 'node:test';
import assert from 'node:assert/strict';
import { github } from '../../../../src/cli/lint/github.ts';
import type { ReportedProblem } from '../../../../src/cli/lint/problem.ts';

const where = { cwd: '/w', platform: 'posix' } as const;
const problem: ReportedProblem = {
  ...{ file: 'docs/a.ssm.yaml', line: 4, column: 13, endLine: 4, endColumn: 21 },
  ...{ severity: 'error', code: 'unknown-action', message: "'aws:slep' is not an action." },
};

test('an annotation for each problem', () => {
  assert.equal(
    github([problem, { ...problem, severity: 'hint', endLine: 5 }], where),
    "::error file=docs/a.ssm.yaml,line=4,endLine=4,col=13,endColumn=21,title=unknown-action::'aws:slep' is not an action.\n" +
      "::notice file=docs/a.ssm.yaml,line=4,endLine=5,col=13,title=unknown-action::'aws:slep' is not an action.\n",
  );
});

test('what a document or a file name holds begins no other command and ends no property', () => {
  const hostile = { ...problem, file: 'a,b:c%.yaml', message: '100%\r\n::set-output name=x::y' };
  assert.match(
    github([hostile], where),
    /^::error file=a%2Cb%3Ac%25\.yaml,.*::100%25%0D%0A::set-output name=x::y\n$/,
  );
});

test('nothing to tell is nothing', () => assert.equal(github([], where), ''));
