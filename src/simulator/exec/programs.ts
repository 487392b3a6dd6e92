import { randomUUID } from 'node:crypto';
import type { Clock } from '../../core/base/clock.ts';
import type { SimulatedNode } from '../system.ts';
import { nodeEnvironment } from './environment.ts';
import { findProgram } from './hostShell.ts';
import type { NodeHomes } from './homes.ts';
import type { LiveProcesses } from './liveProcesses.ts';
import { ProcessProgram, type Program, type ProgramSpec } from './program.ts';
import { linux } from './scripted/linux.ts';
import { powershell } from './scripted/powershell.ts';
import { ScriptedProgram } from './scriptedProgram.ts';
import { splitArguments } from './splitArguments.ts';

export interface ProgramRequest {
  readonly node: SimulatedNode;
  /** Words as a shell would part them; no shell takes part. */
  readonly commandLine: string;
  readonly user: string;
  /** Errors come in the output, in order with it. */
  readonly joinsStreams: boolean;
}

/** Starts programs on nodes. */
export interface Programs {
  /** @throws Error when it cannot be started: no such program, a quote that is not closed */
  start(request: ProgramRequest): Promise<Program>;
}

export interface ProgramsDeps {
  readonly homes: NodeHomes;
  readonly live: LiveProcesses;
  readonly clock: Clock;
  readonly region: string;
  /** Path of the POSIX shell; undefined where there is none. */
  readonly shell: string | undefined;
}

const markerName = 'SSM_DEMO_SESSION';

/** Linux nodes really run them where there is a shell; the others answer from a fixed set. */
export function createPrograms(deps: ProgramsDeps): Programs {
  return {
    async start(request) {
      const { shell, clock } = deps;
      const { node, commandLine, user } = request;
      if (shell !== undefined && node.runs)
        return new ProcessProgram(await specOf(request, shell, deps), deps);
      const scripted = node.platform === 'Windows' ? powershell : linux;
      return new ScriptedProgram(scripted.run([commandLine], { node, now: clock.now(), user }), clock);
    },
  };
}

async function specOf(request: ProgramRequest, shell: string, deps: ProgramsDeps): Promise<ProgramSpec> {
  const { node, user } = request;
  const [command = '', ...args] = splitArguments(request.commandLine);
  const folder = await deps.homes.folder(node);
  const shared = await deps.homes.shared();
  const marker = { name: markerName, value: randomUUID() };
  const env = nodeEnvironment(
    { node, folder, shared, region: deps.region, user },
    { [marker.name]: marker.value },
  );
  const isThere =
    command.includes('/') || (command !== '' && findProgram(command, env['PATH']) !== undefined);
  if (!isThere) {
    throw new Error(`exec: "${command}": executable file not found in $PATH`);
  }
  const spec = { cwd: folder.home, env, marker };
  // One pipe for both streams keeps what is said in order; only a shell can make that.
  return request.joinsStreams
    ? { ...spec, command: shell, args: ['-c', 'exec "$@" 2>&1', command, command, ...args] }
    : { ...spec, command, args };
}
