import { captures, type Rule } from './rule.ts';

/**
 * Where a key stands: alone in its line, or behind the dash of an item. `column` finds again the column it stands
 * in, so that the keys beside it are told from what is below it.
 */
export interface Place {
  readonly begin: string;
  readonly column: string;
}

export const placements: readonly Place[] = [
  { begin: '^(\\s*)()()', column: '\\1' },
  { begin: '^(\\s*)(-)( +)', column: '\\1 \\3' },
];

/** The sign of a block of text, with its indentation and chomping, and the comment behind it: two groups. */
export const blockSign = '([|>][-+0-9]*)\\s*(#.*)?$';

export interface KeyedOptions {
  /** What stands behind the colon; its groups begin with 6. */
  readonly value: string;
  readonly names?: Readonly<Record<number, string>>;
  readonly contentName?: string;
  readonly patterns?: readonly Rule[];
  /** How far it reaches: what is `below` the key; its `items` as well, which may stand in its column; the `rest` of its map. */
  readonly reach?: 'below' | 'items' | 'rest';
}

/** A key in a place with what belongs to it. Groups: 1 indentation, 2 dash, 3 spaces, 4 key, 5 colon. */
export function keyed(place: Place, key: string, options: KeyedOptions): Rule {
  const { value, names = {}, contentName, patterns, reach = 'below' } = options;
  return {
    begin: `${place.begin}(["']?(?:${key})["']?)\\s*(:)${value}`,
    while: whileIn(place)[reach],
    beginCaptures: captures({
      2: place.column === '\\1' ? '' : 'punctuation.definition.block.sequence.item.yaml',
      4: 'entity.name.tag.yaml',
      5: 'punctuation.separator.key-value.mapping.yaml',
      ...names,
    }),
    ...(contentName === undefined ? {} : { contentName }),
    ...(patterns === undefined ? {} : { patterns }),
  };
}

function whileIn({ column }: Place): { readonly [R in NonNullable<KeyedOptions['reach']>]: string } {
  return {
    below: `^(?=${column}\\s+\\S|\\s*$)`,
    items: `^(?=${column}(?:\\s+\\S|-(?:\\s|$))|\\s*(?:#|$))`,
    rest: `^(?=${column}|\\s*(?:#|$))`,
  };
}
