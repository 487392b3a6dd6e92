import { fixesAt } from '../features/fixes.ts';
import type { LanguageService } from '../service.ts';
import type { Parser } from '../parser.ts';
import { diagnoseTemplate } from './diagnose.ts';
import { outlines } from './outlines.ts';
import { outerRange } from './placement.ts';
import { outerCompletion, outerEdits } from './results.ts';
import { rewriting } from './rewrites.ts';
import { Route } from './route.ts';
import { scripting } from './scripts.ts';

/**
 * The service for documents alone, and for those in CloudFormation templates: each is asked about as a document
 * of its own, and what is said of it is moved to where it stands.
 */
export function serveTemplates(plain: LanguageService, parser: Parser): LanguageService {
  const route = new Route();
  const served: Partial<LanguageService> = {
    diagnose: (document, options) =>
      route.whole(
        document,
        [],
        () => plain.diagnose(document, options),
        (template) => diagnoseTemplate(plain, parser, template, options),
      ),
    fixes: (document, range, options) =>
      route.whole(
        document,
        [],
        () => plain.fixes(document, range, options),
        (template) => fixesAt(diagnoseTemplate(plain, parser, template, options), range),
      ),
    ...editing(plain, route),
    ...names(plain, route),
    ...renames(plain, route),
    ...outlines(plain, route),
    ...rewriting(plain, parser, route),
    ...scripting(plain, route),
    close: (uri) => {
      plain.close(uri);
      route.forget(uri, (part) => plain.close(part));
    },
  };
  return { ...plain, ...served };
}

/** What is asked while writing. */
function editing(
  plain: LanguageService,
  route: Route,
): Pick<LanguageService, 'complete' | 'completeLoaded' | 'hover'> {
  return {
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
