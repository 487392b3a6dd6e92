/** Bytes counted at a moment (milliseconds since the epoch). */
export interface Sample {
  readonly at: number;
  /** To the node. */
  readonly sent: number;
  /** From the node. */
  readonly received: number;
}

/** Bytes a second. */
export interface Rate {
  readonly sent: number;
  readonly received: number;
}

const second = 1000;

/** What went through between two samples. Counters that went back, or no time between, are no traffic. */
export function rateBetween(before: Sample, after: Sample): Rate {
  const seconds = (after.at - before.at) / second;
  const of = (key: 'sent' | 'received'): number =>
    seconds > 0 ? Math.max(0, (after[key] - before[key]) / seconds) : 0;
  return { sent: of('sent'), received: of('received') };
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
const step = 1000;
/** From so many on a number is shown without decimals. */
const whole = 10;

/** `0 B`, `999 B`, `1.2 KB`, `34 MB`. */
export function bytesText(bytes: number): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  // What would be rounded up to 1000 belongs to the next unit.
  while (Math.round(value) >= step && unit < units.length - 1) {
    value /= step;
    unit += 1;
  }
  const decimals = unit === 0 || Math.round(value * whole) / whole >= whole ? 0 : 1;
  return `${value.toFixed(decimals)} ${units[unit] ?? ''}`;
}

/** `↓ 1.2 MB/s ↑ 3.4 KB/s`; empty while nothing flows. */
export function rateText({ sent, received }: Rate): string {
  if (sent < 1 && received < 1) return '';
  return `↓ ${bytesText(received)}/s ↑ ${bytesText(sent)}/s`;
}
