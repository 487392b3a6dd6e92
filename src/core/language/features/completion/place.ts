import type { Position } from '../../lsp.ts';
import type { Step } from '../../model/document.ts';
import type { DocumentKind } from '../../model/kind.ts';
import type { ParsedDocument } from '../../parser.ts';
import { documentKeysOf, tablesOf } from '../../shapes.ts';
import { isScalar, valueOf } from '../../syntax/node.ts';
import type { ActionSpec } from '../../tables/spec.ts';
import { slotAt, type Slot } from '../place/slot.ts';
import type { ApiSource } from './apiSource.ts';
import type { Cursor } from './cursor.ts';
import { jsonCursor } from './jsonCursor.ts';
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

export function placeOf(parsed: ParsedDocument, position: Position, apis: ApiSource): Place | undefined {
  const cursor = parsed.format === 'json' ? jsonCursor(parsed, position) : yamlCursor(parsed.lines, position);
  if (cursor === undefined) return undefined;
  const kind = kindFor(parsed);
  const slot = slotAt(kind, cursor.levels, {
    ...(parsed.model.kind === kind ? { document: documentKeysOf(parsed.model) } : {}),
    siblings: cursor.siblings,
    operations: apis,
  });
  const names = {
    steps: parsed.model.steps.flatMap((step) => step.name ?? []),
    variables: [...parsed.model.variables.keys()],
  };
  const step = stepAround(parsed, position, cursor);
  return { parsed, position, kind, cursor, slot, step, names, apis };
}

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
