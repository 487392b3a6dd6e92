import type { Sample } from '../../support/language/documents.ts';
import type { Shown } from '../../support/language/plant/score.ts';
import type { Row } from '../print.ts';
import { problemsOf, type Peer } from './peers/peer.ts';

/** Documents that are said to be valid and have a defect all the same, by the SHA-256 of the file, and which. */
const realDefects: ReadonlyMap<string, string> = new Map([]);

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
  const flagged = await flaggedBy(ours, believed);
  const unexplained = flagged.filter(({ sample }) => !realDefects.has(sample.sha256));
  for (const one of flagged) print(one);
  const rows: Row[] = [
    {
      what: `believed-valid documents with an error or warning, of ${believed.length}`,
      measured: `${share(flagged.length, believed.length)}, ${unexplained.length} of them unexplained`,
      target: `<= ${100 * most} %, each explained`,
      holds: flagged.length <= most * believed.length && unexplained.length === 0,
    },
  ];
  for (const peer of peers) {
    const count = (await flaggedBy(peer, believed)).length;
    rows.push({ what: `  ${peer.name}`, measured: share(count, believed.length), target: '', holds: true });
  }
  return rows;
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

function print({ sample, problems }: Flagged): void {
  console.log(`  ${sample.name}: ${realDefects.get(sample.sha256) ?? `NOT EXPLAINED (${sample.sha256})`}`);
  for (const { range, message } of problems) console.log(`    line ${range.start.line + 1}: ${message}`);
}
