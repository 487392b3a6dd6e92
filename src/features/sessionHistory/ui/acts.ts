import type { Connection } from '../../../core/aws/connection.ts';
import { createSessionService } from '../../../core/aws/sessionService.ts';
import { tagsOfTarget } from '../../../core/aws/targetTags.ts';
import { AppError, isCancelled } from '../../../core/base/errors.ts';
import { isProductionConnection, isProductionTagged } from '../../../core/model/production.ts';
import { count } from '../../../core/base/words.ts';
import type { Host, Services } from '../../../host/host.ts';
import { oneSession } from '../api.ts';
import type { SessionsModel } from '../model.ts';
import type { ChosenSession } from '../selection.ts';
import { logAddress, type ListedSession } from '../session.ts';
import { terminateQuestion, type Doomed } from '../termination.ts';
import { openInBrowser } from './browser.ts';

/** What is done with sessions of the view. */
export class SessionActs {
  readonly #host: Host;
  readonly #services: Services;
  readonly #model: SessionsModel;
  readonly #signal: AbortSignal;

  /** @param signal aborts what is under way when the room closes */
  constructor(host: Host, services: Services, model: SessionsModel, signal: AbortSignal) {
    this.#host = host;
    this.#services = services;
    this.#model = model;
    this.#signal = signal;
  }

  /** Asks, and terminates. What has ended meanwhile is only shown as it is. */
  async terminate(chosen: readonly [ChosenSession, ...ChosenSession[]]): Promise<void> {
    const connection = this.#connectionOf(chosen[0]);
    const [first, ...others] = await this.#doomed(connection, chosen);
    if (first === undefined) {
      this.#host.report.info(chosen.length === 1 ? 'This session is over.' : 'These sessions are over.');
      this.#model.refresh();
      return;
    }
    const place = {
      label: connection.label,
      region: connection.region,
      production: this.#isProduction(connection),
    };
    const question = terminateQuestion([first, ...others], place, this.#services.clock.now());
    if (!(await this.#host.confirm(question))) return;
    await this.#end(connection, [first, ...others]);
  }

  /** Opens the log that the service names, in a browser. */
  async openLog(chosen: ChosenSession, addressOf: (session: ListedSession) => string): Promise<void> {
    const session = this.#model.find(chosen.id)?.session;
    const address = session === undefined ? undefined : logAddress(addressOf(session));
    if (address === undefined) {
      throw new AppError('notFound', 'The service names no address of this log that a browser could open.');
    }
    await openInBrowser(address);
  }

  /** Sessions as they are now, for rows may be minutes old; only those that still are. */
  async #doomed(connection: Connection, chosen: readonly ChosenSession[]): Promise<readonly Doomed[]> {
    const signal = this.#signal;
    const found = await Promise.all(
      chosen.map(async ({ id, nodeName }) => {
        const session = await oneSession(connection, 'Active', id, { signal });
        if (session === undefined) return [];
        const isHeld = this.#model.find(id)?.isHeld ?? false;
        return [{ session, nodeName, isHeld, production: await this.#isTagged(connection, session.target) }];
      }),
    );
    return found.flat();
  }

  async #isTagged(connection: Connection, target: string): Promise<boolean | undefined> {
    try {
      const tags = await tagsOfTarget(connection, target, { signal: this.#signal });
      return isProductionTagged(this.#host.settings.get('production.tags'), tags);
    } catch (error) {
      if (isCancelled(error)) throw error;
      return undefined;
    }
  }

  #isProduction(connection: Connection): boolean {
    return isProductionConnection(this.#host.settings.get('production.profiles'), connection);
  }

  /** Each is tried, whatever becomes of the others; the first failure is told. */
  async #end(connection: Connection, sessions: readonly Doomed[]): Promise<void> {
    const signal = this.#signal;
    const ended = await Promise.allSettled(
      sessions.map(({ session }) => createSessionService(connection).terminate(session.id, signal)),
    );
    this.#model.refresh();
    const failed = ended.filter((each) => each.status === 'rejected');
    const done = ended.length - failed.length;
    if (done > 0) this.#host.report.quietly(`Terminated ${count(done, 'session')}.`);
    if (failed[0] !== undefined) throw failed[0].reason;
  }

  #connectionOf({ connectionId }: ChosenSession): Connection {
    const connection = this.#services.connections.byId(connectionId);
    if (connection !== undefined) return connection;
    throw new AppError('notFound', 'The connection of this session was closed. Refresh the sessions.');
  }
}
