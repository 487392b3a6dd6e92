import type { Clock } from '../../../core/base/clock.ts';
import type { TerminalSize } from '../session.ts';
import { PlainText } from './plainText.ts';

/** `asciicast` is version 2 of asciinema's format: a header and one event a line, as JSON. */
export type RecordingFormat = 'asciicast' | 'text';

/** By a file's name: `.cast` is an asciicast, everything else is text. */
export function formatOf(path: string): RecordingFormat {
  return /\.cast$/i.test(path) ? 'asciicast' : 'text';
}

/** Turns what a terminal shows into what a recording's file says. */
export interface Recorder {
  /** What the file begins with. */
  readonly head: string;
  output(text: string): string;
  resized(size: TerminalSize): string;
}

/** VS Code's own size of a terminal that nobody has shown yet. */
const usualSize: TerminalSize = { cols: 80, rows: 24 };

export function createRecorder(
  format: RecordingFormat,
  {
    title,
    size = usualSize,
    clock,
  }: { readonly title: string; readonly size?: TerminalSize; readonly clock: Clock },
): Recorder {
  return format === 'asciicast' ? asciicast(title, size, clock) : plain();
}

function asciicast(title: string, { cols, rows }: TerminalSize, clock: Clock): Recorder {
  const startedAt = clock.now();
  const header = { version: 2, width: cols, height: rows, timestamp: Math.floor(startedAt / 1000), title };
  const event = (code: string, data: string): string =>
    line([Math.max(0, clock.now() - startedAt) / 1000, code, data]);
  return {
    head: line(header),
    output: (text) => event('o', text),
    resized: (size) => event('r', `${String(size.cols)}x${String(size.rows)}`),
  };
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

function plain(): Recorder {
  const text = new PlainText();
  return { head: '', output: (part) => text.of(part), resized: () => '' };
}

/** The name that is offered for a recording's file: node and time, without what file systems refuse. */
export function recordingName(nodeId: string, now: number): string {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${nodeId.replace(/[^\w.-]+/g, '-').slice(0, 80)}-${time}.cast`;
}
