import type { Connection } from '../../../core/aws/connection.ts';
import type { Clock } from '../../../core/base/clock.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { Emitter } from '../../../core/base/event.ts';
import { Loader } from '../../../core/base/loader.ts';
import type { ListModel, ListStatus, TooltipLines, TreeRow } from '../../../core/model/tree.ts';
import { createCommandsApi, type CommandPage } from '../api.ts';
import { isTerminal, type Command } from '../command.ts';
import type { TrackedCommand } from '../tracker.ts';
import { historyRow, historyTooltip, type HistoryEntry } from './row.ts';

const refreshEveryMs = 15_000;

/**
 * Earlier commands of the current connection, newest first, a page at a time (ListCommands). While somebody
 * looks and a command runs, the first page is read again four times a minute.
 */
export class HistoryModel implements ListModel<HistoryEntry, Connection>, Disposable {
  readonly #clock: Clock;
  readonly #time: (milliseconds: number) => string;
  readonly #store = new DisposableStore();
  readonly #newest = this.#store.add(new Loader());
  readonly #older = this.#store.add(new Loader());
  readonly #changed = this.#store.add(new Emitter<HistoryEntry | undefined>());
  readonly #statusChanged = this.#store.add(new Emitter<void>());
  readonly onDidChange = this.#changed.event;
  readonly onDidChangeStatus = this.#statusChanged.event;
  #connection: Connection | undefined;
  #commands: readonly Command[] = [];
  /** What was learned of commands while the page that is read was under way. */
  readonly #noted = new Map<string, Command>();
  #next: string | undefined;
  #asked = false;
  #visible = false;
  #timer: Disposable | undefined;

  constructor(clock: Clock, time: (milliseconds: number) => string) {
    this.#clock = clock;
    this.#time = time;
    this.#store.add(
      this.#newest.onDidChange(({ phase }) => {
        this.#statusChanged.fire();
        if (phase === 'failed') this.#schedule();
      }),
    );
    this.#store.add(this.#older.onDidChange(() => this.#statusChanged.fire()));
  }

  get status(): ListStatus {
    const states = [this.#newest.state, this.#older.state];
    const failed = states.find((state) => state.phase === 'failed');
    const isLoading = states.some(({ phase }) => phase === 'running');
    const total = this.#commands.length;
    return {
      phase: isLoading ? 'loading' : this.#newest.state.phase === 'idle' ? 'idle' : 'settled',
      ...(failed === undefined ? {} : { failure: failed.error }),
      loaded: total,
      total,
      shown: total,
      hasRows: total > 0,
      filter: '',
      notices: [],
    };
  }

  children(parent: HistoryEntry | undefined): readonly HistoryEntry[] {
    if (parent !== undefined) return [];
    if (!this.#asked) {
      this.#asked = true;
      this.refresh();
    }
    const connectionId = this.#connection?.id ?? '';
    const rows: HistoryEntry[] = this.#commands.map((command) => ({
      kind: 'command',
      connectionId,
      commandId: command.id,
      command,
    }));
    return this.#next === undefined ? rows : [...rows, { kind: 'more' }];
  }

  row(entry: HistoryEntry): TreeRow {
    return historyRow(entry, this.#time);
  }

  tooltip(entry: HistoryEntry): TooltipLines {
    return historyTooltip(entry, this.#time);
  }

  /** The history is not filtered: the newest commands are the ones that are looked for. */
  setFilter(): void {
    this.#statusChanged.fire();
  }

  use(connection: Connection | undefined): void {
    this.#connection = connection;
    this.#commands = [];
    this.#next = undefined;
    this.#asked = false;
    this.#newest.reset();
    this.#older.reset();
    this.#changed.fire(undefined);
  }

  refresh(): void {
    const connection = this.#connection;
    if (connection === undefined) return;
    this.#noted.clear();
    if (!this.#older.isRunning) this.#older.reset();
    this.#newest.start(async (signal) => {
      const page = await firstPage(connection, undefined, signal);
      const listed = merged(page, this.#commands);
      if (listed.length === page.commands.length) this.#next = page.next;
      this.#commands = this.#withNoted(listed);
      this.#changed.fire(undefined);
      this.#schedule();
    });
  }

  /** Reads the next page behind those that are shown, also while the newest are read again. */
  more(): void {
    const connection = this.#connection;
    const next = this.#next;
    if (connection === undefined || next === undefined || this.#older.isRunning) return;
    this.#older.start(async (signal) => {
      const page = await firstPage(connection, next, signal);
      const known = new Set(this.#commands.map((command) => command.id));
      this.#commands = [...this.#commands, ...page.commands.filter((command) => !known.has(command.id))];
      this.#next = page.next;
      this.#changed.fire(undefined);
    });
  }

  /** What is known of a command without asking: it was sent, or a panel has seen how it stands. */
  note({ ref, command }: TrackedCommand): void {
    if (ref.connectionId !== this.#connection?.id) return;
    if (this.#newest.isRunning) this.#noted.set(command.id, command);
    this.#commands = withCommand(this.#commands, command);
    this.#changed.fire(undefined);
    this.#statusChanged.fire();
    this.#schedule();
  }

  /** Whether the view is seen: nothing is read again while it is not. */
  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#schedule();
  }

  dispose(): void {
    this.#timer?.dispose();
    this.#store.dispose();
  }

  #schedule(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    const isRunning = this.#commands.some((command) => !isTerminal(command.status));
    if (!this.#visible || !isRunning || this.#store.isDisposed) return;
    this.#timer = this.#clock.after(refreshEveryMs, () => {
      if (this.#newest.isRunning) this.#schedule();
      else this.refresh();
    });
  }

  /** The page was written before: a command that was sent since, or has ended since, stands as it was told. */
  #withNoted(commands: readonly Command[]): readonly Command[] {
    return [...this.#noted.values()].reduce(withCommand, commands);
  }
}

/** The command in its place, or before the others when it is new. */
function withCommand(commands: readonly Command[], command: Command): readonly Command[] {
  return commands.some((each) => each.id === command.id)
    ? commands.map((each) => (each.id === command.id ? command : each))
    : [command, ...commands];
}

/** A page that may be the service's second or third: an empty one with a token is not worth showing. */
async function firstPage(
  connection: Connection,
  token: string | undefined,
  signal: AbortSignal,
): Promise<CommandPage> {
  const api = createCommandsApi(connection);
  let page = await api.page(token, signal);
  while (page.commands.length === 0 && page.next !== undefined) page = await api.page(page.next, signal);
  return page;
}

/** The newest page before what was loaded further down, so that a refresh does not fold the list. */
function merged(page: CommandPage, older: readonly Command[]): readonly Command[] {
  const fresh = new Set(page.commands.map((command) => command.id));
  const oldest = page.commands.at(-1)?.requestedAt ?? 0;
  const rest = older.filter((command) => !fresh.has(command.id) && (command.requestedAt ?? 0) <= oldest);
  return page.next === undefined ? page.commands : [...page.commands, ...rest];
}
