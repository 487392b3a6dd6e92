import { systemClock, type Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { createExecutor, type NodeExecutor } from './executor.ts';
import { findShell } from './hostShell.ts';
import { NodeHomes } from './homes.ts';
import { LiveProcesses } from './liveProcesses.ts';
import { createPrograms, type Programs } from './programs.ts';
import { createTerminals, type TerminalFactory } from './terminal/factory.ts';
import { findPtyMaker } from './terminal/scriptProgram.ts';

/** This computer as the nodes' hardware. Disposing ends every process of every node and removes their homes. */
export interface Computer extends Disposable {
  readonly executor: NodeExecutor;
  readonly terminals: TerminalFactory;
  readonly programs: Programs;
}

/** @param clock of the fleet; what happens on this computer alone goes by real time */
export function createComputer(options: { readonly clock: Clock; readonly region: string }): Computer {
  const homes = new NodeHomes();
  const live = new LiveProcesses();
  const parts = { ...options, homes, live, shell: findShell() };
  const dispose = (): void => {
    process.off('exit', dispose);
    live.dispose();
    homes.dispose();
  };
  // Also when the simulator ends by an error of its own.
  process.once('exit', dispose);
  return {
    executor: createExecutor(parts),
    programs: createPrograms(parts),
    terminals: createTerminals({ ...parts, findPtyMaker: () => findPtyMaker(systemClock) }),
    dispose,
  };
}
