import { commentCode, configure, inOrder, type DiagnoseOptions } from '../configure/configure.ts';
import type { LanguageService } from '../service.ts';
import type { Problem, Range } from '../lsp.ts';
import type { DocumentKind } from '../model/kind.ts';
import type { ParsedDocument, Parser } from '../parser.ts';
import { valueOf } from '../syntax/node.ts';
import { isComputed } from '../syntax/value.ts';
import { checkResource } from './checks.ts';
import { outerProblem } from './results.ts';
import { absences, isComputedInPart, isFilledIn, isFilledInValuesOnly } from './substitutes.ts';
import type { Template, TemplatePart } from './templates.ts';

/**
 * The problems of the documents in a template, and of the resources that hold them. Nothing is said of what
 * CloudFormation fills in, nor of what may be in there.
 */
export function diagnoseTemplate(
  plain: LanguageService,
  parser: Parser,
  template: Template,
  options: DiagnoseOptions = {},
): readonly Problem[] {
  const problems = template.parts.flatMap((part) => {
    const parsed = parser.parse(part.document);
    if (parsed.problems.length > 0 && !isFormKnown(template, part, parsed)) return [];
    const own = checkResource(template.host, part.embedded, kindIn(parsed)).filter(
      ({ range }) => !isFilledIn(textIn(template.host, range)),
    );
    return [
      ...configure(own, template.host, { ...options, comments: 'ignored' }),
      ...ofPart(plain, template, part, parsed, options),
    ];
  });
  return withComments(template, distinct(problems).sort(inOrder), options);
}

function kindIn({ model }: ParsedDocument): DocumentKind {
  const version = valueOf(model.root, 'schemaVersion');
  return version !== undefined && isComputed(version) ? 'unknown' : model.kind;
}

/** What the alternatives of one resource have in common is said once. */
function distinct(problems: readonly Problem[]): Problem[] {
  const byPlace = new Map<string, Problem>();
  for (const problem of problems) {
    const { range, code, message } = problem;
    const key = `${range.start.line}:${range.start.character} ${code} ${message}`;
    if (!byPlace.has(key)) byPlace.set(key, problem);
  }
  return [...byPlace.values()];
}

/**
 * Whether mistakes of form are the author's. In a map of JSON they are told by the editor, in one of YAML they are
 * told where the template itself cannot be read; in a text only where all that is filled in is a value.
 */
function isFormKnown({ host }: Template, { embedded }: TemplatePart, parsed: ParsedDocument): boolean {
  if (embedded.writtenAs === 'map') return host.isBroken && host.format === 'yaml';
  return !embedded.substituted || isFilledInValuesOnly(parsed.text, parsed.root);
}

function ofPart(
  plain: LanguageService,
  { host }: Template,
  { embedded, document }: TemplatePart,
  parsed: ParsedDocument,
  options: DiagnoseOptions,
): readonly Problem[] {
  const all = plain.diagnose(document, options);
  if (!embedded.substituted) return all.map((problem) => outerProblem(embedded.placement, problem));
  const isInPart = host.isBroken || isComputedInPart(parsed.root);
  return all.flatMap((problem) => {
    const isUnknown = isFilledIn(textIn(parsed, problem.range)) || (isInPart && absences.has(problem.code));
    return isUnknown ? [] : [outerProblem(embedded.placement, problem)];
  });
}

function textIn({ text, lines }: Pick<ParsedDocument, 'text' | 'lines'>, { start, end }: Range): string {
  return text.slice(lines.offset(start), lines.offset(end));
}

/** Comments of the template outside of the documents are about all of them; those inside were heeded already. */
function withComments(
  { host, parts }: Template,
  problems: readonly Problem[],
  { levels, comments }: DiagnoseOptions,
): readonly Problem[] {
  if (comments === 'ignored' || host.format === 'json' || !/#[ \t]*ssm-/.test(host.text)) return problems;
  const level = levels?.get(commentCode);
  const text = parts.reduce((left, { embedded: { node } }) => blanked(left, node), host.text);
  return configure(problems, { ...host, text }, { levels: new Map(level && [[commentCode, level]]) });
}

function blanked(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
}
