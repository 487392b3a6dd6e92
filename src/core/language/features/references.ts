import { highlightKinds, type DocumentHighlight, type Location, type Position } from '../lsp.ts';
import { isDeclaration, type Mention } from '../model/names.ts';
import type { ParsedDocument } from '../parser.ts';

/** Every place that uses what is named under the cursor, in the order of the text. */
export function references(
  parsed: ParsedDocument,
  position: Position,
  uri: string,
  includeDeclaration: boolean,
): readonly Location[] {
  return mentionsAt(parsed, position)
    .filter((mention) => includeDeclaration || !isDeclaration(mention))
    .map((mention) => ({ uri, range: parsed.lines.range(mention) }));
}

/** The same places for the editor to light up. */
export function highlights(parsed: ParsedDocument, position: Position): readonly DocumentHighlight[] {
  return mentionsAt(parsed, position).map((mention) => ({
    range: parsed.lines.range(mention),
    kind: isDeclaration(mention) ? highlightKinds.write : highlightKinds.read,
  }));
}

function mentionsAt(parsed: ParsedDocument, position: Position): readonly Mention[] {
  const table = parsed.symbols();
  const mention = table.at(parsed.lines.offset(position));
  return mention === undefined ? [] : table.of(mention.kind, mention.name);
}
