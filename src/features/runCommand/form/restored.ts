import type { Connection } from '../../../core/aws/connection.ts';
import { emptyDraft } from './draft.ts';
import { connectionWords } from '../../../core/base/words.ts';
import { placeOfId } from '../place.ts';
import type { RunDraft, Saved } from './messages.ts';

/** What a form comes back with after the window was reloaded. */
export interface RestoredForm {
  readonly connection: Connection;
  /** Its notice says why it is not as it was. */
  readonly draft: RunDraft;
}

/**
 * The form as it was under its `own` connection; when that is gone, under the current one without anything that
 * names things of the account it was made for.
 */
export function restoredForm(
  { connectionId, draft }: Saved,
  own: Connection | undefined,
  current: Connection,
): RestoredForm {
  if (own !== undefined) return { connection: own, draft };
  const notice = `This form was made under ${placeOfId(connectionId).words} and now runs under ${connectionWords(current)}: choose its targets, and where its output goes, again.`;
  return { connection: current, draft: { ...elsewhere(draft), notice } };
}

/** Document, parameters, comment and pace stay; targets, outputs and roles are those of one account and Region. */
function elsewhere(draft: RunDraft): RunDraft {
  const { documentName, documentVersion, parameters, exact, comment } = draft;
  const { timeoutSeconds, maxConcurrency, maxErrors } = draft;
  const kept = { documentName, documentVersion, parameters, exact, comment };
  return { ...emptyDraft, ...kept, timeoutSeconds, maxConcurrency, maxErrors };
}
