import type { LocationLink, Position } from '../lsp.ts';
import type { Mention } from '../model/names.ts';
import type { ParsedDocument } from '../parser.ts';
import type { Span } from '../syntax/node.ts';

/**
 * Where the name under the cursor is declared. An output that nobody declares comes from its step's action, so
 * that is where it leads.
 */
export function definition(parsed: ParsedDocument, position: Position, uri: string): readonly LocationLink[] {
  const mention = parsed.symbols().at(parsed.lines.offset(position));
  if (mention === undefined) return [];
  return targetsOf(parsed, mention).map(({ name, whole }) => ({
    originSelectionRange: parsed.lines.range(mention),
    targetUri: uri,
    targetRange: parsed.lines.range(whole),
    targetSelectionRange: parsed.lines.range(name),
  }));
}

interface Target {
  readonly name: Span;
  readonly whole: Span;
}

function targetsOf(parsed: ParsedDocument, { kind, name }: Mention): readonly Target[] {
  const declared = parsed.symbols().declarations(kind, name);
  if (declared.length > 0) return declared.map((mention) => target(mention, mention.extent ?? mention));
  if (kind !== 'output') return [];
  const step = parsed.model.steps.find((candidate) => name.startsWith(`${candidate.name ?? ''}.`));
  return step?.actionNode === undefined ? [] : [target(step.actionNode, step.node)];
}

/** A merged or aliased name can stand outside of what it names; then it is the whole. */
function target(name: Span, whole: Span): Target {
  return whole.start <= name.start && name.end <= whole.end ? { name, whole } : { name, whole: name };
}
