import { changeTo } from '../edits.ts';
import { severities, type Fix, type Problem, type SeverityName } from '../lsp.ts';
import { calledNameProblem, newNameProblem, type RefusedName } from '../documentName.ts';
import { isScalar, itemsOf, textOf, valueOf, type SyntaxNode } from '../syntax/node.ts';
import type { DocumentKind } from '../model/kind.ts';
import type { EmbeddedDocument } from './find.ts';
import type { Host } from './part.ts';
import { isFilledIn } from './substitutes.ts';

/** What the properties of a resource say against its content, or against the service. */
export function checkResource(
  host: Host,
  { resource: { properties, nameNode }, format, writtenAs }: EmbeddedDocument,
  kind: DocumentKind,
): readonly Problem[] {
  const problem = (
    node: SyntaxNode,
    severity: SeverityName,
    code: string,
    message: string,
    ...fixes: readonly Fix[]
  ): Problem => ({
    range: host.lines.range(node),
    severity: severities[severity],
    code,
    source: 'ssm',
    message,
    fixes,
  });
  const type = valueOf(properties, 'DocumentType');
  const declared = valueOf(properties, 'DocumentFormat');
  const problems: Problem[] = [];
  // A macro may add properties.
  const isWhole = !properties.entries.some((entry) => isFilledIn(entry.name));
  const isIn = typeOf[kind];
  const typeSaid = type === undefined && isWhole ? 'Command' : textOf(type);
  if (isIn !== undefined && typeSaid !== undefined && typeSaid !== isIn) {
    const message =
      type === undefined
        ? `Without DocumentType this is a Command document, but its content is of the type ${isIn}. Add DocumentType: ${isIn}.`
        : `The content is of the type ${isIn}, not ${typeSaid}. Write DocumentType: ${isIn}.`;
    const fixes = isScalar(type) ? [changeTo(host, type, isIn)] : [];
    problems.push(problem(type ?? nameNode, 'error', 'template-type', message, ...fixes));
  }
  const isJsonExpected = declared === undefined ? isWhole : textOf(declared) === 'JSON';
  if (writtenAs === 'text' && format === 'yaml' && isJsonExpected) {
    const message =
      'Content that is YAML text needs DocumentFormat: YAML: without it the service expects JSON.';
    const fixes = isScalar(declared) ? [changeTo(host, declared, 'YAML')] : [];
    problems.push(problem(declared ?? nameNode, 'warning', 'template-format', message, ...fixes));
  }
  for (const { node, message, isCertain } of refusedNames(properties)) {
    problems.push(problem(node, isCertain ? 'error' : 'warning', 'template-name', message));
  }
  return problems;
}

/** Names that the service takes neither for the document nor for those it requires. */
function* refusedNames(properties: SyntaxNode): Generator<RefusedName & { readonly node: SyntaxNode }> {
  const name = valueOf(properties, 'Name');
  const refused = newNameProblem(textOf(name) ?? allowedName);
  if (name !== undefined && refused !== undefined) yield { node: name, ...refused };
  for (const required of itemsOf(valueOf(properties, 'Requires'))) {
    const node = valueOf(required, 'Name');
    const message = calledNameProblem(textOf(node) ?? allowedName);
    if (node !== undefined && message !== undefined) yield { node, message, isCertain: true };
  }
}

/** Stands for what the template computes. */
const allowedName = 'Computed';

/** The DocumentType of what can be told by its content. */
const typeOf: { readonly [K in DocumentKind]?: string } = {
  automation: 'Automation',
  changeTemplate: 'Automation.ChangeTemplate',
  command: 'Command',
  legacyCommand: 'Command',
  policy: 'Policy',
  session: 'Session',
  package: 'Package',
};
