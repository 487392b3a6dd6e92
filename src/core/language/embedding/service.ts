import { configure, inOrder, type DiagnoseOptions } from '../configure/configure.ts';
import type { LanguageService } from '../index.ts';
import { symbolKinds, type DocumentSymbol, type Position, type Problem } from '../lsp.ts';
import type { Parser } from '../parser.ts';
import type { TextDocument } from '../text.ts';
import { checkResource } from './checks.ts';
import { outerRange, type Placement } from './placement.ts';
import { outerCompletion, outerEdits, outerFixes, outerItem, outerProblem, outerSymbol } from './results.ts';
import { partAt, Templates, type Template, type TemplatePart } from './templates.ts';

type Part = TemplatePart & { readonly position: Position };

/**
 * The service for documents alone, and for those in CloudFormation templates: each is asked about as a document
 * of its own, and what is said of it is moved to where it stands.
 */
export function serveTemplates(plain: LanguageService, parser: Parser): LanguageService {
  const route = new Route(new Templates(parser));
  const served: Partial<LanguageService> = {
    diagnose: (document, options) =>
      route.whole(
        document,
        [],
        () => plain.diagnose(document, options),
        (template) => diagnoseTemplate(plain, parser, template, options),
      ),
    ...editing(plain, route),
    ...names(plain, route),
    ...renames(plain, route),
    ...outlines(plain, route),
    close: (uri) => {
      plain.close(uri);
      route.forget(uri, (part) => plain.close(part));
    },
  };
  return Object.freeze({ ...plain, ...served });
}

/** Decides what a question is about: the text itself, or a document in it. */
class Route {
  readonly #templates: Templates;
  readonly #parts = new Map<string, ReadonlySet<string>>();

  constructor(templates: Templates) {
    this.#templates = templates;
  }

  whole<T>(document: TextDocument, nothing: T, alone: () => T, inTemplate: (template: Template) => T): T {
    const template = this.#templates.of(document);
    if (template === undefined) return document.within === 'template' ? nothing : alone();
    const uris = template.parts.map((part) => part.document.uri);
    this.#parts.set(document.uri, new Set([...(this.#parts.get(document.uri) ?? []), ...uris]));
    return inTemplate(template);
  }

  at<T>(
    document: TextDocument,
    position: Position,
    nothing: T,
    alone: () => T,
    inPart: (part: Part, placement: Placement) => T,
  ): T {
    return this.whole(document, nothing, alone, (template) => {
      const part = partAt(template, position);
      return part === undefined ? nothing : inPart(part, part.embedded.placement);
    });
  }

  forget(uri: string, close: (part: string) => void): void {
    for (const part of this.#parts.get(uri) ?? []) close(part);
    this.#parts.delete(uri);
  }
}

function diagnoseTemplate(
  plain: LanguageService,
  parser: Parser,
  { host, parts }: Template,
  options: DiagnoseOptions | undefined,
): readonly Problem[] {
  const problems = parts.flatMap(({ embedded, document }) => {
    const parsed = parser.parse(document);
    if (parsed.problems.length > 0 && embedded.writtenAs === 'map') return [];
    const own = checkResource(host, embedded, parsed.model.kind);
    return [
      ...configure(own, host, { ...options, comments: 'ignored' }),
      ...plain.diagnose(document, options).map((problem) => outerProblem(embedded.placement, problem)),
    ];
  });
  return problems.sort(inOrder);
}

/** What is asked while writing. */
function editing(
  plain: LanguageService,
  route: Route,
): Pick<LanguageService, 'fixes' | 'complete' | 'completeLoaded' | 'hover'> {
  return {
    fixes: (document, range, options) =>
      route.at(
        document,
        range.start,
        [],
        () => plain.fixes(document, range, options),
        (part, placement) => {
          const end = placement.inner(range.end) ?? part.position;
          return plain
            .fixes(part.document, { start: part.position, end }, options)
            .map(({ problem, fixes }) => ({
              problem: outerProblem(placement, problem),
              fixes: outerFixes(placement, fixes),
            }));
        },
      ),
    complete: (document, position) =>
      route.at(
        document,
        position,
        [],
        () => plain.complete(document, position),
        (part, placement) =>
          plain.complete(part.document, part.position).flatMap((item) => outerCompletion(placement, item)),
      ),
    completeLoaded: (document, position) =>
      route.at(
        ...([document, position, Promise.resolve([])] as const),
        () => plain.completeLoaded(document, position),
        async (part, placement) =>
          (await plain.completeLoaded(part.document, part.position)).flatMap((item) =>
            outerCompletion(placement, item),
          ),
      ),
    hover: (document, position) =>
      route.at(
        document,
        position,
        undefined,
        () => plain.hover(document, position),
        (part, placement) => {
          const found = plain.hover(part.document, part.position);
          return found && { ...found, range: outerRange(placement, found.range) };
        },
      ),
  };
}

/** What is asked about names. */
function names(
  plain: LanguageService,
  route: Route,
): Pick<LanguageService, 'definition' | 'references' | 'highlights'> {
  return {
    definition: (document, position) =>
      route.at(
        document,
        position,
        [],
        () => plain.definition(document, position),
        (part, placement) =>
          plain.definition(part.document, part.position).map((link) => ({
            originSelectionRange: outerRange(placement, link.originSelectionRange),
            targetUri: document.uri,
            targetRange: outerRange(placement, link.targetRange),
            targetSelectionRange: outerRange(placement, link.targetSelectionRange),
          })),
      ),
    references: (document, position, options) =>
      route.at(
        document,
        position,
        [],
        () => plain.references(document, position, options),
        (part, placement) =>
          plain
            .references(part.document, part.position, options)
            .map(({ range }) => ({ uri: document.uri, range: outerRange(placement, range) })),
      ),
    highlights: (document, position) =>
      route.at(
        document,
        position,
        [],
        () => plain.highlights(document, position),
        (part, placement) =>
          plain
            .highlights(part.document, part.position)
            .map((highlight) => ({ ...highlight, range: outerRange(placement, highlight.range) })),
      ),
  };
}

function renames(plain: LanguageService, route: Route): Pick<LanguageService, 'prepareRename' | 'rename'> {
  const refusal = { refused: 'Nothing here has a name that can be changed.' };
  return {
    prepareRename: (document, position) =>
      route.at(
        document,
        position,
        refusal,
        () => plain.prepareRename(document, position),
        (part, placement) => {
          const start = plain.prepareRename(part.document, part.position);
          return 'refused' in start ? start : { ...start, range: outerRange(placement, start.range) };
        },
      ),
    rename: (document, position, newName) =>
      route.at(
        document,
        position,
        refusal,
        () => plain.rename(document, position, newName),
        (part, placement) => {
          const edits = plain.rename(part.document, part.position, newName);
          return 'refused' in edits ? edits : (outerEdits(placement, edits) ?? refusal);
        },
      ),
  };
}

/** What is asked about the whole text. */
function outlines(
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
    folding: (document) =>
      route.whole(
        document,
        [],
        () => plain.folding(document),
        () => [],
      ),
    selections: (document, positions) =>
      route.whole(
        document,
        [],
        () => plain.selections(document, positions),
        () => [],
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
        () => [],
      ),
  };
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
