import { severities } from '../../../src/core/language/lsp.ts';
import { rules } from '../../../src/core/language/rules/index.ts';
import type { Sample } from '../../support/language/documents.ts';
import { plantAll, planters, type Planted } from '../../support/language/plant/index.ts';
import { isFound, type Shown } from '../../support/language/plant/score.ts';
import type { Row } from '../print.ts';
import { problemsOf, type Peer } from './peers/peer.ts';

const seed = 20_261;
const each = 7;
const leastEach = 5;
const leastAll = 300;
const least = 0.95;

const advice = new Set(
  rules.filter(({ severity }) => severities[severity] > severities.warning).map(({ code }) => code),
);

/** How many planted mistakes are found on the right line. */
export async function benchPlanted(
  samples: readonly Sample[],
  [ours, ...peers]: readonly [Peer, ...Peer[]],
): Promise<readonly Row[]> {
  const planted = plantAll(samples, each, seed);
  const found = await foundBy(ours, planted);
  printByRule(planted, found);
  const counts = Object.keys(planters).map((code) => planted.filter((one) => one.code === code).length);
  const fewest = Math.min(...counts);
  const rows: Row[] = [
    {
      what: 'planted mistakes, and those of the rule with the fewest',
      measured: `${planted.length}, ${fewest}`,
      target: `>= ${leastAll}, >= ${leastEach}`,
      holds: planted.length >= leastAll && fewest >= leastEach,
    },
    {
      what: 'planted mistakes found on the right line',
      measured: share(found.size, planted.length),
      target: `>= ${100 * least} %`,
      holds: found.size >= least * planted.length,
    },
  ];
  for (const peer of peers) {
    const count = (await foundBy(peer, planted)).size;
    rows.push({ what: `  ${peer.name}`, measured: share(count, planted.length), target: '', holds: true });
  }
  return rows;
}

async function foundBy(peer: Peer, planted: readonly Planted[]): Promise<ReadonlySet<Planted>> {
  const before = new Map<string, readonly Shown[]>();
  const found = new Set<Planted>();
  for (const one of planted) {
    const { from, format, text, code } = one;
    const known = before.get(from.name) ?? (await problemsOf(peer, from.text, format));
    before.set(from.name, known);
    if (isFound(one, advice.has(code), known, await problemsOf(peer, text, format))) found.add(one);
  }
  return found;
}

function printByRule(planted: readonly Planted[], found: ReadonlySet<Planted>): void {
  for (const code of Object.keys(planters)) {
    const own = planted.filter((one) => one.code === code);
    const missed = own.filter((one) => !found.has(one));
    console.log(`  ${code.padEnd(22)} ${own.length - missed.length} of ${own.length}`);
    for (const { from, lines, text } of missed) {
      const line = text.split('\n')[lines[0] ?? 0]?.trim().slice(0, 100) ?? '';
      console.log(`    missed in ${from.name}, line ${(lines[0] ?? 0) + 1}: ${line}`);
    }
  }
}

function share(count: number, of: number): string {
  return `${count} of ${of} (${((100 * count) / of).toFixed(1)} %)`;
}
