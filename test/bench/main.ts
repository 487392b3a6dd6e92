import { benchActivation } from './activation.ts';
import { benchBrowsing } from './browse.ts';
import { benchCommand } from './command.ts';
import { printTable, type Row } from './print.ts';

const activationRuns = 7;

const benches: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  command: benchCommand,
  browse: benchBrowsing,
  activation: () => benchActivation(activationRuns),
};

/** Runs every bench, or those that are named, and prints measured beside target. 0 when all targets hold. */
export async function main(names: readonly string[]): Promise<number> {
  const chosen = names.length === 0 ? Object.keys(benches) : names;
  const rows: Row[] = [];
  for (const name of chosen) {
    const bench = benches[name];
    if (bench === undefined)
      throw new Error(`no bench "${name}"; there are ${Object.keys(benches).join(', ')}`);
    console.log(`measuring: ${name}`);
    rows.push(...(await bench()));
  }
  printTable(rows);
  return rows.every((row) => row.holds) ? 0 : 1;
}
