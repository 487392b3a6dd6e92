/** `1 node`, `1,000 nodes`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

const mostNames = 5;

/** `web-1, web-2 and 7 more` */
export function names(all: readonly string[]): string {
  const shown = all.slice(0, mostNames).join(', ');
  return all.length > mostNames ? `${shown} and ${all.length - mostNames} more` : shown;
}

const units = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
] as const;

/** `1 hour`, `90 seconds`: in the biggest unit that gives a whole number. */
export function duration(seconds: number): string {
  const [size, unit] =
    units.find(([candidate]) => seconds % candidate === 0 && seconds >= candidate) ?? units[3];
  return count(seconds / size, unit);
}

/** `40 ms`, `1.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`: how long something took. */
export function elapsed(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** `acme-prod · eu-central-1`: under whom and where, as forms, results and questions say it. */
export function connectionWords(connection: { readonly label: string; readonly region: string }): string {
  return [connection.label, connection.region].filter((part) => part !== '').join(' · ');
}

/** A moment in the person's own language and time zone: today's by its time alone. */
export function momentWords(milliseconds: number, now: number): string {
  const moment = new Date(milliseconds);
  const isToday = moment.toDateString() === new Date(now).toDateString();
  return isToday ? moment.toLocaleTimeString() : moment.toLocaleString();
}
