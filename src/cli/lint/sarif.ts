import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { SeverityName } from '../../core/language/lsp.ts';
import { ruleSummaries, syntaxSummaries } from '../../core/language/configure/summaries.ts';
import type { Shell } from '../shell.ts';
import { uriOf } from './paths.ts';
import type { ReportedProblem } from './problem.ts';

const levels = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const satisfies {
  readonly [S in SeverityName]: Result['level'];
};

/** The problems as SARIF 2.1.0 (OASIS), as code scanning reads it. */
export function sarif(problems: readonly ReportedProblem[], where: Pick<Shell, 'cwd' | 'platform'>): Log {
  const codes = [...new Set(problems.map((problem) => problem.code))].sort();
  const fingerprint = fingerprints();
  return {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver: { name: 'SSM Workbench', rules: codes.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The folder that was checked from.' } } },
        results: problems.map((problem) => result(problem, codes, uriOf(problem.file, where), fingerprint)),
      },
    ],
  };
}

function descriptor(code: string): ReportingDescriptor {
  const summary = ruleSummaries[code] ?? syntaxSummaries[code] ?? code;
  const howTo = `Set its level with --rule ${code}=LEVEL, or ignore it by a comment: # ssm-ignore-next-line ${code}`;
  const text = Object.hasOwn(ruleSummaries, code) ? `${summary} ${howTo}` : summary;
  return { id: code, name: code, shortDescription: { text: summary }, help: { text } };
}

function result(
  problem: ReportedProblem,
  codes: readonly string[],
  uri: string,
  fingerprint: (problem: ReportedProblem, uri: string) => string,
): Result {
  const { line, column, endLine, endColumn, code, message, severity } = problem;
  const artifactLocation = /^file:/.test(uri) ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { 'ssmProblem/v1': fingerprint(problem, uri) },
  };
}

/** The same problem keeps its fingerprint when lines above it come and go; equal ones are counted. */
function fingerprints(): (problem: ReportedProblem, uri: string) => string {
  const seen = new Map<string, number>();
  return ({ code, message }, uri) => {
    const key = JSON.stringify([uri, code, message]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${count}`;
  };
}
