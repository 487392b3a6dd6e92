import { processIo } from './io.ts';
import { runSimulator } from './run.ts';

// The entry of dist/simulator.js: the one module of the simulator that runs when it is loaded.
void runSimulator(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
