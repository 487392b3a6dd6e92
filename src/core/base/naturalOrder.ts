const digitRun = /\d+/g;
const widestLength = 99;

/**
 * A key whose plain `<` order is the order people expect: case and accents do not count, numbers compare by
 * size (`web-2` before `web-10`). Made once an item, because comparing ten thousand names by locale rules at
 * every page that arrives costs a tenth of a second.
 */
export function naturalKey(text: string): string {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(digitRun, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, '');
    const length = String(Math.min(number.length, widestLength)).padStart(2, '0');
    return length + number;
  });
}

/** Compares two strings by code units: for keys, and for ids as the last word between equals. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
