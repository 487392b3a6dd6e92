import type { Entry, ListNode, MapNode, Scalar, ScalarNode, Span, SyntaxNode } from './node.ts';

interface Frame {
  readonly kind: 'map' | 'list';
  readonly start: number;
  readonly entries: Entry[];
  readonly items: SyntaxNode[];
  /** The key that waits for its value. */
  pending: ScalarNode | undefined;
}

/** Builds a tree from the events of a JSON reader, also when some of them never come. */
export class TreeBuilder {
  readonly #frames: Frame[] = [];
  #root: SyntaxNode | undefined;

  open(kind: 'map' | 'list', start: number): void {
    this.#frames.push({ kind, start, entries: [], items: [], pending: undefined });
  }

  key(name: string, span: Span): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    this.#settle(frame);
    frame.pending = { kind: 'scalar', value: name, style: 'quoted', opaque: false, ...span };
  }

  scalar(value: Scalar, start: number, end: number): void {
    const style = typeof value === 'string' ? 'quoted' : 'plain';
    this.#place({ kind: 'scalar', value, style, opaque: false, start, end });
  }

  close(end: number): void {
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    this.#settle(frame);
    this.#place(nodeOf(frame, end));
  }

  /** Closes what is still open; `undefined` when there was no value at all. */
  finish(end: number): SyntaxNode | undefined {
    while (this.#frames.length > 0) this.close(end);
    return this.#root;
  }

  #place(node: SyntaxNode): void {
    const frame = this.#frames.at(-1);
    if (frame === undefined) this.#root ??= node;
    else if (frame.kind === 'list') frame.items.push(node);
    else if (frame.pending !== undefined) {
      frame.entries.push(entry(frame.pending, node));
      frame.pending = undefined;
    }
  }

  /** A key whose value never came has the value null, at the end of the key. */
  #settle(frame: Frame): void {
    if (frame.pending === undefined) return;
    const at = frame.pending.end;
    frame.entries.push(
      entry(frame.pending, {
        kind: 'scalar',
        value: null,
        style: 'plain',
        opaque: false,
        start: at,
        end: at,
      }),
    );
    frame.pending = undefined;
  }
}

function entry(key: ScalarNode, value: SyntaxNode): Entry {
  return { key, name: String(key.value), value };
}

function nodeOf(frame: Frame, end: number): MapNode | ListNode {
  return frame.kind === 'map'
    ? { kind: 'map', entries: frame.entries, flow: true, start: frame.start, end }
    : { kind: 'list', items: frame.items, flow: true, start: frame.start, end };
}
