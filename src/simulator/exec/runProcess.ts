import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { onAbort } from '../../core/base/abort.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore } from '../../core/base/disposable.ts';
import { Capture } from './capture.ts';
import type { LiveProcesses } from './liveProcesses.ts';
import { endGroup, signalGroup } from './processGroup.ts';

export interface ProcessSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Bytes kept of each stream. */
  readonly captureBytes: number;
  readonly timeoutMs: number;
}

export interface ProcessSurroundings {
  readonly clock: Clock;
  readonly live: LiveProcesses;
  /** Ends the program. */
  readonly signal: AbortSignal;
}

export interface ProcessOutcome {
  readonly ended: 'exited' | 'timedOut' | 'cancelled' | 'notStarted';
  /** The program's own; 128 + n after signal n; 127 when it could not be started. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** After the program's end a stray that left its group may hold the pipes open; it is not waited for longer. */
const drainMs = 500;

/**
 * Runs a program as leader of a process group of its own and tells how it went; never rejects. At its end, at
 * the timeout and at an abort the whole group goes: SIGTERM, then SIGKILL.
 */
export function runProcess(
  spec: ProcessSpec,
  { clock, live, signal }: ProcessSurroundings,
): Promise<ProcessOutcome> {
  return new Promise((resolve) => {
    const stdout = new Capture(spec.captureBytes);
    const stderr = new Capture(spec.captureBytes);
    const watches = new DisposableStore();
    let ended: ProcessOutcome['ended'] = 'exited';
    const child = start(spec);
    live.track(child);
    child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
    const end = (why: 'timedOut' | 'cancelled') => () => {
      if (ended !== 'exited') return;
      ended = why;
      watches.add(endGroup(child, clock));
    };
    watches.add(clock.after(spec.timeoutMs, end('timedOut')));
    watches.add(onAbort(signal, end('cancelled')));
    child.once('error', (error) => {
      watches.dispose();
      resolve({ ended: 'notStarted', exitCode: 127, stdout: '', stderr: error.message });
    });
    child.once('exit', () => watches.add(leave(child, clock)));
    child.once('close', (code, by) => {
      watches.dispose();
      resolve({ ended, exitCode: exitCodeOf(code, by), stdout: stdout.text(), stderr: stderr.text() });
    });
  });
}

function start(spec: ProcessSpec): ChildProcess {
  return spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What the program left in the background ends with it. */
function leave(child: ChildProcess, clock: Clock): { dispose(): void } {
  signalGroup(child, 'SIGKILL');
  return clock.after(drainMs, () => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  });
}

/** As a shell shows it. */
export function exitCodeOf(code: number | null, signal: NodeJS.Signals | null): number {
  if (code !== null) return code;
  return signal === null ? 1 : 128 + constants.signals[signal];
}
