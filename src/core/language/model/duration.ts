const parts =
  /^P(?:(\d+)W)?(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?)?$/;

const day = 86_400;
const seconds = [7 * day, 365 * day, 30 * day, day, 3600, 60, 1];

/** Seconds of an ISO 8601 duration, with years of 365 and months of 30 days; `undefined` for other text. */
export function secondsOf(duration: string): number | undefined {
  const match = parts.exec(duration);
  if (match === null) return undefined;
  return seconds.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
}
