import { declarationsOf } from './declarations.ts';
import type { DocumentModel } from './document.ts';
import { isDeclaration, type Mention, type NameKind } from './names.ts';
import type { PlacedReference } from './references.ts';
import { usesOf } from './uses.ts';

/** Everything a document names: where it is declared and where it is used, in both directions. */
export class SymbolTable {
  /** In the order of the text; none overlap. */
  readonly mentions: readonly Mention[];
  readonly #byName: ReadonlyMap<string, readonly Mention[]>;

  /** Of several mentions at one place, which aliases and merged maps make, the first counts. */
  constructor(mentions: Iterable<Mention>) {
    this.mentions = inOrder(mentions);
    this.#byName = grouped(this.mentions);
  }

  /** The name, or its prefix, that the offset touches; a cursor behind the last character touches it as well. */
  at(offset: number): Mention | undefined {
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.mentions[middle]?.start ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    const mention = this.mentions[low - 1];
    if (mention !== undefined && offset <= mention.end) return mention;
    const next = this.mentions[low];
    return next?.prefix !== undefined && next.prefix <= offset ? next : undefined;
  }

  /** Every place that names the same, in the order of the text. */
  of(kind: NameKind, name: string): readonly Mention[] {
    return this.#byName.get(`${kind} ${name}`) ?? [];
  }

  declarations(kind: NameKind, name: string): readonly Mention[] {
    return this.of(kind, name).filter(isDeclaration);
  }
}

/** `references` are those of the document, found already. */
export function symbolTable(
  model: DocumentModel,
  text: string,
  references: readonly PlacedReference[],
): SymbolTable {
  return new SymbolTable([...declarationsOf(model, text), ...usesOf(model, text, references)]);
}

function inOrder(mentions: Iterable<Mention>): readonly Mention[] {
  const byStart = new Map<number, Mention>();
  for (const mention of mentions) {
    // A name that is not written yet, or not by the author, has no place.
    if (mention.end > mention.start && !byStart.has(mention.start)) byStart.set(mention.start, mention);
  }
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}

function grouped(mentions: readonly Mention[]): ReadonlyMap<string, readonly Mention[]> {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = `${mention.kind} ${mention.name}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else group.push(mention);
  }
  return groups;
}
