import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AppError } from '../../../core/base/errors.ts';
import { plainText } from '../../../core/base/plainText.ts';
import type { Host, Services } from '../../../host/host.ts';
import { dependsOnParameters, logPlaces, type LogPlace } from '../logPlaces.ts';
import { readLogSource, type LogSource } from '../logSource.ts';
import type { SessionsModel } from '../model.ts';
import type { ChosenSession } from '../selection.ts';
import type { ListedSession } from '../session.ts';
import { openInBrowser } from './browser.ts';

interface PlaceItem extends vscode.QuickPickItem {
  readonly place: LogPlace;
  readonly isCopy: boolean;
}

const kinds = { s3: 'S3 object', cloudWatch: 'CloudWatch log stream' } as const;

/** Finds the log of a session that the service names none for, from what its document sets now. */
export class LogFinder {
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

  /** Shows where the log is to be; the person opens it in the AWS console, or copies its name. */
  async find({ id, connectionId }: ChosenSession): Promise<void> {
    const connection = this.#services.connections.byId(connectionId);
    const session = this.#model.find(id)?.session;
    if (connection === undefined || session === undefined) {
      throw new AppError('notFound', 'This session is not listed any more. Refresh the sessions.');
    }
    const location = { viewId: 'ssmWorkbench.sessions' };
    const options = { signal: this.#signal };
    const source = await vscode.window.withProgress({ location }, () =>
      readLogSource(connection, session, options),
    );
    const places = source === undefined ? [] : logPlaces(session.id, source.inputs, connection);
    if (source === undefined || places.length === 0) {
      this.#host.report.info(nowhereWords(source));
      return;
    }
    await this.#offer(connection, session, source, places);
  }

  async #offer(
    connection: Connection,
    { id }: ListedSession,
    source: LogSource,
    places: readonly LogPlace[],
  ): Promise<void> {
    const picked = await vscode.window.showQuickPick(places.flatMap(itemsOf), {
      title: `Log of ${plainText(id)} · ${connection.region} · derived`,
      // Short: a narrow window cuts its end off, where the caution stands.
      placeHolder: `Derived from ${source.name}; may have been another then`,
      matchOnDescription: true,
    });
    if (picked === undefined) return;
    const { address } = picked.place;
    if (address !== undefined && !picked.isCopy) {
      await openInBrowser(address);
      return;
    }
    // As it is shown: what is pasted into a shell must not hold what nobody has seen.
    const name = plainText(picked.place.name);
    await vscode.env.clipboard.writeText(name);
    this.#host.report.quietly(`Copied ${name}`);
  }
}

function itemsOf(place: LogPlace): readonly PlaceItem[] {
  const kind = kinds[place.kind];
  const rest = { description: plainText(place.name), detail: place.facts, place };
  const copy = { ...rest, label: `$(copy) Copy name of ${kind}`, isCopy: true };
  const open = { ...rest, label: `$(link-external) Open ${kind}`, isCopy: false };
  return place.address === undefined ? [copy] : [open, copy];
}

function nowhereWords(source: LogSource | undefined): string {
  if (source === undefined) {
    return 'This session is not logged, as far as can be seen now: the account has no Session Manager preferences in this Region.';
  }
  return dependsOnParameters(source.inputs)
    ? `Where this session is logged depends on parameters that only whoever opened it knows (${source.name}).`
    : `This session is not logged, as far as can be seen now: ${source.name} names neither a bucket nor a log group.`;
}
