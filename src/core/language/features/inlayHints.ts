import type { InlayHint, Range } from '../lsp.ts';
import type { Step } from '../model/document.ts';
import { isDeclaration, type Mention } from '../model/names.ts';
import type { ParsedDocument } from '../parser.ts';
import { actionOf } from '../shapes.ts';
import { entriesOf, isScalar, valueOf, type Span } from '../syntax/node.ts';

/** Defaults where they count: behind references to parameters, and behind actions for inputs left out. */
export function inlayHints(parsed: ParsedDocument, range: Range): readonly InlayHint[] {
  const span = { start: parsed.lines.offset(range.start), end: parsed.lines.offset(range.end) };
  return [...ofReferences(parsed, span), ...ofSteps(parsed, span)];
}

function* ofReferences(parsed: ParsedDocument, span: Span): Generator<InlayHint> {
  for (const mention of parsed.symbols().mentions) {
    if (!isIn(mention.end, span) || isDeclaration(mention)) continue;
    const value = defaultOf(parsed, mention);
    if (value === undefined) continue;
    const braces = /^[ \t]*\}\}/.exec(parsed.text.slice(mention.end, mention.end + 20))?.[0].length ?? 0;
    yield {
      position: parsed.lines.position(mention.end + braces),
      label: ` = ${shorten(value)}`,
      tooltip: `Default of the ${mention.kind} ${mention.name}.`,
    };
  }
}

function defaultOf({ model }: ParsedDocument, { kind, name }: Mention): string | undefined {
  const declared =
    kind === 'parameter' ? model.parameters : kind === 'variable' ? model.variables : undefined;
  const value = valueOf(declared?.get(name)?.value, 'default');
  return isScalar(value) && value.value !== null && !value.opaque ? String(value.value) : undefined;
}

function* ofSteps(parsed: ParsedDocument, span: Span): Generator<InlayHint> {
  for (const step of parsed.model.steps) {
    const node = step.actionNode;
    if (node === undefined || !isIn(node.end, span)) continue;
    const left = leftOut(parsed, step);
    if (left.length === 0) continue;
    yield {
      position: parsed.lines.position(node.end),
      label: ` ${left.join(', ')}`,
      tooltip: `Defaults of inputs of ${step.action ?? 'the action'} that are left out.`,
    };
  }
}

function leftOut({ model }: ParsedDocument, step: Step): readonly string[] {
  const written = new Set(entriesOf(step.inputs).map(({ name }) => name.toLowerCase()));
  return (actionOf(model, step)?.inputs ?? []).flatMap((input) =>
    input.default === undefined || written.has(input.name.toLowerCase())
      ? []
      : [`${input.name}: ${input.default}`],
  );
}

function isIn(offset: number, span: Span): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Hints stand between the author's words: long and many-lined values are cut. */
function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  const shown = line.length > 30 ? `${line.slice(0, 29)}…` : line;
  return shown === '' ? "''" : shown;
}
