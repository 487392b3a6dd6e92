import { pageSize } from './api.ts';

/** How a watch stands; decides when it looks again. */
export interface Pace {
  /** Nodes the command reaches, as far as is known. */
  readonly targetCount: number;
  /** Looks in a row that showed nothing new. */
  readonly unchanged: number;
  /** Looks in a row that failed. */
  readonly troubles: number;
}

const least = 2000;
const most = 15_000;
const patience = 5;
const growth = 1.25;
const mostAfterTrouble = 30_000;

/**
 * Milliseconds to the next look: never below two seconds, longer for a command whose every look takes several
 * pages, and growing while nothing happens or nothing answers.
 */
export function pauseOf(pace: Pace, intervalSeconds: number): number {
  const base = Math.max(least, intervalSeconds * 1000);
  if (pace.troubles > 0) return Math.min(base * 2 ** (pace.troubles - 1), Math.max(base, mostAfterTrouble));
  const pages = Math.max(1, Math.ceil(pace.targetCount / pageSize));
  const idle = Math.max(0, pace.unchanged - patience);
  return Math.min(base * Math.min(pages, 3) * growth ** idle, Math.max(base, most));
}
