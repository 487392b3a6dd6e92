/** One step of the way from the document's root to a place in it. */
export interface Level {
  /** The key, or `undefined` for an item of a list. */
  readonly name: string | undefined;
  /** Keys of the map that the key is in, with the text of those values that stand on the key's line. */
  readonly siblings: ReadonlyMap<string, string>;
}
