import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import type { Clock } from '../../core/base/clock.ts';
import { messageOf } from '../../core/base/errors.ts';
import type { SimulatedNode } from '../system.ts';
import { nodeEnvironment, type Environment } from './environment.ts';
import { Gate } from './gate.ts';
import type { NodeHomes } from './homes.ts';
import type { LiveProcesses } from './liveProcesses.ts';
import type { NodeFolder } from './nodeFolder.ts';
import { runProcess, type ProcessOutcome } from './runProcess.ts';
import { linux } from './scripted/linux.ts';
import { powershell } from './scripted/powershell.ts';

/** A script for a node, as a Command document's plugin hands it over. */
export interface ScriptRequest {
  readonly node: SimulatedNode;
  readonly interpreter: 'sh' | 'powershell';
  readonly lines: readonly string[];
  /** Relative to the node's home; the home itself when absent. */
  readonly workingDirectory: string | undefined;
  readonly timeoutMs: number;
  /** Added to the node's environment. */
  readonly environment: Environment;
  /** Ends the script, with everything it started. */
  readonly signal: AbortSignal;
}

export interface ScriptOutcome {
  readonly ended: 'exited' | 'timedOut' | 'cancelled';
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs scripts on nodes. Never rejects: what goes wrong is in the outcome. */
export interface NodeExecutor {
  run(request: ScriptRequest): Promise<ScriptOutcome>;
}

export interface ExecutorDeps {
  readonly homes: NodeHomes;
  readonly live: LiveProcesses;
  readonly clock: Clock;
  readonly region: string;
  /** Path of the POSIX shell; undefined where there is none. */
  readonly shell: string | undefined;
  /** Processes that run at the same time, over all nodes. */
  readonly maxProcesses?: number;
}

/** Enough for the largest output the API shows (24,000 characters of up to 4 bytes), and a little more. */
const captureBytes = 128 * 1024;
const defaultMaxProcesses = 16;

/**
 * Linux nodes run for real where there is a shell, in a process each; others answer from a fixed set. Commands to
 * hundreds of nodes wait in line for {@link ExecutorDeps.maxProcesses} places.
 */
export function createExecutor(deps: ExecutorDeps): NodeExecutor {
  const gate = new Gate(deps.maxProcesses ?? defaultMaxProcesses);
  return {
    async run(request) {
      const { shell } = deps;
      if (request.interpreter === 'powershell') return runPowershell(request, deps.clock);
      if (shell === undefined || !request.node.runs)
        return answer(linux.run(request.lines, context(request, deps.clock)));
      return gate.run(() => runReal(request, shell, deps).catch(failedToRun));
    },
  };
}

function runPowershell(request: ScriptRequest, clock: Clock): ScriptOutcome {
  if (request.node.platform === 'Windows')
    return answer(powershell.run(request.lines, context(request, clock)));
  return answer({ stdout: '', stderr: 'exec: "pwsh": executable file not found in $PATH', exitCode: 1 });
}

const context = (
  { node }: ScriptRequest,
  clock: Clock,
): { node: SimulatedNode; now: number; user: string } => ({
  node,
  now: clock.now(),
  user: 'root',
});

function answer(scripted: Omit<ScriptOutcome, 'ended'>): ScriptOutcome {
  return { ended: 'exited', ...scripted };
}

const neverStarted: ScriptOutcome = { ended: 'cancelled', exitCode: 137, stdout: '', stderr: '' };

/** For example a full disk: the node tells it, the fleet goes on. */
function failedToRun(error: unknown): ScriptOutcome {
  return answer({
    stdout: '',
    stderr: `The demo node could not run the script: ${messageOf(error)}`,
    exitCode: 1,
  });
}

async function runReal(request: ScriptRequest, shell: string, deps: ExecutorDeps): Promise<ScriptOutcome> {
  if (request.signal.aborted || deps.homes.isDisposed) return neverStarted;
  const folder = await deps.homes.folder(request.node);
  const cwd = workingDirectory(folder, request.workingDirectory);
  if (!existsSync(cwd))
    return answer({ stdout: '', stderr: `chdir ${cwd}: no such file or directory`, exitCode: 1 });
  const script = await deps.homes.script(request.lines);
  const outcome = await runProcess(
    {
      ...interpreterOf(request.lines[0], shell, script),
      cwd,
      env: { ...(await environmentOf(request, folder, deps)), PWD: cwd },
      captureBytes,
      timeoutMs: request.timeoutMs,
    },
    { clock: deps.clock, live: deps.live, signal: request.signal },
  );
  await rm(script, { force: true });
  return outcomeOf(outcome);
}

async function environmentOf(
  { node, environment }: ScriptRequest,
  folder: NodeFolder,
  { homes, region }: ExecutorDeps,
): Promise<Environment> {
  const shared = await homes.shared();
  return nodeEnvironment({ node, folder, shared, region, user: 'root' }, environment);
}

function workingDirectory(folder: NodeFolder, wanted: string | undefined): string {
  if (wanted === undefined || wanted === '') return folder.home;
  return isAbsolute(wanted) ? wanted : resolve(folder.home, wanted);
}

/** A first line `#!/bin/bash` or `#!/usr/bin/env python3` chooses the interpreter, as on a node. */
function interpreterOf(
  first: string | undefined,
  shell: string,
  script: string,
): { readonly command: string; readonly args: readonly string[] } {
  const line = /^#!\s*(\S+)(?:[ \t]+(\S[^\r\n]*?))?\s*(?:\r?\n|$)/.exec(first ?? '');
  const [, program, argument] = line ?? [];
  if (program === undefined) return { command: shell, args: [script] };
  return { command: program, args: argument === undefined ? [script] : [argument, script] };
}

function outcomeOf(outcome: ProcessOutcome): ScriptOutcome {
  const { ended, exitCode, stdout, stderr } = outcome;
  return { ended: ended === 'notStarted' ? 'exited' : ended, exitCode, stdout, stderr };
}
