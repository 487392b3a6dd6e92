import type { CompletionItem } from '../../lsp.ts';
import { tablesOf } from '../../shapes.ts';
import { combiners, operators } from '../../tables/conditions.ts';
import type { KeySpec } from '../../tables/spec.ts';
import type { Cursor } from './cursor.ts';
import { documentItems } from './documentItems.ts';
import { keyItem } from './item.ts';
import { newItem } from './listItems.ts';
import { memberItems } from './memberItems.ts';
import type { Place } from './place.ts';
import { stepItems } from './stepItems.ts';
import { valueItems } from './valueItems.ts';

/** What can be written where a key, or an item of a list, begins. */
export function keyItems(place: Place): CompletionItem[] {
  const { slot, cursor, parsed } = place;
  if (slot === undefined) return isNewItem(cursor) ? valueItems(place) : [];
  if (slot.isStepList === true) return stepItems(place);
  if (slot.memberKeys !== undefined || slot.spec?.each !== undefined)
    return cursor.beside === 'items' ? [] : memberItems(place);
  const missing = cursor.beside === 'items' && !cursor.isItem ? [] : missingKeys(place);
  const keys = missing.map((key, index) => keyItem(key, index, place));
  const isNewStep = slot.isStep === true && isNewItem(cursor);
  const steps = isNewStep && parsed.format === 'yaml' ? stepItems(place) : [];
  const isEmptyDocument = cursor.levels.length === 0 && cursor.siblings.size === 0;
  const documents = isEmptyDocument ? documentItems(place) : [];
  return [...documents, ...keys, ...steps, ...listItems(place), ...scalarItems(place)];
}

/** An item that is no map already. */
function isNewItem({ isItem, siblings }: Cursor): boolean {
  return isItem && siblings.size === 0;
}

/** Keys that the map does not have yet; plugins take their inputs in any case. */
function missingKeys(place: Place): readonly KeySpec[] {
  const { slot, cursor, kind } = place;
  const isPlugin = slot?.action !== undefined && tablesOf(kind).actionWord === 'plugin';
  const fold = (name: string): string => (isPlugin ? name.toLowerCase() : name);
  const present = new Set([...cursor.siblings.keys()].map(fold));
  const missing = (slot?.keys ?? []).filter((key) => !present.has(fold(key.name)));
  const excluded = excludedBy(place);
  return missing.filter(({ name }) => !excluded.has(name) && fitsCondition(name, present, slot?.keys ?? []));
}

/** Inputs that cannot stand beside one that the step has. */
function excludedBy({ slot, cursor }: Place): ReadonlySet<string> {
  const groups = slot?.spec?.name === 'inputs' ? (slot.action?.exclusive ?? []) : [];
  const names = groups.filter((group) => group.some((name) => cursor.siblings.has(name)));
  return new Set(names.flat());
}

/** A condition has a variable and one operator, or it is made of others. */
function fitsCondition(name: string, present: ReadonlySet<string>, keys: readonly KeySpec[]): boolean {
  if (!keys.some((key) => key.name === 'Variable')) return true;
  const isCombined = combiners.some((combiner) => present.has(combiner));
  if (isCombined || [...operators.keys()].some((operator) => present.has(operator))) {
    return !operators.has(name) && !combiners.includes(name) && !(isCombined && name === 'Variable');
  }
  return !(present.has('Variable') && combiners.includes(name));
}

/** A new item of a list of maps, where its dash is not written yet. */
function listItems(place: Place): CompletionItem[] {
  const { slot, cursor, parsed } = place;
  if (slot?.itemKeys === undefined || cursor.isItem || parsed.format === 'json') return [];
  return cursor.beside === 'keys' ? [] : newItem(place, slot.itemKeys);
}

/** Values that can stand as items, with a dash where none is written yet. */
function scalarItems(place: Place): CompletionItem[] {
  const { slot, cursor } = place;
  if (slot?.spec === undefined || slot.keys !== undefined || slot.itemKeys !== undefined) return [];
  if (cursor.isItem) return isNewItem(cursor) ? valueItems(place) : [];
  if (slot.spec.type !== 'StringList' || cursor.beside === 'keys') return [];
  const item = { ...slot, spec: { ...slot.spec, type: 'String' as const } };
  return valueItems({ ...place, slot: item, cursor: { ...cursor, lead: '- ' } });
}
