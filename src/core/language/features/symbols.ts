import { symbolKinds, type DocumentSymbol } from '../lsp.ts';
import type { Step } from '../model/document.ts';
import type { DocumentKind } from '../model/kind.ts';
import type { ParsedDocument } from '../parser.ts';
import {
  entriesOf,
  entryOf,
  isMap,
  isScalar,
  itemsOf,
  textOf,
  valueOf,
  type Entry,
  type MapNode,
  type Span,
} from '../syntax/node.ts';

/**
 * The outline: parameters, variables and steps, with steps of loops and choices of branches below theirs; of
 * documents without steps their plugins, what a session runs, or what a package is for.
 */
export function symbols(parsed: ParsedDocument): readonly DocumentSymbol[] {
  const { parameters, variables } = parsed.model;
  const declared = [...parameters.values(), ...variables.values()].map((entry) => declaration(parsed, entry));
  return [...declared, ...stepsIn(parsed, byParent(parsed.model.steps), undefined), ...sections(parsed)];
}

type StepsByParent = ReadonlyMap<Step | undefined, readonly Step[]>;

function byParent(steps: readonly Step[]): StepsByParent {
  const groups = new Map<Step | undefined, Step[]>();
  for (const step of steps) {
    const group = groups.get(step.parent);
    if (group === undefined) groups.set(step.parent, [step]);
    else group.push(step);
  }
  return groups;
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
  groups: StepsByParent,
  parent: Step | undefined,
): readonly DocumentSymbol[] {
  return (groups.get(parent) ?? []).map((step) => {
    const inner = stepsIn(parsed, groups, step);
    return {
      name: nameOr(step.name ?? ''),
      detail: step.action ?? '',
      kind: inner.length > 0 ? symbolKinds.module : symbolKinds.function,
      range: parsed.lines.range(step.node),
      selectionRange: parsed.lines.range(within(step.nameNode ?? step.node, step.node)),
      children: [...inner, ...choicesOf(parsed, step)],
    };
  });
}

/** Where a branch can go on, each with its condition. */
function choicesOf(parsed: ParsedDocument, { action, node, inputs }: Step): readonly DocumentSymbol[] {
  if (action !== 'aws:branch') return [];
  const choices = itemsOf(valueOf(inputs, 'Choices')).filter(isMap);
  return choices
    .filter((choice) => isWithin(choice, node))
    .map((choice) => {
      const target = valueOf(choice, 'NextStep');
      return {
        name: `→ ${nameOr(textOf(target) ?? '')}`,
        detail: conditionOf(choice),
        kind: symbolKinds.enumMember,
        range: parsed.lines.range(choice),
        selectionRange: parsed.lines.range(within(target ?? choice, choice)),
        children: [],
      };
    });
}

/** `{{ step.State }} StringEquals running`; what is combined says how. */
function conditionOf(choice: MapNode): string {
  const words = choice.entries
    .filter(({ name }) => name !== 'NextStep')
    .flatMap(({ name, value }) => {
      if (!isScalar(value)) return [name];
      return name === 'Variable' ? [String(value.value)] : [name, String(value.value)];
    });
  return words.join(' ').replace(/\s+/g, ' ').slice(0, 80);
}

/** Keys whose entries stand for themselves in the outline, by kind of document. */
const sectionKeys: { readonly [K in DocumentKind]?: readonly string[] } = {
  legacyCommand: ['runtimeConfig'],
  session: ['inputs', 'properties'],
  package: ['packages'],
};

function sections(parsed: ParsedDocument): readonly DocumentSymbol[] {
  return (sectionKeys[parsed.model.kind] ?? []).flatMap((section) => {
    const entry = entryOf(parsed.root, section);
    if (entry === undefined) return [];
    const children = entriesOf(entry.value)
      .filter(({ key }) => isWithin(key, entry.value))
      .map((inner) => symbolOf(parsed, inner, symbolKinds.function, []));
    return section === 'runtimeConfig' ? children : [symbolOf(parsed, entry, symbolKinds.module, children)];
  });
}

function symbolOf(
  { lines }: ParsedDocument,
  { key, name, value }: Entry,
  kind: DocumentSymbol['kind'],
  children: readonly DocumentSymbol[],
): DocumentSymbol {
  return {
    name: nameOr(name),
    detail: textOf(valueOf(value, 'description')) ?? '',
    kind,
    range: lines.range({ start: key.start, end: Math.max(key.end, value.end) }),
    selectionRange: lines.range(key),
    children: value.start >= key.end ? children : [],
  };
}

/** An alias can stand for a name that is written elsewhere; what is selected must be part of the symbol. */
function within(span: Span, whole: Span): Span {
  return isWithin(span, whole) ? span : whole;
}

function isWithin(span: Span, whole: Span): boolean {
  return span.start >= whole.start && span.end <= whole.end;
}

/** Editors refuse symbols without a name. */
function nameOr(name: string): string {
  return name.trim() === '' ? '(no name)' : name;
}
