import { spawnSync } from 'node:child_process';
import { openSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { ReadStream, WriteStream } from 'node:tty';
import { DisposableStore, toDisposable } from '../core/base/disposable.ts';
import { AppError, cancelled } from '../core/base/errors.ts';
import type { Event } from '../core/base/event.ts';
import { isRecord } from '../core/base/json.ts';
import type { TerminalSize } from '../core/session/codec/terminal.ts';

/** Ways in which a process is asked to end. */
export const endSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type EndSignal = (typeof endSignals)[number];

/**
 * `usual`: as it was found. `keys`: keys come as they are pressed, without echo, Ctrl-C being one like others.
 * `raw`: what is written is not touched either, a line feed is no new line: for output of another terminal.
 */
export type TerminalMode = 'usual' | 'keys' | 'raw';

/** Standard input and outputs as bytes, and the terminal that they may be. */
export interface Streams {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  readonly isInputTerminal: boolean;
  readonly isOutputTerminal: boolean;
  /** Of the terminal that standard output is. */
  readonly size: TerminalSize | undefined;
  readonly onDidResize: Event<undefined>;
  /** Whoever listens takes the place of the process's sudden end. */
  readonly onDidSignal: Event<EndSignal>;
  /** Only where the input is a terminal. */
  setMode(mode: TerminalMode): void;
  /**
   * Asks the person on the terminal that the process has, whatever its standard streams are.
   *
   * @throws AppError `credentials` when there is no terminal; `cancelled` when they press Ctrl-C
   */
  ask(question: string, signal: AbortSignal): Promise<string>;
  /** Reads no more: an input that is still open must not keep the process alive. */
  release(): void;
}

/** Those of this process; none is touched before it is asked for. */
export function processStreams(): Streams {
  let input: Readable | undefined;
  return {
    get input() {
      // Of a terminal whose window was closed, even giving it back fails.
      input ??= process.stdin.on('error', () => undefined);
      return input;
    },
    get output() {
      return process.stdout;
    },
    get errors() {
      return process.stderr;
    },
    get isInputTerminal() {
      return process.stdin.isTTY;
    },
    get isOutputTerminal() {
      return process.stdout.isTTY;
    },
    get size() {
      const { isTTY, columns, rows } = process.stdout;
      return isTTY ? { cols: columns, rows } : undefined;
    },
    onDidResize: (listener) => {
      const resized = (): unknown => listener(undefined);
      process.stdout.on('resize', resized);
      return toDisposable(() => process.stdout.off('resize', resized));
    },
    onDidSignal,
    setMode,
    ask,
    release: () => void process.stdin.destroy(),
  };
}

/** Whether writing failed because who read was closed: the other end of a pipe, or a terminal's window. */
export function isReaderGone(error: unknown): boolean {
  const code = isRecord(error) ? error['code'] : undefined;
  return code === 'EPIPE' || code === 'EIO';
}

const onDidSignal: Streams['onDidSignal'] = (listener) => {
  const store = new DisposableStore();
  for (const signal of endSignals) {
    const came = (): unknown => listener(signal);
    process.on(signal, came);
    store.add(toDisposable(() => process.off(signal, came)));
  }
  return store;
};

/** Node leaves the output processed; `stty` is on every system that has such terminals. Leaving restores both. */
function setMode(mode: TerminalMode): void {
  process.stdin.setRawMode(mode !== 'usual');
  if (mode !== 'raw' || process.platform === 'win32') return;
  spawnSync('stty', ['-opost'], { stdio: ['inherit', 'ignore', 'ignore'] });
}

/** `ssh` owns the standard streams of its ProxyCommand: only the terminal's own device is left for a question. */
async function ask(question: string, signal: AbortSignal): Promise<string> {
  const { input, output } = openTerminal();
  const given = new AbortController();
  const prompt = createInterface({ input, output });
  prompt.on('SIGINT', () => given.abort(cancelled()));
  try {
    return await prompt.question(question, { signal: AbortSignal.any([signal, given.signal]) });
  } catch (error) {
    throw given.signal.aborted ? cancelled() : error;
  } finally {
    prompt.close();
    input.destroy();
    output.destroy();
  }
}

function openTerminal(): { readonly input: ReadStream; readonly output: WriteStream } {
  const [keyboard, screen] =
    process.platform === 'win32' ? ['\\\\.\\CONIN$', '\\\\.\\CONOUT$'] : ['/dev/tty', '/dev/tty'];
  try {
    return {
      input: new ReadStream(openSync(keyboard, 'r+')),
      output: new WriteStream(openSync(screen, 'r+')),
    };
  } catch (error) {
    throw new AppError('credentials', 'There is no terminal to ask on.', { cause: error });
  }
}
