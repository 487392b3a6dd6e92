import { symbolKinds, type DocumentSymbol } from '../lsp.ts';
import type { Step } from '../model/document.ts';
import type { ParsedDocument } from '../parser.ts';
import { textOf, valueOf, type Entry, type Span } from '../syntax/node.ts';

/** The outline: parameters, variables and steps, with the steps of loops below their loop. */
export function symbols(parsed: ParsedDocument): readonly DocumentSymbol[] {
  const { parameters, variables, steps } = parsed.model;
  const declared = [...parameters.values(), ...variables.values()].map((entry) => declaration(parsed, entry));
  return [...declared, ...stepsIn(parsed, steps, undefined)];
}

function declaration({ lines }: ParsedDocument, entry: Entry): DocumentSymbol {
  const range = lines.range({ start: entry.key.start, end: Math.max(entry.key.end, entry.value.end) });
  return {
    name: nameOr(entry.name),
    detail: textOf(valueOf(entry.value, 'type')) ?? '',
    kind: symbolKinds.variable,
    range,
    selectionRange: lines.range(entry.key),
    children: [],
  };
}

function stepsIn(
  parsed: ParsedDocument,
  steps: readonly Step[],
  parent: Step | undefined,
): readonly DocumentSymbol[] {
  return steps
    .filter((step) => step.parent === parent)
    .map((step) => {
      const children = stepsIn(parsed, steps, step);
      return {
        name: nameOr(step.name ?? ''),
        detail: step.action ?? '',
        kind: children.length > 0 ? symbolKinds.module : symbolKinds.function,
        range: parsed.lines.range(step.node),
        selectionRange: parsed.lines.range(within(step.nameNode ?? step.node, step.node)),
        children,
      };
    });
}

/** An alias can stand for a name that is written elsewhere; what is selected must be part of the symbol. */
function within(span: Span, whole: Span): Span {
  return span.start >= whole.start && span.end <= whole.end ? span : whole;
}

/** Editors refuse symbols without a name. */
function nameOr(name: string): string {
  return name.trim() === '' ? '(no name)' : name;
}
