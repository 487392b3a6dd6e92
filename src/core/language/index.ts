import { configure, type DiagnoseOptions } from './configure/configure.ts';
import { chosenLevels } from './configure/levels.ts';
import { convert } from './convert/convert.ts';
import { serveTemplates } from './embedding/service.ts';
import { format } from './format/format.ts';
import { diagnose } from './features/diagnose.ts';
import { ApiSource } from './features/completion/apiSource.ts';
import { complete, completeLoaded } from './features/completion/complete.ts';
import { fixesAt } from './features/fixes.ts';
import { definition } from './features/definition.ts';
import { folding } from './features/folding.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlayHints.ts';
import { links } from './features/links.ts';
import { highlights, references } from './features/references.ts';
import { prepareRename, rename } from './features/rename.ts';
import { selections } from './features/selection.ts';
import { symbols } from './features/symbols.ts';
import { tokens } from './features/tokens.ts';
import type { Problem } from './lsp.ts';
import { Parser } from './parser.ts';
import { proven } from './scripts/proof.ts';
import { scripts, writeScript } from './scripts/scripts.ts';
import { ShapeEvaluator } from './schema/evaluate.ts';
import type { LanguageService } from './service.ts';
import type { TextDocument } from './text.ts';

export type * from './lsp.ts';
export type { DiagnoseOptions } from './configure/configure.ts';
export type { LanguageService } from './service.ts';
export type { Script } from './scripts/scripts.ts';
export type { Format, TextDocument } from './text.ts';

export function createLanguageService(): LanguageService {
  const parser = new Parser();
  const evaluator = new ShapeEvaluator();
  const apis = new ApiSource();
  const problemsOf = (document: TextDocument, options?: DiagnoseOptions): readonly Problem[] => {
    const parsed = parser.parse(document);
    return configure(diagnose(parsed, evaluator), parsed, options);
  };
  const plain: LanguageService = {
    diagnose: problemsOf,
    fixes: (document, range, options) => fixesAt(problemsOf(document, options), range),
    complete: (document, position) => complete(parser.parse(document), position, apis),
    completeLoaded: (document, position) => completeLoaded(parser.parse(document), position, apis),
    hover: (document, position) => hover(parser.parse(document), position),
    symbols: (document) => symbols(parser.parse(document)),
    definition: (document, position) => definition(parser.parse(document), position, document.uri),
    references: (document, position, { includeDeclaration }) =>
      references(parser.parse(document), position, document.uri, includeDeclaration),
    highlights: (document, position) => highlights(parser.parse(document), position),
    prepareRename: (document, position) => prepareRename(parser.parse(document), position),
    rename: (document, position, newName) => rename(parser.parse(document), position, newName),
    folding: (document) => folding(parser.parse(document)),
    selections: (document, positions) => selections(parser.parse(document), positions),
    links: (document) => links(parser.parse(document)),
    tokens: (document) => tokens(parser.parse(document)),
    inlayHints: (document, range) => inlayHints(parser.parse(document), range),
    format: (document, options) => format(parser.parse(document), options),
    convert: (document) => convert(parser.parse(document)),
    rewrites: () => [],
    scripts: (document) => scripts(parser.parse(document)),
    writeScript: (document, id, before, text) => writeScript(parser.parse(document), id, before, text),
    levels: (setting) => chosenLevels(Object.entries(setting)),
    close: (uri) => parser.forget(uri),
  };
  const served = serveTemplates(plain, parser);
  return Object.freeze({ ...served, ...proven(served) });
}
