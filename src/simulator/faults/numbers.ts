/** A number that counts or measures, from JSON. Throws with a sentence. */
export function atLeastZero(value: unknown, shown: string): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw new Error(`Not a number in ${shown}.`);
}

/** A probability, from JSON or from a flag. Throws with a sentence. */
export function ratio(value: unknown, shown: string): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && number >= 0 && number <= 1) return number;
  throw new Error(`A probability is a number from 0 to 1: ${shown}.`);
}
