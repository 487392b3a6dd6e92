import { NaturalMap } from '../../core/base/naturalOrder.ts';
import type { ArnParts } from '../../core/model/arn.ts';

export const parameterTypes = ['String', 'StringList', 'SecureString'] as const;
export type ParameterType = (typeof parameterTypes)[number];

/** What the list keeps of a parameter: little, because an account may hold a hundred thousand. */
export interface ParameterEntry {
  readonly name: string;
  readonly type: ParameterType;
  readonly version: number;
  readonly isAdvanced: boolean;
}

/** The last part of a name: `host` of `/prod/db/host`. */
export function leafOf(name: string): string {
  const leaf = name.slice(name.lastIndexOf('/') + 1);
  return leaf === '' ? name : leaf;
}

/** The levels above the last part: `prod`, `db` of `/prod/db/host`; none of `host` and of `/host`. */
export function levelsOf(name: string): readonly string[] {
  const parts = name.split('/');
  parts.pop();
  return parts[0] === '' ? parts.slice(1) : parts;
}

/** A level of the hierarchy: its folders and its parameters, both growing while names arrive. */
export class Level {
  /** With a leading slash and none at the end; empty for the root. */
  readonly path: string;
  readonly segment: string;
  readonly #folders = new NaturalMap<Level>();
  readonly #entries = new NaturalMap<ParameterEntry>();
  #count = 0;

  constructor(path: string, segment: string) {
    this.path = path;
    this.segment = segment;
  }

  /** Parameters here and below. */
  get count(): number {
    return this.#count;
  }

  /** In natural order. */
  get folders(): readonly Level[] {
    return this.#folders.sorted;
  }

  /** In natural order. */
  get entries(): readonly ParameterEntry[] {
    return this.#entries.sorted;
  }

  folder(segment: string): Level | undefined {
    return this.#folders.get(segment);
  }

  entry(name: string): ParameterEntry | undefined {
    return this.#entries.get(name);
  }

  /** Every parameter here and below, in no order. */
  *all(): Iterable<ParameterEntry> {
    yield* this.#entries.unsorted();
    for (const folder of this.#folders.unsorted()) yield* folder.all();
  }

  /** Adds or replaces; `true` when it is new. */
  add(entry: ParameterEntry, levels: readonly string[], depth = 0): boolean {
    const segment = levels[depth];
    const isNew =
      segment === undefined
        ? this.#entries.set(entry.name, entry)
        : this.#sub(segment).add(entry, levels, depth + 1);
    if (isNew) this.#count += 1;
    return isNew;
  }

  #sub(segment: string): Level {
    const known = this.#folders.get(segment);
    if (known !== undefined) return known;
    const level = new Level(`${this.path}/${segment}`, segment);
    this.#folders.set(segment, level);
    return level;
  }
}

/** All parameters of one load as a tree of levels. */
export class Hierarchy {
  readonly root = new Level('', '');

  get size(): number {
    return this.root.count;
  }

  add(entry: ParameterEntry): void {
    this.root.add(entry, levelsOf(entry.name));
  }

  get(name: string): ParameterEntry | undefined {
    return this.#level(levelsOf(name))?.entry(name);
  }

  /** The level of a path as {@link Level.path} gives it. */
  level(path: string): Level | undefined {
    return path === '' ? this.root : this.#level(path.split('/').slice(1));
  }

  /** Every parameter, in no order. */
  all(): Iterable<ParameterEntry> {
    return this.root.all();
  }

  #level(segments: readonly string[]): Level | undefined {
    return segments.reduce<Level | undefined>((level, segment) => level?.folder(segment), this.root);
  }
}

/** The slash before a hierarchical name is the ARN's own: `parameter/prod/db/host`, `parameter/host`. */
export function parameterArn(name: string, parts: ArnParts): string {
  const path = name.startsWith('/') ? name : `/${name}`;
  return `arn:${parts.partition}:ssm:${parts.region}:${parts.accountId}:parameter${path}`;
}
