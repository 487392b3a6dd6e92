import type { Connection } from '../../core/aws/connection.ts';
import { doubtOf, tagsOfTarget } from '../../core/aws/targetTags.ts';
import { throwIfAborted } from '../../core/base/abort.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Log } from '../../core/base/log.ts';
import { isProductionConnection, isProductionTagged } from '../../core/model/production.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import { containerDoubt, isContainer } from '../../core/model/container.ts';

/** A node that a session is started on. */
export interface SessionNode extends NodeRef {
  /** Why nobody can say whether it is production; absent: it is known. */
  readonly doubt?: string;
}

export interface JudgeOptions {
  /** What names production, as the settings say now. */
  readonly patterns: () => { readonly tags: readonly string[]; readonly profiles: readonly string[] };
  readonly clock: Clock;
  readonly log: Log;
  /** Aborts when nobody is left to be told. */
  readonly signal: AbortSignal;
}

/** A terminal does not wait longer for the tags of its node. */
const patienceMilliseconds = 5000;

/**
 * Says of nodes whether they are production, the same whoever chose them: by the profile, and by the node's tags,
 * which lists to choose from do not have and tasks cannot know.
 */
export class ProductionJudge {
  readonly #options: JudgeOptions;

  constructor(options: JudgeOptions) {
    this.#options = options;
  }

  /** Rejects with kind `cancelled` when nobody is left to be told, and with nothing else. */
  async judged(node: NodeRef, connection: Connection): Promise<SessionNode> {
    const { patterns, log, signal } = this.#options;
    const { tags, profiles } = patterns();
    // Without what was doubted before.
    const { connectionId, id, name, platform, online } = node;
    const known = { connectionId, id, name, platform, online };
    if (node.production || isProductionConnection(profiles, connection))
      return { ...known, production: true };
    if (isContainer(id)) return { ...known, production: false, doubt: containerDoubt };
    try {
      return { ...known, production: isProductionTagged(tags, await this.#tagsOf(id, connection)) };
    } catch (error) {
      throwIfAborted(signal);
      const doubt = doubtOf(error);
      log.warn(`Whether ${id} is production is not known: ${doubt}`);
      return { ...known, production: false, doubt };
    }
  }

  async #tagsOf(id: string, connection: Connection): ReturnType<typeof tagsOfTarget> {
    const { clock, signal } = this.#options;
    const late = new AbortController();
    const timer = clock.after(patienceMilliseconds, () => late.abort(tooLate()));
    try {
      return await tagsOfTarget(connection, id, { signal: AbortSignal.any([signal, late.signal]) });
    } catch (error) {
      throw late.signal.aborted ? tooLate() : error;
    } finally {
      timer.dispose();
    }
  }
}

function tooLate(): Error {
  return new Error('AWS did not answer in time');
}
