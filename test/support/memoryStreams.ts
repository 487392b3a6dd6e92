import { PassThrough } from 'node:stream';
import type { EndSignal, Streams, TerminalMode } from '../../src/cli/streams.ts';
import { Emitter } from '../../src/core/base/event.ts';
import { AppError } from '../../src/core/base/errors.ts';

/** Streams whose ends a test holds. */
export interface MemoryStreams extends Streams {
  readonly input: PassThrough;
  readonly output: PassThrough;
  readonly errors: PassThrough;
  isInputTerminal: boolean;
  isOutputTerminal: boolean;
  size: { cols: number; rows: number } | undefined;
  /** Each switch of the terminal's mode, in order. */
  readonly modes: TerminalMode[];
  readonly asked: string[];
  /** What the person answers; absent: there is no terminal to ask on. */
  answer: string | undefined;
  isReleased: boolean;
  signal(signal: EndSignal): void;
  resize(cols: number, rows: number): void;
  /** Whether anybody takes signals. */
  readonly takesSignals: () => boolean;
}

/** Neither input nor output is a terminal, unless the test says so. */
export function memoryStreams(): MemoryStreams {
  const resized = new Emitter<undefined>();
  const signalled = new Emitter<EndSignal>();
  const streams: MemoryStreams = {
    input: new PassThrough(),
    output: new PassThrough(),
    errors: new PassThrough(),
    isInputTerminal: false,
    isOutputTerminal: false,
    size: undefined,
    modes: [],
    asked: [],
    answer: undefined,
    isReleased: false,
    onDidResize: resized.event,
    onDidSignal: signalled.event,
    setMode: (mode) => void streams.modes.push(mode),
    ask: async (question) => {
      streams.asked.push(question);
      if (streams.answer === undefined) throw new AppError('credentials', 'There is no terminal to ask on.');
      return streams.answer;
    },
    release: () => (streams.isReleased = true),
    signal: (signal) => signalled.fire(signal),
    resize: (cols, rows) => {
      streams.size = { cols, rows };
      resized.fire(undefined);
    },
    takesSignals: () => signalled.hasListeners,
  };
  return streams;
}
