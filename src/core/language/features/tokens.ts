import type { SemanticToken, TokenModifier, TokenType } from '../lsp.ts';
import { isDeclaration, type Mention, type NameKind } from '../model/names.ts';
import type { ParsedDocument } from '../parser.ts';

/** The names of the document for colouring, in the order of the text. */
export function tokens(parsed: ParsedDocument): readonly SemanticToken[] {
  return parsed
    .symbols()
    .mentions.map((mention) => ({
      range: parsed.lines.range(mention),
      type: typeOf[mention.kind],
      modifiers: modifiersOf(mention),
    }))
    .filter(({ range }) => range.start.line === range.end.line);
}

const typeOf: { readonly [K in NameKind]: TokenType } = {
  parameter: 'parameter',
  variable: 'variable',
  step: 'function',
  output: 'property',
  system: 'variable',
  stored: 'variable',
};

function modifiersOf(mention: Mention): readonly TokenModifier[] {
  if (isDeclaration(mention)) return ['declaration'];
  if (mention.kind === 'system') return ['readonly', 'defaultLibrary'];
  return mention.kind === 'stored' ? ['readonly'] : [];
}
