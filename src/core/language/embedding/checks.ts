import { severities, type Problem, type SeverityName } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { calledNameProblem, newNameProblem, type RefusedName } from '../documentName.ts';
import { isScalar, itemsOf, textOf, valueOf, type SyntaxNode } from '../syntax/node.ts';
import type { DocumentKind } from '../model/kind.ts';
import type { EmbeddedDocument } from './find.ts';

/** What the properties of a resource say against its content, or against the service. */
export function checkResource(
  host: ParsedDocument,
  { resource: { properties, nameNode }, format }: EmbeddedDocument,
  kind: DocumentKind,
): readonly Problem[] {
  const problem = (node: SyntaxNode, severity: SeverityName, code: string, message: string): Problem => ({
    ...{ range: host.lines.range(node), severity: severities[severity], code, source: 'ssm', message },
    fixes: [],
  });
  const type = valueOf(properties, 'DocumentType');
  const declared = valueOf(properties, 'DocumentFormat');
  const content = valueOf(properties, 'Content');
  const problems: Problem[] = [];
  const isIn = typeOf[kind];
  const typeSaid = type === undefined ? 'Command' : textOf(type);
  if (isIn !== undefined && typeSaid !== undefined && typeSaid !== isIn) {
    const message =
      type === undefined
        ? `Without DocumentType this is a Command document, but its content is of the type ${isIn}. Add DocumentType: ${isIn}.`
        : `The content is of the type ${isIn}, not ${typeSaid}. Write DocumentType: ${isIn}.`;
    problems.push(problem(type ?? nameNode, 'error', 'template-type', message));
  }
  if (isScalar(content) && format === 'yaml' && (declared === undefined || textOf(declared) === 'JSON')) {
    const message =
      'Content that is YAML text needs DocumentFormat: YAML: without it the service expects JSON.';
    problems.push(problem(declared ?? nameNode, 'warning', 'template-format', message));
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
