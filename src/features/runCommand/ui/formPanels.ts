import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { NodeRef } from '../../../core/model/refs.ts';
import type { Host, Services } from '../../../host/host.ts';
import { createPanel, showWaiting } from '../../../host/webview.ts';
import type { Command } from '../command.ts';
import { draftOfSeed } from '../form/draft.ts';
import { parseFromPage, type FromPage, type RunDraft, type Saved, type ToPage } from '../form/messages.ts';
import { FormModel } from '../form/model.ts';
import { restoredForm } from '../form/restored.ts';
import { parseSaved } from '../form/saved.ts';
import { parseSeed } from '../form/seed.ts';
import type { NodeNames } from '../../../core/aws/nodeNames.ts';
import { placeOfId } from '../place.ts';
import { perform } from './acts.ts';
import { viewTypes } from './schemes.ts';

/** Opens a form; the connection is the one it will send under, whatever is switched meanwhile. */
interface Opening {
  readonly connection: Connection;
  readonly draft: RunDraft;
  readonly seeds: readonly NodeRef[];
  readonly existing?: vscode.WebviewPanel;
}

type Sent = (connection: Connection, command: Command, names: NodeNames) => void;

/** The Run Command forms that are open. */
export class FormPanels implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #sent: Sent;
  readonly #store = new DisposableStore();

  constructor(host: Host, services: Services, sent: Sent) {
    this.#host = host;
    this.#services = services;
    this.#sent = sent;
  }

  /** From nodes, a tag, a document, or from nothing. */
  openSeed(unparsed: unknown): void {
    const seed = parseSeed(unparsed);
    const connectionId = seed.nodes?.[0]?.connectionId ?? seed.document?.connectionId;
    const connection = this.#connection(connectionId);
    this.#open({ connection, draft: draftOfSeed(seed), seeds: seed.nodes ?? [] });
  }

  /** A draft of an earlier command. */
  openDraft(connectionId: string, draft: RunDraft): void {
    this.#open({ connection: this.#connection(connectionId), draft, seeds: [] });
  }

  /** A form that was open before the window was reloaded; it may be there before any connection is. */
  restore(existing: vscode.WebviewPanel, state: unknown): void {
    const saved = parseSaved(state);
    const { connections } = this.#services;
    if (saved === undefined) existing.dispose();
    else if (connections.current !== undefined) this.#reopen(existing, saved, connections.current);
    else {
      showWaiting(existing, 'Run Command waits for a profile: choose one in the status bar.');
      const waiting = this.#store.add(new DisposableStore());
      waiting.add(existing.onDidDispose(() => this.#store.delete(waiting)));
      waiting.add(
        connections.onDidChange((current) => {
          if (current === undefined) return;
          this.#store.delete(waiting);
          this.#reopen(existing, saved, current);
        }),
      );
    }
  }

  dispose(): void {
    this.#store.dispose();
  }

  #connection(id: string | undefined): Connection {
    if (!vscode.workspace.isTrusted) {
      throw new AppError('denied', 'Commands are not sent from a workspace that is not trusted.');
    }
    const { connections } = this.#services;
    const connection = id === undefined ? connections.current : connections.byId(id);
    if (connection === undefined) {
      const where = id === undefined ? 'Choose a profile first.' : `Switch to ${placeOfId(id).words} first.`;
      throw new AppError('credentials', `There is no connection to run a command with. ${where}`);
    }
    return connection;
  }

  #open({ connection, draft, seeds, existing }: Opening): void {
    const { settings, commands, confirm, report, extensionUri } = this.#host;
    const model = new FormModel(
      {
        connection,
        onDidChange: this.#services.connections.onDidChange,
        draft,
        seeds,
        productionTags: settings.get('production.tags'),
        productionProfiles: settings.get('production.profiles'),
      },
      {
        post: (message) => panel.post(message),
        confirm,
        sent: (command, names) => {
          this.#sent(connection, command, names);
          panel.dispose();
        },
        perhapsSent: () => void commands.execute('ssmWorkbench.runCommand.refreshHistory'),
        failedLate: (error) => report.failure(error, 'run the command'),
        act: (act) => void perform(commands, act),
      },
    );
    const panel = createPanel<FromPage, ToPage>(extensionUri, {
      viewType: viewTypes.form,
      title: 'Run Command',
      entry: 'runCommand',
      icon: 'run-command',
      parse: parseFromPage,
      onMessage: (message) => model.handle(message),
      state: () => model.messages(),
      ...(existing === undefined ? {} : { existing }),
    });
    panel.own(model);
    model.start();
    this.#store.add(panel);
    panel.own({ dispose: () => this.#store.delete(panel) });
  }

  #reopen(existing: vscode.WebviewPanel, saved: Saved, current: Connection): void {
    const { connections } = this.#services;
    this.#open({
      ...restoredForm(saved, connections.byId(saved.connectionId), current),
      seeds: [],
      existing,
    });
  }
}
