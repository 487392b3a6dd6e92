import type { CompletionItem } from '../../lsp.ts';
import { keyItems } from './keyItems.ts';
import type { Place } from './place.ts';

/** What can be written on the lines below a YAML key whose value is a map or a list. */
export function belowItems(place: Place): CompletionItem[] {
  const { cursor, parsed, slot } = place;
  const isBlock = slot?.keys ?? slot?.itemKeys ?? slot?.memberKeys ?? slot?.isStepList ?? slot?.spec?.each;
  if (parsed.format === 'json' || cursor.isFlow || cursor.quote !== '' || isBlock === undefined) return [];
  if (slot?.isStep === true) return [];
  const indent = `\n${' '.repeat(cursor.hanging)}  `;
  const below = keyItems({ ...place, cursor: { ...cursor, at: 'key', lead: '', siblings: new Map() } });
  return below.map((item) => {
    const newText = `${indent}${item.textEdit.newText.replaceAll('\n', '\n  ')}`;
    return { ...item, textEdit: { ...item.textEdit, newText } };
  });
}
