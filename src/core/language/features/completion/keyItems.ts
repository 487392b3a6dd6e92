import { completionKinds, type CompletionItem } from '../../lsp.ts';
import { tablesOf } from '../../shapes.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { documentItems } from './documentItems.ts';
import { comma, hang, keyItem } from './item.ts';
import { memberItems } from './memberItems.ts';
import type { Place } from './place.ts';
import { valueSkeleton } from './skeleton.ts';
import { stepItems } from './stepItems.ts';
import { render } from './template.ts';
import { valueItems } from './valueItems.ts';

/** What can be written where a key, or an item of a list, begins. */
export function keyItems(place: Place): CompletionItem[] {
  const { slot, cursor, parsed } = place;
  if (slot === undefined) return cursor.isItem ? valueItems(place) : [];
  if (slot.isStepList === true) return stepItems(place);
  if (slot.memberKeys !== undefined || slot.spec?.each !== undefined) return memberItems(place);
  const keys = missingKeys(place).map((key, index) => keyItem(key, index, place));
  const isNewStep = slot.isStep === true && cursor.siblings.size === 0;
  const steps = isNewStep && parsed.format === 'yaml' && cursor.isItem ? stepItems(place) : [];
  const isEmptyDocument = cursor.levels.length === 0 && cursor.siblings.size === 0;
  const documents = isEmptyDocument ? documentItems(place) : [];
  return [...documents, ...keys, ...steps, ...listItems(place), ...scalarItems(place)];
}

/** Keys that the map does not have yet; plugins take their inputs in any case. */
function missingKeys({ slot, cursor, kind }: Place): readonly KeySpec[] {
  const isPlugin = slot?.action !== undefined && tablesOf(kind).actionWord === 'plugin';
  const fold = (name: string): string => (isPlugin ? name.toLowerCase() : name);
  const present = new Set([...cursor.siblings.keys()].map(fold));
  return (slot?.keys ?? []).filter((key) => !present.has(fold(key.name)));
}

/** A new item of a list of maps, where its dash is not written yet. */
function listItems(place: Place): CompletionItem[] {
  const { slot, cursor, parsed, names } = place;
  if (slot?.itemKeys === undefined || slot.spec === undefined || cursor.isItem || parsed.format === 'json')
    return [];
  const template = valueSkeleton({ ...slot.spec, type: 'MapList', keys: slot.itemKeys }, names);
  return [
    {
      label: `new item of ${slot.spec.name}`,
      kind: completionKinds.snippet,
      documentation: slot.spec.about,
      textEdit: {
        range: cursor.replace,
        newText: `${hang(render(template, 'yaml'), cursor)}${comma(place)}`,
      },
      insertTextFormat: 2,
      sortText: '0',
    },
  ];
}

/** Values that can stand as items, with a dash where none is written yet. */
function scalarItems(place: Place): CompletionItem[] {
  const { slot, cursor } = place;
  if (slot?.spec === undefined || slot.keys !== undefined || slot.itemKeys !== undefined) return [];
  if (cursor.isItem) return valueItems(place);
  if (slot.spec.type !== 'StringList') return [];
  const item = { ...slot, spec: { ...slot.spec, type: 'String' as const } };
  return valueItems({ ...place, slot: item, cursor: { ...cursor, lead: '- ' } });
}
