import type { Position } from '../../lsp.ts';
import type { Step } from '../../model/document.ts';
import type { DocumentKind } from '../../model/kind.ts';
import type { ParsedDocument } from '../../parser.ts';
import { documentKeysOf, tablesOf } from '../../shapes.ts';
import {
  contains,
  entriesOf,
  isMap,
  isScalar,
  valueOf,
  type ListNode,
  type MapNode,
  type SyntaxNode,
} from '../../syntax/node.ts';
import type { ActionSpec } from '../../tables/spec.ts';
import { slotAt, type Slot } from '../place/slot.ts';
import type { ApiSource } from './apiSource.ts';
import type { Cursor } from './cursor.ts';
import { keysBehind } from './flow.ts';
import { jsonCursor, settled } from './jsonCursor.ts';
import type { KnownNames } from './skeleton.ts';
import { yamlCursor } from './yamlCursor.ts';

/** Everything that completion knows of the cursor. */
export interface Place {
  readonly parsed: ParsedDocument;
  readonly position: Position;
  readonly kind: DocumentKind;
  readonly cursor: Cursor;
  /** What the tables say about the place. */
  readonly slot: Slot | undefined;
  /** The step around the cursor. */
  readonly step: Step | undefined;
  readonly names: KnownNames;
  readonly apis: ApiSource;
}

export function placeOf(written: ParsedDocument, position: Position, apis: ApiSource): Place | undefined {
  const isJson = written.format === 'json';
  const parsed = isJson ? settled(written, position) : written;
  const found = isJson
    ? jsonCursor(written, position, parsed.root)
    : yamlCursor(parsed.lines, position, flowStart(parsed, position));
  if (found === undefined) return undefined;
  const cursor = isJson ? found : withKeysBehind(found, parsed);
  const kind = kindFor(parsed);
  const slot = slotAt(kind, cursor.levels, {
    ...(parsed.model.kind === kind ? { document: documentKeysOf(parsed.model) } : {}),
    siblings: cursor.siblings,
    operations: apis,
  });
  const step = stepAround(parsed, position, cursor);
  const isNew = slot?.isStepList === true;
  const names = {
    steps: parsed.model.steps.flatMap(({ name }) => name ?? []),
    variables: [...parsed.model.variables.keys()],
    targets: targetsOf(parsed, position, {
      step: isNew ? undefined : step,
      list: isNew ? step : step?.parent,
    }),
    files: entriesOf(valueOf(parsed.root, 'files')).map(({ name }) => name),
  };
  return { parsed, position, kind, cursor, slot, step, names, apis };
}

interface Around {
  readonly step: Step | undefined;
  /** The loop whose list of steps the cursor is in. */
  readonly list: Step | undefined;
}

/** The other steps of the cursor's list: those that follow, then those before. */
function targetsOf({ model, lines }: ParsedDocument, position: Position, around: Around): readonly string[] {
  const offset = lines.offset(position);
  const others = model.steps.filter((other) => other !== around.step && other.parent === around.list);
  const later = others.filter(({ node }) => node.start > offset);
  const names = [...later, ...others.filter((other) => !later.includes(other))].map(({ name }) => name);
  return [...new Set(names)].filter((name) => name !== undefined);
}

/** Where the brackets or braces around the cursor begin, when that is on a line above. */
function flowStart({ root, lines }: ParsedDocument, position: Position): Position | undefined {
  const [outermost] = flowAround(root, lines.offset(position));
  const start = outermost && lines.position(outermost.start);
  return start !== undefined && start.line < position.line ? start : undefined;
}

/** The collections in brackets or braces around an offset, outermost first. */
function* flowAround(root: SyntaxNode | undefined, offset: number): Generator<MapNode | ListNode> {
  let node = root;
  while (node !== undefined && node.kind !== 'scalar' && isAround(node, offset)) {
    if (node.flow) yield node;
    const inside: readonly SyntaxNode[] = isMap(node) ? node.entries.map(({ value }) => value) : node.items;
    node = inside.find((child) => isAround(child, offset));
  }
}

function isAround(node: SyntaxNode, offset: number): boolean {
  const isFlow = node.kind !== 'scalar' && node.flow;
  return isFlow ? node.start < offset && offset < node.end : contains(node, offset);
}

/** In braces the keys behind the cursor count as those before it. */
function withKeysBehind(cursor: Cursor, { text, lines }: ParsedDocument): Cursor {
  if (cursor.at !== 'key' || !cursor.isFlow) return cursor;
  const end = lines.offset(cursor.replace.end);
  const behind = keysBehind(text.slice(end, end + farthest)).map((name) => [name, ''] as const);
  return { ...cursor, siblings: new Map([...behind, ...cursor.siblings]) };
}

/** So far is looked for the end of braces. */
const farthest = 4000;

/** A document that shows no sign of its type yet may become any: runbooks have the most to offer. */
function kindFor(parsed: ParsedDocument): DocumentKind {
  return parsed.model.kind === 'unknown' ? 'automation' : parsed.model.kind;
}

/** Actions or plugins that can be written in the document. */
export function offeredActions({ kind, parsed }: Place): readonly ActionSpec[] {
  const version = parsed.model.schemaVersion;
  return [...tablesOf(kind).actions.values()].filter(
    ({ internal, schemaVersions, name }) =>
      internal !== true &&
      (kind !== 'policy' || name === 'aws:softwareInventory') &&
      (version === undefined || schemaVersions === undefined || schemaVersions.includes(version)),
  );
}

/** The text of an input of the step around the cursor, as far as the document can be read. */
export function inputText({ step, cursor }: Place, name: string): string | undefined {
  const beside = cursor.siblings.get(name) ?? cursor.levels.at(-1)?.siblings.get(name);
  if (beside !== undefined && beside !== '') return beside;
  const node = valueOf(step?.inputs, name);
  return isScalar(node) && node.value !== null ? String(node.value) : undefined;
}

/** The last step that begins before the cursor and is no deeper in loops than the cursor is. */
function stepAround(parsed: ParsedDocument, position: Position, cursor: Cursor): Step | undefined {
  const depth = stepDepth(cursor);
  if (depth === 0) return undefined;
  const offset = parsed.lines.offset(position);
  let step = parsed.model.steps.findLast(({ node }) => node.start <= offset);
  while (step !== undefined && loopsAround(step) + 1 > depth) step = step.parent;
  return step;
}

/** How many steps the cursor is in: a loop and its steps count as two. */
function stepDepth({ levels }: Cursor): number {
  return levels.filter(
    ({ name }, index) =>
      name === undefined && (levels[index - 1]?.name === 'mainSteps' || levels[index - 1]?.name === 'Steps'),
  ).length;
}

function loopsAround(step: Step): number {
  return step.parent === undefined ? 0 : loopsAround(step.parent) + 1;
}
