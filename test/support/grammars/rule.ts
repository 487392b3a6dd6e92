/** A rule of a TextMate grammar, as far as ours use them. */
export interface Rule {
  readonly comment?: string;
  readonly name?: string;
  readonly contentName?: string;
  readonly include?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
}

/** What the groups of an expression are named, by their number. */
export type Captures = Readonly<Record<number, Rule>>;

export interface Grammar {
  readonly $schema: string;
  readonly name: string;
  readonly scopeName: string;
  readonly patterns: readonly Rule[];
  readonly injections: Readonly<Record<string, { readonly patterns: readonly Rule[] }>>;
  readonly repository: Readonly<Record<string, Rule>>;
}

export const schemaAddress = 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json';

export function include(...names: readonly string[]): readonly Rule[] {
  return names.map((name) => ({ include: name }));
}

/** Groups by their numbers; an empty name leaves its group as it is. */
export function captures(names: Readonly<Record<number, string>>): Captures {
  return Object.fromEntries(
    Object.entries(names)
      .filter(([, name]) => name !== '')
      .map(([group, name]) => [group, { name }]),
  );
}
