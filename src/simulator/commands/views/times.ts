/** `2026-01-15T08:00:07.123Z`; empty while there is no time, as GetCommandInvocation has it. */
export function isoTime(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : new Date(milliseconds).toISOString();
}

/** ISO 8601 duration the way the service writes it: `PT0.03S`, `PT2M5S`. */
export function isoDuration(milliseconds: number): string {
  const total = Math.max(0, milliseconds) / 1_000;
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const seconds = Number((total - hours * 3_600 - minutes * 60).toFixed(3));
  const parts = [
    hours > 0 ? `${String(hours)}H` : '',
    minutes > 0 ? `${String(minutes)}M` : '',
    seconds > 0 || total < 1 ? `${String(seconds)}S` : '',
  ];
  return `PT${parts.join('')}`;
}
