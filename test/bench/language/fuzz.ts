import type { Sample } from '../../support/language/documents.ts';
import { fuzz } from '../../support/language/fuzz.ts';
import type { Row } from '../print.ts';

const mutations = 10_000;
const seed = 7;
const mostMs = 1000;

/** Whether spoilt documents make any feature throw or stay. */
export function benchFuzz(samples: readonly Sample[]): Promise<readonly Row[]> {
  const { failures, slowest } = fuzz(samples, mutations, seed);
  for (const failure of failures) console.log(`  ${failure}`);
  return Promise.resolve([
    {
      what: `crashes of any feature on ${mutations.toLocaleString('en')} spoilt documents`,
      measured: String(failures.length),
      target: '0',
      holds: failures.length === 0,
    },
    {
      what: '  the slowest of them twice, all features together',
      measured: `${slowest.ms.toFixed(0)} ms (${slowest.what})`,
      target: `<= ${mostMs} ms`,
      holds: slowest.ms <= mostMs,
    },
  ]);
}
