import type { JsonObject } from '../../core/base/json.ts';
import { objectsOf, requiredText } from '../base/json.ts';
import type { Tag } from '../system.ts';

/** The `Tags` of an input: `[{Key, Value}]`. */
export function readTags(input: JsonObject): readonly Tag[] {
  return objectsOf(input, 'Tags').map((tag) => ({
    key: requiredText(tag, 'Key'),
    value: requiredText(tag, 'Value'),
  }));
}

export function writeTags(tags: readonly Tag[]): readonly JsonObject[] {
  return tags.map(({ key, value }) => ({ Key: key, Value: value }));
}
