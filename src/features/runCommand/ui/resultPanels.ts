import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { parseCommandRef, type CommandRef } from '../../../core/model/refs.ts';
import type { Host, Services } from '../../../host/host.ts';
import { createPanel, type Panel } from '../../../host/webview.ts';
import type { Command } from '../command.ts';
import { draftOfCommand, draftOnNodes } from '../form/draft.ts';
import type { RunDraft } from '../form/messages.ts';
import { parseFromPage, type FromPage, type ToPage } from '../results/messages.ts';
import type { NodeNames } from '../../../core/aws/nodeNames.ts';
import { ResultModel } from '../results/model.ts';
import type { ResultPorts } from '../results/ports.ts';
import { parsePlace, type Place } from '../place.ts';
import { resultTitle } from '../sentences.ts';
import type { CommandTracker } from '../tracker.ts';
import { perform } from './acts.ts';
import type { OutputDocuments } from './outputDocuments.ts';
import { viewTypes } from './schemes.ts';

/** What the form knows of a command that it has just sent, or what an earlier page of the panel knew. */
interface Known {
  readonly known?: Command;
  readonly names?: NodeNames;
  readonly place?: Place;
}

interface Neighbours {
  readonly tracker: CommandTracker;
  readonly documents: OutputDocuments;
  readonly openForm: (connectionId: string, draft: RunDraft) => void;
  /** The person looks at this command's results. */
  readonly attended: (ref: CommandRef) => void;
}

/** The results that are open, one panel a command. */
export class ResultPanels implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #neighbours: Neighbours;
  readonly #store = new DisposableStore();
  readonly #open = new Map<string, Panel<ToPage>>();

  constructor(host: Host, services: Services, neighbours: Neighbours) {
    this.#host = host;
    this.#services = services;
    this.#neighbours = neighbours;
  }

  /** Shows a command's results; what was just sent needs not be asked for. */
  show(ref: CommandRef, known: Known = {}): void {
    const open = this.#open.get(ref.commandId);
    if (open === undefined) this.#create(ref, known, undefined);
    else open.reveal();
  }

  /** A result that was open before the window was reloaded; `state` is what its page had saved, unparsed. */
  restore(existing: vscode.WebviewPanel, state: unknown): void {
    const ref = parseCommandRef(state);
    if (ref === undefined || this.#open.has(ref.commandId)) existing.dispose();
    else {
      const place = parsePlace(state);
      this.#create(ref, place === undefined ? {} : { place }, existing);
    }
  }

  dispose(): void {
    this.#store.dispose();
  }

  #create(ref: CommandRef, known: Known, existing: vscode.WebviewPanel | undefined): void {
    const { connections, clock } = this.#services;
    const { settings, extensionUri } = this.#host;
    const model = new ResultModel(
      {
        ref,
        connections,
        clock,
        intervalSeconds: () => settings.get('runCommand.pollIntervalSeconds'),
        ...known,
      },
      this.#ports(ref, (message) => panel.post(message)),
    );
    const panel = createPanel<FromPage, ToPage>(extensionUri, {
      viewType: viewTypes.result,
      title: known.known === undefined ? 'Command' : this.#title(known.known),
      entry: 'commandResult',
      icon: 'command-result',
      parse: parseFromPage,
      onMessage: (message) => model.handle(message),
      state: () => model.messages(),
      ...(existing === undefined ? {} : { existing }),
    });
    panel.own(model);
    this.#open.set(ref.commandId, panel);
    this.#store.add(panel);
    panel.own({
      dispose: () => {
        this.#open.delete(ref.commandId);
        this.#store.delete(panel);
      },
    });
    this.#follow(ref, panel, model);
  }

  #title(command: Command): string {
    const others = [...this.#open].filter(([commandId]) => commandId !== command.id);
    return resultTitle(
      command,
      others.map(([, { panel }]) => panel.title),
    );
  }

  /** Looks at the service while the panel is seen, and leaves it to the tracker while it is not. */
  #follow(ref: CommandRef, panel: Panel<ToPage>, model: ResultModel): void {
    let attention: Disposable | undefined;
    const end = (): void => {
      attention?.dispose();
      attention = undefined;
    };
    const follow = (): void => {
      if (model.command !== undefined) panel.panel.title = this.#title(model.command);
      if (!panel.panel.visible) {
        end();
        model.ignore();
        return;
      }
      attention ??= this.#neighbours.tracker.attend(ref.commandId);
      this.#neighbours.attended(ref);
      model.watch();
    };
    panel.own(panel.panel.onDidChangeViewState(follow));
    panel.own({ dispose: end });
    follow();
  }

  #ports(ref: CommandRef, post: (message: ToPage) => void): ResultPorts {
    const { commands, confirm, report } = this.#host;
    const { tracker, documents, openForm } = this.#neighbours;
    return {
      post,
      confirm,
      act: (act) => void perform(commands, act),
      runAgain: (command, nodeIds) => {
        const draft = nodeIds === undefined ? draftOfCommand(command) : draftOnNodes(command, nodeIds);
        attempt(report, () => openForm(ref.connectionId, draft));
      },
      copy: (text) => void copy(report, text),
      open: ({ nodeId, step, stream, text }) =>
        void documents
          .open({ ref, nodeId, step, stream }, text)
          .catch((error: unknown) => report.failure(error, 'open the output')),
      seen: (command, isOver) => {
        tracker.seen({ ref, command }, isOver);
        const panel = this.#open.get(ref.commandId)?.panel;
        if (panel !== undefined) panel.title = this.#title(command);
      },
      failed: (error, what) => report.failure(error, what),
    };
  }
}

async function copy(report: Host['report'], text: string): Promise<void> {
  try {
    await vscode.env.clipboard.writeText(text);
    report.quietly('Copied.');
  } catch (error) {
    report.failure(error, 'copy');
  }
}

function attempt(report: Host['report'], task: () => void): void {
  try {
    task();
  } catch (error) {
    report.failure(error, 'open the form');
  }
}
