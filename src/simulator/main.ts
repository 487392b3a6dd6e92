import { processIo } from './io.ts';
import { runSimulator } from './run.ts';

const [first, ...rest] = process.argv.slice(2);
// `ssm-workbench simulator …` loads this bundle too: then its name stands before the flags.
const flags = first === 'simulator' ? rest : process.argv.slice(2);

/**
 * The entry of dist/simulator.js: the one module of the simulator that runs when it is loaded. Resolves to the exit
 * code once the simulator has ended.
 */
export const ended: Promise<number> = runSimulator(flags, processIo()).then((code) => {
  process.exitCode = code;
  return code;
});
