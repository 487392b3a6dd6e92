import { addCounts, closingLine, countsOf, type Counts } from './counts.ts';
import { runLevel } from './run.ts';

/** From what is fast and says most about a mistake to what is slow and says most about the product. */
const levels: Readonly<Record<string, readonly string[]>> = {
  check: ['test/support/check.mjs'],
  build: ['esbuild.mjs'],
  unit: ['test/support/unit.mjs', 'test/unit'],
  contract: ['test/support/unit.mjs', 'test/contract'],
  host: ['test/support/tool.mjs', 'test/host/runner.ts'],
  e2e: ['test/support/unit.mjs', 'test/e2e'],
  packaging: ['test/support/unit.mjs', 'test/support/packaging'],
};

/** Runs all levels, or those that are named, and stops at the first that fails. The last line sums them up. */
export async function main(argv: readonly string[]): Promise<number> {
  const unknown = argv.filter((name) => !Object.hasOwn(levels, name));
  if (unknown.length > 0) {
    console.error(`no level ${unknown.join(', ')}; there are: ${Object.keys(levels).join(', ')}`);
    return 2;
  }
  let total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, args] of Object.entries(levels)) {
    if (argv.length > 0 && !argv.includes(name)) continue;
    const { code, output, seconds } = await runLevel(name, args);
    const counts = countsOf(output, code);
    total = addCounts(total, counts);
    console.log(`── ${name}: ${code === 0 ? 'passed' : 'FAILED'} (${seconds} s)\n`);
    if (counts.failed > 0) break;
  }
  console.log(closingLine(total));
  return total.failed > 0 ? 1 : 0;
}
