import { AppError } from '../../core/base/errors.ts';
import { isRecord, isString } from '../../core/base/json.ts';

/** A session that a command is about. */
export interface ChosenSession {
  readonly connectionId: string;
  readonly id: string;
  /** As its row called the node. */
  readonly nodeName: string;
}

/**
 * Reads the rows a command was called with; commands can be called by anyone. Throws a sentence when there is no
 * session: VS Code forgets a row that is drawn anew under a click, and another might not be what was meant.
 */
export function chosenSessions(rows: readonly unknown[]): readonly [ChosenSession, ...ChosenSession[]] {
  const all = rows.flatMap((row) => sessionOf(row) ?? []);
  const [first, ...others] = all;
  if (first !== undefined) return [first, ...others.filter((each) => each.id !== first.id)];
  throw new AppError('conflict', 'The list of sessions changed under the click. Choose the session again.');
}

function sessionOf(row: unknown): ChosenSession | undefined {
  if (!isRecord(row) || row['kind'] !== 'session' || !isRecord(row['session'])) return undefined;
  const { connectionId, nodeName } = row;
  const { id } = row['session'];
  if (!isString(connectionId) || !isString(id)) return undefined;
  return { connectionId, id, nodeName: isString(nodeName) ? nodeName : '' };
}
