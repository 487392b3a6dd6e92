import { isRecord, isString } from '../../core/base/json.ts';
import { rowGone } from '../../core/model/rowGone.ts';

/** A session that a command is about. */
export interface ChosenSession {
  readonly connectionId: string;
  readonly id: string;
  /** As its row called the node. */
  readonly nodeName: string;
}

/**
 * Reads the rows a command was called with; commands can be called by anyone.
 *
 * @throws kind `conflict` when there is no session
 */
export function chosenSessions(rows: readonly unknown[]): readonly [ChosenSession, ...ChosenSession[]] {
  const all = rows.flatMap((row) => sessionOf(row) ?? []);
  const [first, ...others] = all;
  if (first !== undefined) return [first, ...others.filter((each) => each.id !== first.id)];
  throw rowGone('session');
}

function sessionOf(row: unknown): ChosenSession | undefined {
  if (!isRecord(row) || row['kind'] !== 'session' || !isRecord(row['session'])) return undefined;
  const { connectionId, nodeName } = row;
  const { id } = row['session'];
  if (!isString(connectionId) || !isString(id)) return undefined;
  return { connectionId, id, nodeName: isString(nodeName) ? nodeName : '' };
}
