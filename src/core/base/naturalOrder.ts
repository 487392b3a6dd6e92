const digitRun = /\d+/g;
const ascii = /^[\x20-\x7e]*$/;
const marks = /\p{M}/gu;
const widestLength = 99;

/**
 * A key whose plain `<` order is the order people expect: case and accents do not count, numbers compare by
 * size (`web-2` before `web-10`). Made once an item, because comparing ten thousand names by locale rules at
 * every page that arrives costs a tenth of a second.
 */
export function naturalKey(text: string): string {
  const bare = ascii.test(text) ? text : text.normalize('NFKD').replaceAll(marks, '');
  return bare.toLowerCase().replaceAll(digitRun, (digits) => {
    const number = digits.startsWith('0') ? digits.replace(/^0+(?=\d)/, '') : digits;
    const length = String(Math.min(number.length, widestLength)).padStart(2, '0');
    return length + number;
  });
}

interface Place<T> {
  readonly id: string;
  value: T;
  /** Made when somebody looks first. */
  key: string | undefined;
}

/**
 * A map whose values come in natural order of their ids. Sorting waits until somebody looks, and then costs
 * little when most of it was sorted before: made for levels that grow by thousands while they are watched.
 */
export class NaturalMap<T> {
  readonly #byId = new Map<string, Place<T>>();
  readonly #places: Place<T>[] = [];
  #sorted: readonly T[] | undefined;

  get size(): number {
    return this.#places.length;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)?.value;
  }

  /** Adds or replaces; `true` when the id is new. */
  set(id: string, value: T): boolean {
    this.#sorted = undefined;
    const known = this.#byId.get(id);
    if (known !== undefined) {
      known.value = value;
      return false;
    }
    const place = { id, value, key: undefined };
    this.#byId.set(id, place);
    this.#places.push(place);
    return true;
  }

  /** All values, without the cost of an order. */
  *unsorted(): Iterable<T> {
    for (const { value } of this.#places) yield value;
  }

  get sorted(): readonly T[] {
    this.#sorted ??= this.#inOrder();
    return this.#sorted;
  }

  #inOrder(): readonly T[] {
    for (const place of this.#places) place.key ??= naturalKey(place.id);
    return this.#places.sort(inOrder).map(({ value }) => value);
  }
}

function inOrder(left: Place<unknown>, right: Place<unknown>): number {
  return compareText(left.key ?? '', right.key ?? '') || compareText(left.id, right.id);
}

/** Compares two strings by code units: for keys, and for ids as the last word between equals. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
