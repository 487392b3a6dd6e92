import * as vscode from 'vscode';
import type { Connection, Connections } from '../core/aws/connection.ts';
import type { Clock } from '../core/base/clock.ts';
import { Coalescer } from '../core/base/coalescer.ts';
import { DisposableStore, toDisposable, type Disposable } from '../core/base/disposable.ts';
import type { ListModel } from '../core/model/tree.ts';
import { ContextMemory } from './context.ts';
import type { ContextKey, ContextKeys, ViewState } from './tables/context.ts';
import { createTree } from './tree.ts';
import { viewDescription, viewMessage, viewState, type Noun } from './viewState.ts';

type KeyOf<V> = { [K in ContextKey]: ContextKeys[K] extends V ? K : never }[ContextKey];

export interface ListViewOptions<T> {
  readonly viewId: string;
  readonly stateKey: KeyOf<ViewState>;
  /** Absent for a list without a filter. */
  readonly filteredKey?: KeyOf<boolean>;
  readonly noun: Noun;
  readonly model: ListModel<T, Connection>;
}

export interface ListView<T> extends Disposable {
  readonly view: vscode.TreeView<T>;
}

const showMilliseconds = 100;

/**
 * Binds a room's list to its view: rows, welcome state, message, filter text, progress bar. Follows the current
 * connection, and shows nothing before the workspace is trusted.
 */
export function createListView<T>(
  options: ListViewOptions<T>,
  connections: Connections,
  clock: Clock,
): ListView<T> {
  const { model } = options;
  const store = new DisposableStore();
  const use = (): void => model.use(vscode.workspace.isTrusted ? connections.current : undefined);
  // Before anybody listens: a view that is being made has nothing to draw anew.
  use();
  const { view } = store.add(createTree(options.viewId, model));
  const context = new ContextMemory();
  const progress = store.add(new ViewProgress(options.viewId));
  const show = (): void => {
    const trusted = vscode.workspace.isTrusted;
    const { status } = model;
    const state = viewState({ trusted, region: connections.current?.region }, status);
    say(view, viewMessage(state, status, options.noun) ?? '');
    view.description = viewDescription(status) ?? '';
    progress.set(trusted && status.phase === 'loading');
    context.set(options.stateKey, state);
    if (options.filteredKey !== undefined) context.set(options.filteredKey, status.filter !== '');
  };
  const shown = store.add(new Coalescer(clock, showMilliseconds, show));
  const follow = (): void => {
    use();
    shown.now();
  };
  store.add(model.onDidChangeStatus(() => shown.request()));
  store.add(connections.onDidChange(follow));
  store.add(vscode.workspace.onDidGrantWorkspaceTrust(follow));
  shown.now();
  return { view, dispose: () => store.dispose() };
}

/** What it says already is not said again: each time VS Code puts off by 200 ms what it has to draw anew. */
function say(view: { message?: string }, message: string): void {
  if (view.message !== message) view.message = message;
}

/** The bar below a view's title while something loads. */
class ViewProgress implements Disposable {
  readonly #viewId: string;
  #end: Disposable | undefined;

  constructor(viewId: string) {
    this.#viewId = viewId;
  }

  set(running: boolean): void {
    if (running && this.#end === undefined) this.#begin();
    else if (!running) this.dispose();
  }

  dispose(): void {
    this.#end?.dispose();
    this.#end = undefined;
  }

  #begin(): void {
    void vscode.window.withProgress(
      { location: { viewId: this.#viewId } },
      () => new Promise<void>((resolve) => (this.#end = toDisposable(resolve))),
    );
  }
}
