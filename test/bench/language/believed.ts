import type { Sample } from '../../support/language/documents.ts';
import type { Shown } from '../../support/language/plant/score.ts';
import type { Row } from '../print.ts';
import { problemsOf, type Peer } from './peers/peer.ts';
import { realDefects } from './realDefects.ts';

const warning = 2;
const most = 0.01;

interface Flagged {
  readonly sample: Sample;
  readonly problems: readonly Shown[];
}

/** How many believed-valid documents have an error or a warning. */
export async function benchBelieved(
  samples: readonly Sample[],
  [ours, ...peers]: readonly [Peer, ...Peer[]],
): Promise<readonly Row[]> {
  const believed = samples.filter((sample) => sample.isBelievedValid);
  const rows: Row[] = [await ownRow(ours, 'documents', believed)];
  for (const peer of peers) {
    const count = (await flaggedBy(peer, believed)).length;
    rows.push({ what: `  ${peer.name}`, measured: share(count, believed.length), target: '', holds: true });
  }
  return rows;
}

/** The same of CloudFormation templates, which the others do not read. */
export async function benchTemplates(templates: readonly Sample[], ours: Peer): Promise<readonly Row[]> {
  const believed = templates.filter((sample) => sample.isBelievedValid);
  return [await ownRow(ours, 'templates', believed)];
}

async function ownRow(ours: Peer, what: string, believed: readonly Sample[]): Promise<Row> {
  const flagged = await flaggedBy(ours, believed);
  const mistaken = flagged.filter(({ sample, problems }) =>
    problems.some((problem) => explanation(sample, problem) === undefined),
  );
  for (const one of flagged) print(one);
  return {
    what: `believed-valid ${what} with an error or warning, of ${believed.length}, but for real defects`,
    measured: `${share(mistaken.length, believed.length)}, and ${flagged.length - mistaken.length} with real defects`,
    target: `<= ${100 * most} %`,
    holds: mistaken.length <= most * believed.length,
  };
}

async function flaggedBy(peer: Peer, samples: readonly Sample[]): Promise<readonly Flagged[]> {
  const flagged: Flagged[] = [];
  for (const sample of samples) {
    const problems = (await problemsOf(peer, sample.text, sample.format)).filter(
      ({ severity }) => (severity ?? 1) <= warning,
    );
    if (problems.length > 0) flagged.push({ sample, problems });
  }
  return flagged;
}

function share(count: number, of: number): string {
  return `${count} (${((100 * count) / of).toFixed(1)} %)`;
}

function explanation({ sha256 }: Sample, { code }: Shown): string | undefined {
  const isIt = (file: string): boolean => sha256.startsWith(file);
  return realDefects.find((defect) => defect.code === code && defect.files.some(isIt))?.what;
}

function print({ sample, problems }: Flagged): void {
  console.log(`  ${sample.name} (${sample.sha256.slice(0, 16)})`);
  const reasons = new Map(problems.map((problem) => [problem.code, explanation(sample, problem)]));
  for (const [code, reason] of reasons) {
    const lines = problems
      .filter((problem) => problem.code === code)
      .map(({ range }) => range.start.line + 1);
    console.log(`    ${String(code)} on line ${lines.join(', ')}: ${reason ?? 'NOT EXPLAINED'}`);
  }
}
