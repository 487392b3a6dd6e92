import type { LanguageService } from '../service.ts';
import {
  symbolKinds,
  type DocumentSymbol,
  type InlayHint,
  type Position,
  type Range,
  type SelectionRange,
} from '../lsp.ts';
import type { TextDocument } from '../text.ts';
import { outerRange, type Placement } from './placement.ts';
import { outerItem, outerSymbol } from './results.ts';
import type { Route } from './route.ts';
import { partAt, type Template, type TemplatePart } from './templates.ts';

/** What is asked about the whole text. */
export function outlines(
  plain: LanguageService,
  route: Route,
): Pick<LanguageService, 'symbols' | 'folding' | 'selections' | 'links' | 'tokens' | 'inlayHints'> {
  return {
    symbols: (document) =>
      route.whole(
        document,
        [],
        () => plain.symbols(document),
        (template) => template.parts.map((part) => resourceSymbol(plain, template, part)),
      ),
    // Editors fold templates by indentation and brackets, which is how documents in them are written.
    folding: (document) =>
      route.whole(
        document,
        [],
        () => plain.folding(document),
        () => [],
      ),
    selections: (document, positions) =>
      route.whole<readonly SelectionRange[]>(
        document,
        positions.map((position) => ({ range: { start: position, end: position } })),
        () => plain.selections(document, positions),
        (template) => positions.map((position) => selection(plain, document, template, position)),
      ),
    links: (document) =>
      route.whole(
        document,
        [],
        () => plain.links(document),
        ({ parts }) =>
          parts.flatMap(({ embedded, document: part }) =>
            plain.links(part).map((link) => outerItem(embedded.placement, link)),
          ),
      ),
    tokens: (document) =>
      route.whole(
        document,
        [],
        () => plain.tokens(document),
        ({ parts }) =>
          parts.flatMap(({ embedded, document: part }) =>
            plain.tokens(part).map((token) => outerItem(embedded.placement, token)),
          ),
      ),
    inlayHints: (document, range) =>
      route.whole(
        document,
        [],
        () => plain.inlayHints(document, range),
        ({ parts }) => parts.flatMap((part) => hintsIn(plain, part, range)),
      ),
  };
}

/** The hints that end up in the range: a document is asked for all of its own. */
function hintsIn(
  plain: LanguageService,
  { embedded: { placement }, document }: TemplatePart,
  range: Range,
): readonly InlayHint[] {
  const all = { start: { line: 0, character: 0 }, end: { line: Number.MAX_SAFE_INTEGER, character: 0 } };
  return plain
    .inlayHints(document, all)
    .map((hint) => ({ ...hint, position: placement.outer(hint.position) }))
    .filter(({ position }) => isAtOrAfter(position, range.start) && isAtOrAfter(range.end, position));
}

/** What grows in a document goes on growing in the template. */
function selection(
  plain: LanguageService,
  document: TextDocument,
  template: Template,
  position: Position,
): SelectionRange {
  const [around] = plain.selections(document, [position]);
  const outside = around ?? { range: { start: position, end: position } };
  const part = partAt(template, position);
  const [inside] = part === undefined ? [] : plain.selections(part.document, [part.position]);
  if (part === undefined || inside === undefined) return outside;
  return grown(inside, part.embedded.placement, outside);
}

function grown(inside: SelectionRange, placement: Placement, outside: SelectionRange): SelectionRange {
  const range = outerRange(placement, inside.range);
  if (inside.parent !== undefined) return { range, parent: grown(inside.parent, placement, outside) };
  let parent: SelectionRange | undefined = outside;
  while (parent !== undefined && !isAround(parent.range, range)) parent = parent.parent;
  return { range, ...(parent && { parent }) };
}

function isAround(outside: Range, inside: Range): boolean {
  return isAtOrAfter(inside.start, outside.start) && isAtOrAfter(outside.end, inside.end);
}

function isAtOrAfter(one: Position, other: Position): boolean {
  return one.line > other.line || (one.line === other.line && one.character >= other.character);
}

function resourceSymbol(
  plain: LanguageService,
  { host }: Template,
  { embedded, document }: TemplatePart,
): DocumentSymbol {
  const { name, nameNode, properties } = embedded.resource;
  return {
    ...{ name, detail: 'AWS::SSM::Document', kind: symbolKinds.module },
    range: host.lines.range({ start: nameNode.start, end: properties.end }),
    selectionRange: host.lines.range(nameNode),
    children: plain.symbols(document).map((symbol) => outerSymbol(embedded.placement, symbol)),
  };
}
