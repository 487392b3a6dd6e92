import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { Host, Services } from '../../../host/host.ts';
import { fateOf, isJustEnded, type OpenSession } from '../left/openSession.ts';
import type { FoundRecord, Records } from '../left/records.ts';
import { askingFor, endedSentence, openSentence, type PlacedSessions } from '../left/sentences.ts';
import { stillOpen } from '../left/stillOpen.ts';
import type { WantedSession } from './starter.ts';

export interface LeftSessionsParts {
  readonly host: Host;
  readonly services: Services;
  readonly records: Records;
  /** What this window is called in records; undefined when it never had a session. */
  readonly window: () => string | undefined;
  readonly openAgain: (wanted: readonly WantedSession[]) => Promise<void>;
}

interface OpenUnder extends PlacedSessions {
  readonly connection: Connection;
}

/**
 * Milliseconds between looks: a window that is loaded anew may be here before its sessions were ended, for which VS Code
 * gives five seconds, and a loaded computer more.
 */
const laterLooks: readonly number[] = [2000, 5000, 10_000, 20_000, 40_000];

const buttons = { again: 'Open Again', terminate: 'Terminate', show: 'Show Sessions' } as const;

/** Tells of sessions that were open in windows that are gone. */
export class LeftSessions implements Disposable {
  readonly #parts: LeftSessionsParts;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());

  constructor(parts: LeftSessionsParts) {
    this.#parts = parts;
  }

  dispose(): void {
    this.#store.dispose();
  }

  /** Resolves when what is left was found; the person is told meanwhile. */
  async look(later = laterLooks): Promise<void> {
    const found = await this.#parts.records.others();
    this.#lookAgain(found, later);
    const gone = found.filter((record) => !record.isLiving && !this.#isToldElsewhere(record));
    const claimed = await Promise.all(gone.map((record) => this.#claim(record)));
    if (this.#store.isDisposed) return;
    this.#offer(this.#tellEnded(claimed.flatMap(({ ended }) => ended)));
    const left = claimed.filter((record) => record.left.length > 0);
    this.#offer(
      this.#tellLeft(
        left.flatMap((record) => record.left),
        left.map(({ name }) => name),
      ),
    );
  }

  /** Where the window before this one seems to live: it may be about to end its sessions. */
  #lookAgain(found: readonly FoundRecord[], [next, ...later]: readonly number[]): void {
    const window = this.#parts.window();
    const isClosing = found.some(({ isLiving, content }) => isLiving && content?.window === window);
    if (next === undefined || window === undefined || !isClosing) return;
    const { clock } = this.#parts.services;
    this.#store.add(clock.after(next, () => this.#offer(this.look(later))));
  }

  /** A window that is loaded anew tells itself which sessions that has ended. */
  #isToldElsewhere({ content }: FoundRecord): boolean {
    if (content === undefined || content.window === this.#parts.window()) return false;
    const now = this.#parts.services.clock.now();
    return content.sessions.some((session) => isJustEnded(session, now));
  }

  /** What is to be told of a record that no other window has taken; it stays while that is not settled. */
  async #claim({ name, content }: FoundRecord): Promise<Claimed> {
    const { records, services } = this.#parts;
    const claimed = await records.claim(name);
    if (claimed === undefined) return { name, ended: [], left: [] };
    const fate = fateOf(content?.sessions ?? [], services.clock.now());
    if (fate.left.length === 0) await records.drop(claimed);
    return { name: claimed, ...fate };
  }

  async #tellEnded(sessions: readonly OpenSession[]): Promise<void> {
    if (sessions.length === 0) return;
    const again = sessions.filter(({ isRepeatable }) => isRepeatable);
    const acts = again.length === 0 ? [] : [buttons.again];
    const pressed = await vscode.window.showInformationMessage(endedSentence(sessions), ...acts);
    if (pressed === buttons.again) await this.#parts.openAgain(again.map((session) => this.#wanted(session)));
  }

  /** Asks the account. What it cannot say now is asked again when the person wants, or by the next window. */
  async #tellLeft(sessions: readonly OpenSession[], recordNames: readonly string[]): Promise<void> {
    const asked = await Promise.all(this.#byConnection(sessions).map((group) => this.#ask(group)));
    const open = asked.flatMap((group) => group ?? []).filter((group) => group.sessions.length > 0);
    const isSettled = open.length === 0 || (await this.#offerToTerminate(open));
    if (!isSettled || asked.includes(undefined)) return;
    await Promise.all(recordNames.map((name) => this.#parts.records.drop(name)));
  }

  async #ask({ connection, sessions }: OpenUnder): Promise<OpenUnder | undefined> {
    try {
      return { connection, sessions: await stillOpen(connection, sessions, this.#scope.signal) };
    } catch (error) {
      const again = (): Promise<void> => this.#tellLeft(sessions, []);
      this.#parts.host.report.failure(error, askingFor(sessions), again, connection.spec.profile);
      return undefined;
    }
  }

  /** True when the person wants no more of them; otherwise the next window asks whether they are over. */
  async #offerToTerminate(open: readonly OpenUnder[]): Promise<boolean> {
    const { current } = this.#parts.services.connections;
    const isShown = open.some(({ connection }) => connection === current);
    const acts = [buttons.terminate, ...(isShown ? [buttons.show] : [])];
    const pressed = await vscode.window.showWarningMessage(openSentence(open), ...acts);
    if (pressed === buttons.show) await vscode.commands.executeCommand('ssmWorkbench.sessions.focus');
    if (pressed === buttons.terminate) for (const each of open) await this.#terminate(each);
    return pressed === undefined;
  }

  /** As if it was done with the rows of the Sessions view, with its questions. */
  async #terminate({ connection, sessions }: OpenUnder): Promise<void> {
    const rows = sessions.map(({ sessionId, nodeName }) => ({
      kind: 'session',
      connectionId: connection.id,
      nodeName,
      session: { id: sessionId },
    }));
    await this.#parts.host.commands.execute('ssmWorkbench.sessionHistory.terminate', rows[0], rows);
  }

  #byConnection(sessions: readonly OpenSession[]): readonly OpenUnder[] {
    const groups = new Map<Connection, OpenSession[]>();
    for (const session of sessions) {
      const connection = this.#connectionOf(session);
      groups.set(connection, [...(groups.get(connection) ?? []), session]);
    }
    return [...groups].map(([connection, placed]) => ({ connection, sessions: placed }));
  }

  #connectionOf({ place }: OpenSession): Connection {
    return this.#parts.services.connections.open(place);
  }

  #wanted(session: OpenSession): WantedSession {
    const { nodeId: id, nodeName: name, documentName } = session;
    const { id: connectionId } = this.#connectionOf(session);
    return {
      node: { connectionId, id, name, platform: 'Unknown', online: true, production: false },
      choice: documentName === undefined ? {} : { documentName },
    };
  }

  #offer(telling: Promise<void>): void {
    telling.catch((error: unknown) => this.#parts.host.report.failure(error));
  }
}

/** A record that this window has taken over. */
interface Claimed {
  readonly name: string;
  readonly ended: readonly OpenSession[];
  readonly left: readonly OpenSession[];
}
