/** Offsets into the text, `end` exclusive, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Scalar = string | number | boolean | null;

export interface ScalarNode extends Span {
  readonly kind: 'scalar';
  readonly value: Scalar;
  /** `block` is YAML's `|` and `>`. */
  readonly style: 'plain' | 'quoted' | 'block';
  /** A YAML tag such as `!Sub`: another tool computes the value, so nothing is known about it. */
  readonly opaque: boolean;
}

export interface Entry {
  readonly key: ScalarNode;
  readonly name: string;
  readonly value: SyntaxNode;
}

export interface MapNode extends Span {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  /** Written with braces. */
  readonly flow: boolean;
}

export interface ListNode extends Span {
  readonly kind: 'list';
  readonly items: readonly SyntaxNode[];
  readonly flow: boolean;
}

/**
 * A document's tree, the same for YAML and JSON. A YAML alias is the node of its anchor, so the tree can be a
 * graph: whoever walks it whole must remember where it was (see {@link walk}).
 */
export type SyntaxNode = ScalarNode | MapNode | ListNode;

/** A mistake found while reading the text. */
export interface SyntaxProblem extends Span {
  readonly code: string;
  readonly message: string;
  /** What can be written in place of some text to put it right. */
  readonly fix?: SyntaxFix;
}

/** A replacement of the text of a span. */
export interface SyntaxFix extends Span {
  /** For a menu: `Remove the comma`. */
  readonly title: string;
  readonly newText: string;
}

/** What parsing always yields: as much of a tree as the text allows, and the problems. */
export interface Parsed {
  /** Absent in an empty document. */
  readonly root: SyntaxNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

export function isMap(node: SyntaxNode | undefined): node is MapNode {
  return node?.kind === 'map';
}

export function isList(node: SyntaxNode | undefined): node is ListNode {
  return node?.kind === 'list';
}

export function isScalar(node: SyntaxNode | undefined): node is ScalarNode {
  return node?.kind === 'scalar';
}

/** The entry of a key; of several with the same name the last, which is the one that parsers keep. */
export function entryOf(node: SyntaxNode | undefined, name: string): Entry | undefined {
  return isMap(node) ? node.entries.findLast((entry) => entry.name === name) : undefined;
}

export function valueOf(node: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  return entryOf(node, name)?.value;
}

/** The text of a scalar that is a string; numbers and booleans are not. */
export function textOf(node: SyntaxNode | undefined): string | undefined {
  return isScalar(node) && typeof node.value === 'string' && !node.opaque ? node.value : undefined;
}

export function itemsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return isList(node) ? node.items : [];
}

export function entriesOf(node: SyntaxNode | undefined): readonly Entry[] {
  return isMap(node) ? node.entries : [];
}

/** Every node once, parents first, in the order of the text. Iterative: depth is the text's, not the stack's. */
export function* walk(root: SyntaxNode | undefined): Generator<SyntaxNode> {
  const seen = new Set<SyntaxNode>();
  const waiting = root === undefined ? [] : [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    yield node;
    waiting.push(...childrenOf(node).reverse());
  }
}

/** The values of a map, the items of a list. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  if (isMap(node)) return node.entries.map((entry) => entry.value);
  return isList(node) ? [...node.items] : [];
}

/** Whether the offset is in the span, its end included: a cursor stands between characters. */
export function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
