import { completionKinds, type CompletionItem } from '../../lsp.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { valueItem } from './item.ts';
import { newItem } from './listItems.ts';
import type { Place } from './place.ts';
import { wholeItems } from './referenceItems.ts';
import { scopeOf } from './scope.ts';
import { actionItems, stepItems } from './stepItems.ts';
import { isFull, suggestionsFor, type Suggestion } from './suggestions.ts';

/** What can be written as a value. */
export function valueItems(place: Place): CompletionItem[] {
  const { slot, parsed } = place;
  if (isFull(place)) return [];
  if (slot?.isActionName === true) return actionItems(place);
  if ((slot?.isStep ?? slot?.isStepList) === true) return parsed.format === 'json' ? stepItems(place) : [];
  const spec = slot?.spec ?? unknown;
  const isMap = slot?.keys !== undefined && slot.keys.length > 0 && spec.type !== 'any';
  if (isMap) return [...newItemHere(place, slot.keys), ...wholeValues(place, spec)];
  return [
    ...suggestionsFor(place, spec).map((found, index) => plainItem(place, spec, found, index)),
    ...wholeValues(place, spec),
  ];
}

/** Where a list in brackets is to have another map. */
function newItemHere(place: Place, keys: readonly KeySpec[]): CompletionItem[] {
  const { cursor, parsed } = place;
  return cursor.isItem && cursor.quote === '' && (cursor.isFlow || parsed.format === 'json')
    ? newItem(place, keys)
    : [];
}

/** A value that no table knows: a field of an API, or what a script is handed. */
const unknown: KeySpec = { name: '', type: 'any', required: false, about: '' };

function plainItem(place: Place, spec: KeySpec, suggestion: Suggestion, index: number): CompletionItem {
  const { value, ...rest } = suggestion;
  return valueItem(value, place, {
    kind: completionKinds.enumMember,
    ...(spec.about === '' ? {} : { documentation: spec.about }),
    sortText: `0${String(index).padStart(4, '0')}`,
    ...rest,
  });
}

/** A value may be a reference as a whole, except where it is a name that is looked up before the run. */
function wholeValues(place: Place, spec: KeySpec): CompletionItem[] {
  if (spec.role === 'step' || spec.role === 'variableName' || fixedKeys.has(spec.name)) return [];
  const names = place.cursor.levels.map((level) => level.name);
  const isHome = names.some((name) => name !== undefined && homes.has(name));
  return isHome && Object.keys(scopeOf(place)).length > 0 ? wholeItems(place, spec) : [];
}

/** Keys below which values may be references. */
const homes: ReadonlySet<string> = new Set([
  ...[
    'inputs',
    'properties',
    'assumeRole',
    'runtimeConfig',
    'precondition',
    'default',
    'isEnd',
    'isCritical',
  ],
]);
const fixedKeys: ReadonlySet<string> = new Set([
  'Service',
  'Api',
  'Selector',
  'Type',
  'PropertySelector',
  'Runtime',
]);
