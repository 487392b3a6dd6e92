import * as vscode from 'vscode';
import { AbortScope } from '../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../core/base/disposable.ts';

/** Text for a read-only editor. Throws an AppError when there is none. */
export type ReadText = (uri: vscode.Uri, signal: AbortSignal) => Promise<string>;

/**
 * Read-only editors over texts that AWS holds. The text is read before its editor opens, so that a failure is
 * reported with its next act instead of inside an empty editor; nothing is written to disk.
 */
export class VirtualDocuments implements Disposable {
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.Uri>());
  /** Texts on their way from a click to their editor. */
  readonly #fresh = new Map<string, string>();
  readonly #read: ReadText;
  #latest = {};

  constructor(scheme: string, read: ReadText) {
    this.#read = read;
    this.#store.add(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#provide(uri),
      }),
    );
  }

  /**
   * Reads anew and shows it; progress is said below the title of `viewId`. Whoever opens something else meanwhile
   * sees that: what is read late does not come before it.
   */
  async open(uris: readonly vscode.Uri[], viewId: string): Promise<void> {
    const opening = {};
    this.#latest = opening;
    // One preview takes the place of another: several are editors of their own.
    const preview = uris.length === 1;
    for (const uri of uris) {
      const text = await vscode.window.withProgress({ location: { viewId } }, () =>
        this.#read(uri, this.#scope.signal),
      );
      if (this.#latest !== opening) return;
      await this.#show(uri, text, preview);
    }
  }

  dispose(): void {
    this.#fresh.clear();
    this.#store.dispose();
  }

  async #show(uri: vscode.Uri, text: string, preview: boolean): Promise<void> {
    const key = uri.toString();
    this.#fresh.set(key, text);
    try {
      this.#changed.fire(uri);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, { preview });
    } finally {
      this.#fresh.delete(key);
    }
  }

  #provide(uri: vscode.Uri): string | Promise<string> {
    return this.#fresh.get(uri.toString()) ?? this.#read(uri, this.#scope.signal);
  }
}
