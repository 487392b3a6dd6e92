import type {
  CommandView,
  FromPage,
  NodesView,
  OutputView,
} from '../../features/runCommand/results/messages.ts';

/** Everything the page knows: the latest message of each type. */
export interface Result {
  readonly command: CommandView;
  readonly nodes: NodesView | undefined;
  readonly output: OutputView | undefined;
  readonly post: (message: FromPage) => void;
}

const toneIcons = {
  good: 'pass',
  bad: 'error',
  busy: 'sync',
  waiting: 'clock',
  off: 'circle-slash',
} as const;

/** The codicon of a tone. */
export function toneIcon(tone: keyof typeof toneIcons): string {
  return toneIcons[tone];
}

/** A moment in the reader's own time zone and language; without its date on the day of `after`. */
export function clockTime(milliseconds: number, after?: number): string {
  const moment = new Date(milliseconds);
  const isSameDay = after !== undefined && new Date(after).toDateString() === moment.toDateString();
  return isSameDay ? moment.toLocaleTimeString() : moment.toLocaleString();
}
