import { severities, type Problem, type SeverityName } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { isScalar, textOf, valueOf, type SyntaxNode } from '../syntax/node.ts';
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
  const name = valueOf(properties, 'Name');
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
  const text = textOf(name);
  const refused = text === undefined ? undefined : nameProblem(text);
  if (name !== undefined && refused !== undefined) {
    problems.push(problem(name, 'error', 'template-name', refused));
  }
  return problems;
}

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

/** CreateDocument: names, and the beginnings that AWS keeps for its own documents. */
function nameProblem(name: string): string | undefined {
  if (!/^[\w\-.]{3,128}$/.test(name)) {
    return 'A document name has 3 to 128 letters, digits, underscores, hyphens and dots. Change it.';
  }
  const reserved = /^(?:aws|amazon|amzn)/i.exec(name)?.[0];
  return reserved && `Names that begin with ${reserved} are kept for AWS. Begin it with something else.`;
}
