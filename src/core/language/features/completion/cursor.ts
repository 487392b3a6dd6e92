import type { Range } from '../../lsp.ts';
import type { Level } from '../place/level.ts';

/** Where in the document's structure the cursor stands, also in a text that is only half written. */
export interface Cursor {
  /** `text` is the inside of a block of text, where only references can be completed. */
  readonly at: 'key' | 'value' | 'text';
  /** To the map whose key, to the list whose item, or to the key whose value is being written. */
  readonly levels: readonly Level[];
  /** Keys that the map has already. */
  readonly siblings: ReadonlyMap<string, string>;
  /** What a completion replaces: what was typed of the word. */
  readonly replace: Range;
  /** The quote that opens the word, which is part of `replace`. */
  readonly quote: '' | '"' | "'";
  /** A colon follows already. */
  readonly hasColon: boolean;
  /** Spaces that continuation lines need beside the indentation of the cursor's line. */
  readonly hanging: number;
  /** The word is the item of a list: a dash stands before it. */
  readonly isItem: boolean;
  /** What must stand before the word: a space directly behind a key's colon, a dash where an item has none yet. */
  readonly lead: string;
  /** YAML in brackets or braces: everything is written on one line. */
  readonly isFlow: boolean;
  /** What stands in the word's column already, in block YAML. */
  readonly beside: 'keys' | 'items' | undefined;
  /** Whatever is written here would tear the lines around it apart, or go on with a text. */
  readonly isMisplaced: boolean;
}
