import { completionKinds, type CompletionItem, type Position } from '../../lsp.ts';
import type { ParsedDocument } from '../../parser.ts';
import { tablesOf } from '../../shapes.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { slotAt, type Slot } from '../place/slot.ts';
import type { Cursor } from './cursor.ts';
import { keyItem, valueItem } from './item.ts';
import { jsonCursor } from './jsonCursor.ts';
import { referenceItems } from './references.ts';
import { stepItems } from './steps.ts';
import { yamlCursor } from './yamlCursor.ts';

/** What can be written at the position. */
export function complete(parsed: ParsedDocument, position: Position): readonly CompletionItem[] {
  const cursor = parsed.format === 'json' ? jsonCursor(parsed, position) : yamlCursor(parsed.lines, position);
  const inBraces = referenceAt(parsed, position, cursor);
  if (inBraces !== undefined) return inBraces;
  if (cursor === undefined || cursor.at === 'text') return [];
  const slot = slotAt(kindFor(parsed), cursor.levels);
  if (slot === undefined) return [];
  return cursor.at === 'key' ? keyItems(parsed, cursor, slot) : valueItems(parsed, cursor, slot);
}

/** A document that shows no sign of its type yet may become any: runbooks have the most to offer. */
function kindFor(parsed: ParsedDocument): ParsedDocument['model']['kind'] {
  return parsed.model.kind === 'unknown' ? 'automation' : parsed.model.kind;
}

/** Completions between `{{` and the cursor; `undefined` when it is not there. */
function referenceAt(
  parsed: ParsedDocument,
  position: Position,
  cursor: Cursor | undefined,
): readonly CompletionItem[] | undefined {
  const line = parsed.lines.line(position.line);
  const open = /\{\{[ \t]*([\w.:-]*)$/.exec(line.slice(0, position.character));
  if (open === null) return undefined;
  const last = cursor?.levels.at(-1);
  if (last?.name === 'Script') return [];
  const rest = /^[\w.:-]*/.exec(line.slice(position.character))?.[0] ?? '';
  return referenceItems(parsed.model, {
    start: { line: position.line, character: position.character - (open[1] ?? '').length },
    end: { line: position.line, character: position.character + rest.length },
  });
}

function keyItems(parsed: ParsedDocument, cursor: Cursor, slot: Slot): CompletionItem[] {
  if (slot.isStepList === true) return stepItems(kindFor(parsed), cursor, parsed.format);
  const missing = (slot.keys ?? []).filter((key) => !cursor.siblings.has(key.name));
  const keys = missing.map((key) => keyItem(key, cursor, parsed.format));
  const isNewStep = slot.isStep === true && cursor.siblings.size === 0;
  const steps = isNewStep && parsed.format === 'yaml' ? stepItems(kindFor(parsed), cursor, 'yaml') : [];
  const values = slot.spec === undefined || slot.keys !== undefined ? [] : valueItems(parsed, cursor, slot);
  return [...keys, ...steps, ...values];
}

function valueItems(parsed: ParsedDocument, cursor: Cursor, slot: Slot): CompletionItem[] {
  if (slot.isActionName === true) return actionItems(parsed, cursor);
  if (slot.isStep === true && parsed.format === 'json') return stepItems(kindFor(parsed), cursor, 'json');
  const { spec } = slot;
  if (spec === undefined) return [];
  const options = { kind: completionKinds.enumMember, documentation: spec.about };
  return [
    ...(spec.values ?? []).map((value) => valueItem(value, cursor, parsed.format, options)),
    ...roleItems(parsed, cursor, spec),
  ];
}

function actionItems(parsed: ParsedDocument, cursor: Cursor): CompletionItem[] {
  const actions = [...tablesOf(kindFor(parsed)).actions.values()].filter(
    (action) => action.internal !== true,
  );
  return actions.map((action) =>
    valueItem(action.name, cursor, parsed.format, {
      kind: completionKinds.value,
      documentation: action.about,
    }),
  );
}

function roleItems(parsed: ParsedDocument, cursor: Cursor, spec: KeySpec): CompletionItem[] {
  const { model, format } = parsed;
  if (spec.role === 'variableName') {
    const options = { kind: completionKinds.reference, detail: 'variable' };
    return [...model.variables.keys()].map((name) => valueItem(`variable:${name}`, cursor, format, options));
  }
  if (spec.role === 'step') {
    const prefix = spec.name.startsWith('on') ? 'step:' : '';
    const options = { kind: completionKinds.reference, detail: 'step' };
    const names = model.steps.flatMap((step) => step.name ?? []);
    return names.map((name) => valueItem(`${prefix}${name}`, cursor, format, options));
  }
  if (spec.type === 'Boolean') {
    const items = ['true', 'false'].map((label) => ({
      label,
      kind: completionKinds.value,
      textEdit: { range: cursor.replace, newText: label },
      insertTextFormat: 1 as const,
    }));
    return items;
  }
  return parameterItems(parsed, cursor);
}

/** Any value may be a reference; in YAML it is quoted, or braces would start a map. */
function parameterItems({ model, format }: ParsedDocument, cursor: Cursor): CompletionItem[] {
  const takesReferences = cursor.levels.some(({ name }) => name !== undefined && referenceHomes.has(name));
  if (!takesReferences) return [];
  const options = { kind: completionKinds.variable, detail: 'parameter', sortText: '3' };
  return [...model.parameters.keys()].map((name) => valueItem(`{{ ${name} }}`, cursor, format, options));
}

/** Keys below which values may refer to parameters. */
const referenceHomes: ReadonlySet<string> = new Set(['inputs', 'properties', 'assumeRole', 'runtimeConfig']);
