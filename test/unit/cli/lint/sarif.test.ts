import { test } from 'node:test';
import assert from 'node:assert/strict';
import { sarif } from '../../../../src/cli/lint/sarif.ts';
import type { ReportedProblem } from '../../../../src/cli/lint/problem.ts';

const where = { cwd: '/w', platform: 'posix' } as const;
const problem: ReportedProblem = {
  ...{ file: 'docs/ä b.ssm.yaml', line: 4, column: 13, endLine: 4, endColumn: 21 },
  ...{ severity: 'error', code: 'unknown-action', message: 'It does not exist.' },
};

test('one run with the rules that are met and a result for each problem', () => {
  const log = sarif([problem, { ...problem, severity: 'hint', code: 'unused-parameter' }], where);
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  assert.deepEqual(
    run?.tool.driver.rules?.map(({ id }) => id),
    ['unknown-action', 'unused-parameter'],
  );
  assert.equal(run.columnKind, 'utf16CodeUnits');
  assert.deepEqual(
    run.results?.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level]),
    [
      ['unknown-action', 0, 'error'],
      ['unused-parameter', 1, 'note'],
    ],
  );
  assert.deepEqual(run.results[0]?.locations?.[0]?.physicalLocation, {
    artifactLocation: { uri: 'docs/%C3%A4%20b.ssm.yaml', uriBaseId: '%SRCROOT%' },
    region: { startLine: 4, startColumn: 13, endLine: 4, endColumn: 21 },
  });
});

test('every rule teaches what it finds and how it is silenced', () => {
  const [rule] = sarif([problem], where).runs[0]?.tool.driver.rules ?? [];
  assert.equal(rule?.shortDescription?.text, 'A step whose action does not exist in this type of document.');
  assert.match(rule.help?.text ?? '', /--rule unknown-action=LEVEL.*# ssm-ignore-next-line unknown-action/);
});

test('a mistake of form has help and no level', () => {
  const [rule] = sarif([{ ...problem, code: 'yaml-syntax' }], where).runs[0]?.tool.driver.rules ?? [];
  assert.match(rule?.help?.text ?? '', /nothing else is checked\.$/);
});

test('a problem keeps its fingerprint when it moves, and equal ones are told apart', () => {
  const prints = (problems: readonly ReportedProblem[]): unknown =>
    sarif(problems, where).runs[0]?.results?.map((result) => result.partialFingerprints?.['ssmProblem/v1']);
  const [first, second] = Array.from({ length: 2 }, (_, index) => ({ ...problem, line: 4 + index }));
  assert.ok(first && second);
  assert.deepEqual(prints([first]), prints([second]));
  const both = prints([first, second]);
  assert.ok(Array.isArray(both) && new Set(both).size === 2);
});

test('a clean run is a run without results', () => {
  assert.deepEqual(sarif([], where).runs[0]?.results, []);
});
