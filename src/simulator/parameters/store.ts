import type { Parameter } from './model.ts';
import { keyOf } from './name.ts';

/** All parameters of the account, in order of their keys. */
export interface ParameterStore {
  readonly size: number;
  find(key: string): Parameter | undefined;
  add(parameter: Parameter): void;
  remove(key: string): boolean;
  /** In ascending order of {@link sortKey}. */
  list(): readonly Parameter[];
}

export function sortKey(parameter: Parameter): string {
  return keyOf(parameter.name);
}

export function createParameterStore(initial: readonly Parameter[]): ParameterStore {
  const byKey = new Map(initial.map((parameter) => [sortKey(parameter), parameter]));
  const sorted = [...byKey.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  return {
    get size() {
      return byKey.size;
    },
    find: (key) => byKey.get(key),
    add(parameter) {
      byKey.set(sortKey(parameter), parameter);
      sorted.splice(positionOf(sorted, sortKey(parameter)), 0, parameter);
    },
    remove(key) {
      if (!byKey.delete(key)) return false;
      sorted.splice(positionOf(sorted, key), 1);
      return true;
    },
    list: () => sorted,
  };
}

/** Where `key` stands, or would stand. */
function positionOf(sorted: readonly Parameter[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const parameter = sorted[middle];
    if (parameter !== undefined && sortKey(parameter) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
