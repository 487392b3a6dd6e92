import type { Connection } from '../../../core/aws/connection.ts';
import { connectionWords } from '../../../core/base/words.ts';
import type { Host } from '../../../host/host.ts';
import type { StartedEntry } from '../runner.ts';

/**
 * Profiles that tunnels of the workspace, or of its tasks, name for themselves. Whoever wrote them down is somebody
 * else perhaps, and the status bar shows another account: the person is asked once a window for each.
 */
export class ForeignProfiles {
  readonly #host: Host;
  readonly #agreed = new Set<string>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** @param current the connection that the status bar shows */
  async agree(
    { scope, config }: StartedEntry,
    connection: Connection,
    current: Connection | undefined,
  ): Promise<boolean> {
    const { profile, name } = config;
    if (profile === undefined || profile === current?.spec.profile) return true;
    const isForeign = scope === 'workspace' || scope === 'task';
    if (!isForeign || this.#agreed.has(connection.id)) return true;
    const inForce =
      current === undefined ? 'No connection is in force.' : `In force is ${connectionWords(current)}.`;
    const isAgreed = await this.#host.confirm({
      question: `Open the tunnel “${name}” through ${connectionWords(connection)}?`,
      detail: `${origins[scope]} this profile. ${inForce}`,
      verb: 'Open Tunnel',
    });
    if (isAgreed) this.#agreed.add(connection.id);
    return isAgreed;
  }
}

const origins = { workspace: 'The workspace’s settings name', task: 'The task names' } as const;
