import type { CompletionItem, Position } from '../../lsp.ts';
import type { ParsedDocument } from '../../parser.ts';
import type { ApiSource } from './apiSource.ts';
import { calendarItems } from './calendarItems.ts';
import { documentItems } from './documentItems.ts';
import { innerJsonItems } from './innerJson.ts';
import { keyItems } from './keyItems.ts';
import { placeOf, type Place } from './place.ts';
import { bracedItems } from './referenceItems.ts';
import { valueItems } from './valueItems.ts';
import { belowItems } from './belowItems.ts';

/** What can be written at the position, with what is loaded of the table of AWS operations. */
export function complete(
  parsed: ParsedDocument,
  position: Position,
  apis: ApiSource,
): readonly CompletionItem[] {
  if (parsed.model.kind === 'calendar') return calendarItems(parsed, position);
  // Readers recurse: a text that was too deep to be read is too deep to look for the cursor in.
  if (parsed.problems[0]?.code === 'unreadable') return [];
  const place = placeOf(parsed, position, apis);
  if (place === undefined) return [];
  return bracedItems(place) ?? innerJsonItems(place) ?? itemsAt(place);
}

/** As {@link complete}, after loading the table of AWS operations where the position needs it. */
export async function completeLoaded(
  parsed: ParsedDocument,
  position: Position,
  apis: ApiSource,
): Promise<readonly CompletionItem[]> {
  const items = complete(parsed, position, apis);
  if (!apis.isWanted) return items;
  await apis.load();
  return complete(parsed, position, apis);
}

function itemsAt(place: Place): readonly CompletionItem[] {
  if (place.cursor.at === 'text' || place.cursor.isMisplaced) return [];
  if (place.cursor.at === 'key') return keyItems(place);
  const isEmptyJson = place.parsed.format === 'json' && place.cursor.levels.length === 0;
  return isEmptyJson ? documentItems(place) : [...valueItems(place), ...belowItems(place)];
}
