import { piecesOf, type Piece, type SplitPiece, type TopPiece } from './pieces.ts';
import type { Entry, Parsed, Span, SyntaxNode } from './node.ts';
import { parseYamlText, readYaml } from './yaml.ts';

/** Shorter texts are read whole faster than in pieces. */
const worthPieces = 4096;

/** A piece that was read: its tree as if it stood at 0, and as it stood last. */
interface ReadPiece {
  readonly root: SyntaxNode;
  readonly placed: { readonly start: number; readonly root: SyntaxNode };
}

/**
 * Reads the versions of one YAML document. Between two versions most of a long text stays as it was, so its
 * pieces are kept and only new ones are read. What cannot be taken apart safely is read whole. The tree is the
 * same either way, but for the blanks behind a comment that ends a block: there a map may end some columns earlier.
 */
export class YamlReader {
  #known: ReadonlyMap<string, ReadPiece> = new Map();

  read(text: string): Parsed {
    const root = text.length < worthPieces ? undefined : this.#inPieces(text);
    return root === undefined ? parseYamlText(text) : { root, problems: [] };
  }

  #inPieces(text: string): SyntaxNode | undefined {
    const tops = piecesOf(text);
    if (tops === undefined) return undefined;
    const assembly = new Assembly(this.#known);
    const root = assembly.tree(tops);
    // A version with a mistake is read whole, and the pieces of the one before are kept for the next.
    if (root !== undefined) this.#known = assembly.read;
    return root;
  }
}

/** One version's tree from its pieces; `undefined` from any method: the text is to be read whole. */
class Assembly {
  readonly read = new Map<string, ReadPiece>();
  readonly #known: ReadonlyMap<string, ReadPiece>;

  constructor(known: ReadonlyMap<string, ReadPiece>) {
    this.#known = known;
  }

  tree(tops: readonly TopPiece[]): SyntaxNode | undefined {
    const entries: Entry[] = [];
    let span: Span | undefined;
    for (const top of tops) {
      const map = top.kind === 'whole' ? this.#piece(top.piece) : this.#split(top);
      if (map?.kind !== 'map' || map.flow) return undefined;
      entries.push(...map.entries);
      span = { start: span?.start ?? map.start, end: map.end };
    }
    return span && { kind: 'map', entries, flow: false, ...span };
  }

  /** The map of one entry, whose value is put together from the parts. */
  #split({ header, value, parts }: SplitPiece): SyntaxNode | undefined {
    const map = this.#piece(header);
    if (map?.kind !== 'map' || map.entries.length !== 1) return undefined;
    const [entry] = map.entries;
    const joined = value === 'list' ? this.#list(parts) : this.#map(parts);
    if (entry === undefined || joined === undefined) return undefined;
    return { ...map, entries: [{ ...entry, value: joined }], end: joined.end };
  }

  #list(parts: readonly Piece[]): SyntaxNode | undefined {
    const items: SyntaxNode[] = [];
    let span: Span | undefined;
    for (const part of parts) {
      const list = this.#piece(part);
      if (list?.kind !== 'list' || list.flow) return undefined;
      items.push(...list.items);
      span = { start: span?.start ?? list.start, end: list.end };
    }
    return span && { kind: 'list', items, flow: false, ...span };
  }

  #map(parts: readonly Piece[]): SyntaxNode | undefined {
    return this.tree(parts.map((piece) => ({ kind: 'whole', piece })));
  }

  #piece({ start, text }: Piece): SyntaxNode | undefined {
    const known = this.read.get(text) ?? this.#known.get(text);
    const root = known?.root ?? aloneOrNothing(text);
    if (root === undefined) return undefined;
    const placed = known?.placed.start === start ? known.placed : { start, root: moved(root, start) };
    this.read.set(text, { root, placed });
    return placed.root;
  }
}

function aloneOrNothing(text: string): SyntaxNode | undefined {
  const { root, standsAlone } = readYaml(text);
  return standsAlone ? root : undefined;
}

/** The tree, so many code units further on. */
export function moved<T extends SyntaxNode>(node: T, by: number): T;
export function moved(node: SyntaxNode, by: number): SyntaxNode {
  const span = { start: node.start + by, end: node.end + by };
  if (node.kind === 'list') return { ...node, ...span, items: node.items.map((item) => moved(item, by)) };
  if (node.kind === 'scalar') return { ...node, ...span };
  const entries = node.entries.map(({ key, name, value }) => ({
    key: moved(key, by),
    name,
    value: moved(value, by),
  }));
  return { ...node, ...span, entries };
}
