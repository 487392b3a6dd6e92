import type { DocumentKind } from '../../model/kind.ts';
import { tablesOf, type KindTables } from '../../shapes.ts';
import type { ActionSpec, KeySpec } from '../../tables/spec.ts';
import type { Level } from './level.ts';

/** What the tables say about a place of a document. */
export interface Slot {
  /** The key whose value stands here. */
  readonly spec?: KeySpec;
  /** Keys of the map that stands here. */
  readonly keys?: readonly KeySpec[];
  /** Keys of each item of the list that stands here. */
  readonly itemKeys?: readonly KeySpec[];
  /** Keys of each value of the map that stands here; its own keys are names that the author chooses. */
  readonly memberKeys?: readonly KeySpec[];
  /** A list of steps stands here. */
  readonly isStepList?: boolean;
  /** A step stands here. */
  readonly isStep?: boolean;
  /** The action whose inputs stand here. */
  readonly action?: ActionSpec;
  /** The name of an action stands here. */
  readonly isActionName?: boolean;
}

/** What stands where the levels lead; `undefined` where the tables know nothing. */
export function slotAt(kind: DocumentKind, levels: readonly Level[]): Slot | undefined {
  const tables = tablesOf(kind);
  let slot: Slot | undefined = { keys: tables.document };
  levels.forEach((level, index) => {
    slot = slot && descend(tables, slot, level, index === 0);
  });
  return slot;
}

function descend(tables: KindTables, slot: Slot, level: Level, isTop: boolean): Slot | undefined {
  const { name } = level;
  if (name === undefined) return itemOf(tables, slot);
  if (slot.memberKeys !== undefined) return { keys: slot.memberKeys };
  if (isTop && name === 'parameters') return { ...specNamed(slot, name), memberKeys: tables.parameter };
  if (isTop && name === 'variables') return { ...specNamed(slot, name), memberKeys: tables.variable };
  if (slot.isStep === true && name === 'inputs') return inputsOf(tables, level);
  if (slot.isStep === true && name === 'action') return { ...specNamed(slot, name), isActionName: true };
  return specNamed(slot, name);
}

function itemOf(tables: KindTables, slot: Slot): Slot | undefined {
  if (slot.isStepList === true) return { keys: tables.step, isStep: true };
  if (slot.itemKeys !== undefined) return { keys: slot.itemKeys };
  return slot.spec?.type === 'StringList' ? { spec: { ...slot.spec, type: 'String' } } : undefined;
}

function specNamed(slot: Slot, name: string): Slot | undefined {
  const spec =
    slot.keys?.find((key) => key.name === name) ??
    slot.keys?.find((key) => key.name.toLowerCase() === name.toLowerCase());
  if (spec === undefined) return undefined;
  if (spec.type === 'StepList') return { spec, isStepList: true };
  if (spec.keys === undefined) return { spec };
  return spec.type === 'MapList' ? { spec, itemKeys: spec.keys } : { spec, keys: spec.keys };
}

function inputsOf(tables: KindTables, level: Level): Slot {
  const action = tables.actions.get(level.siblings.get('action') ?? '');
  const spec = tables.step.find((key) => key.name === 'inputs');
  return { ...(spec && { spec }), ...(action && { action, keys: action.inputs }) };
}
