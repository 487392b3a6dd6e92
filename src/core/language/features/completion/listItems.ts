import { completionKinds, type CompletionItem } from '../../lsp.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { editItems } from './item.ts';
import type { Place } from './place.ts';
import { mapSkeleton } from './skeleton.ts';

/** A new item of a list of maps with these keys. */
export function newItem(place: Place, keys: readonly KeySpec[]): CompletionItem[] {
  const { cursor, names } = place;
  const list = cursor.levels.findLast((level) => level.name !== undefined)?.name ?? '';
  return [
    {
      label: `new item of ${list}`,
      kind: completionKinds.snippet,
      textEdit: editItems([mapSkeleton({ name: list, keys }, names)], place),
      insertTextFormat: 2,
      sortText: '0',
      filterText: `${cursor.lead}${cursor.quote}new item of ${list}`,
    },
  ];
}
