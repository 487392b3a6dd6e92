import { spawn, type ChildProcess } from 'node:child_process';
import { onAbort, throwIfAborted } from '../../core/base/abort.ts';
import type { Clock } from '../../core/base/clock.ts';
import { DisposableStore } from '../../core/base/disposable.ts';
import { AppError, cancelled } from '../../core/base/errors.ts';
import { demoEnvironment } from './environment.ts';
import { parseAddress, type DemoAddress } from './line.ts';

/** A running demo fleet. */
export interface DemoProcess {
  readonly address: DemoAddress;
  /** Resolves when the process is gone: at `stop`, or because it crashed. */
  readonly ended: Promise<void>;
  /** Tells it to end, at once and without waiting; what it left behind it removes itself. */
  stop(): void;
}

export interface DemoCommand {
  /** The program that runs JavaScript: the extension host's own. */
  readonly execPath: string;
  /** Path of `dist/simulator.js`. */
  readonly script: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type StartDemo = (command: DemoCommand, clock: Clock, signal: AbortSignal) => Promise<DemoProcess>;

const startLimitMilliseconds = 20_000;
const endLimitMilliseconds = 4_000;
/** The line is short; whatever prints more than this is no simulator. */
const maxLineLength = 4_096;
/** A notification is read, not scrolled. */
const maxReasonLength = 300;

/**
 * Starts the simulator and waits for its one line. It ends with us: it reads its standard input, which closes even
 * when this process dies. Rejects with a sentence when it does not start, and with `cancelled`.
 */
export const startDemo: StartDemo = async (command, clock, signal) => {
  throwIfAborted(signal);
  const child = spawn(command.execPath, [command.script, '--json', '--until-stdin-closes'], {
    env: demoEnvironment(command.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = (): void => endChild(child, clock);
  try {
    return { address: parseAddress(await firstLine(child, clock, signal)), ended, stop };
  } catch (error) {
    stop();
    throw error;
  }
};

/** Closing its input is what ends it everywhere; the signal is quicker; what hangs is killed. */
function endChild(child: ChildProcess, clock: Clock): void {
  child.stdin?.on('error', () => undefined).end();
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  if (process.platform !== 'win32') child.kill('SIGTERM');
  const limit = clock.after(endLimitMilliseconds, () => child.kill('SIGKILL'));
  child.once('exit', () => limit.dispose());
}

function firstLine(child: ChildProcess, clock: Clock, signal: AbortSignal): Promise<string> {
  const store = new DisposableStore();
  let output = '';
  let complaints = '';
  const line = new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(0, maxLineLength);
      const end = output.indexOf('\n');
      if (end >= 0) resolve(output.slice(0, end));
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaints = (complaints + text).slice(-maxLineLength);
    });
    child.once('error', (error) => reject(failed(error.message)));
    // Its end may be told before its last words are read.
    child.once('close', (code) =>
      reject(failed(saidIn(complaints) ?? `it ended with code ${code ?? 'none'}.`)),
    );
    store.add(
      clock.after(startLimitMilliseconds, () => reject(failed('it did not answer within 20 seconds.'))),
    );
    store.add(onAbort(signal, () => reject(cancelled())));
  });
  return line.finally(() => store.dispose());
}

/** What a program that broke said of it, in a line: its own last words, or the error above a stack of Node's. */
function saidIn(complaints: string): string | undefined {
  const lines = complaints.split('\n').map((line) => line.trim());
  const thrown = lines.find((line) => /^(\w*Error|\w*Exception)\b.*: /.test(line));
  return (thrown ?? lines.findLast((line) => line !== ''))?.slice(0, maxReasonLength);
}

function failed(reason: string): AppError {
  return new AppError('network', `The demo fleet did not start: ${reason}`);
}
