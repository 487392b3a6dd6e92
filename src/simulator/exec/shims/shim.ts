/** A program of a node: a small shell script, first on its PATH. */
export interface Shim {
  readonly name: string;
  readonly text: string;
}
