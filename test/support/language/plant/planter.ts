import type { ParsedDocument } from '../../../../src/core/language/parser.ts';
import type { Random } from '../../random.ts';

/** A document in which a mistake is to be planted. */
export type Bed = ParsedDocument;

/** What is written instead of a piece of the text. */
export interface Change {
  readonly start: number;
  readonly end: number;
  /** Each {@link mark} in it is where the mistake may be shown; without one it is where the change begins. */
  readonly text: string;
}

/** Shows in a change where the mistake is. It is taken out. */
export const mark = '‸';

/** One mistake. The first change is the mistake's, others prepare for it. */
export interface Plan {
  readonly changes: readonly [Change, ...Change[]];
  /** Offsets of the unchanged text where the mistake may be shown as well: what is missing has no place. */
  readonly also?: readonly number[];
}

/** Plants one mistake, the same for the same numbers; `undefined` where the document offers no place for it. */
export type Planter = (bed: Bed, random: Random) => Plan | undefined;

/** Planters by the code of the rule whose mistake they make. */
export type Planters = Readonly<Record<string, Planter>>;

export function pick<T>(random: Random, values: readonly T[]): T | undefined {
  return values[random.below(values.length)];
}

/** One of several mistakes of a rule: the first that the document has a place for, from a random one on. */
export function oneOf(...planters: readonly Planter[]): Planter {
  return (bed, random) => {
    const first = random.below(planters.length);
    for (let index = 0; index < planters.length; index += 1) {
      const plan = planters[(first + index) % planters.length]?.(bed, random);
      if (plan !== undefined) return plan;
    }
    return undefined;
  };
}

/** A slip of the fingers in a name. */
export function slip(random: Random, name: string): string {
  const at = 1 + random.below(Math.max(1, name.length - 2));
  const kinds = [
    () => name.slice(0, at) + name.slice(at + 1),
    () => name.slice(0, at) + name.charAt(at) + name.slice(at),
    () => name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
  ];
  const slipped = pick(random, kinds)?.() ?? name;
  return slipped === name ? `${name}x` : slipped;
}
