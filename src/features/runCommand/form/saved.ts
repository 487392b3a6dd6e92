import { isRecord, isString } from '../../../core/base/json.ts';
import { emptyDraft } from './draft.ts';
import { isRunDraft, type Saved } from './messages.ts';

/**
 * A form as its page had saved it, perhaps under an older build: fields that it did not know are as in a form that
 * nobody has touched. Undefined when a field is not what it should be: half a command is worse than none.
 */
export function parseSaved(value: unknown): Saved | undefined {
  if (!isRecord(value) || !isString(value['connectionId']) || !isRecord(value['draft'])) return undefined;
  // A form without a document was never drawn.
  if (!isString(value['draft']['documentName'])) return undefined;
  const draft = { ...emptyDraft, ...value['draft'] };
  return isRunDraft(draft) ? { connectionId: value['connectionId'], draft } : undefined;
}
