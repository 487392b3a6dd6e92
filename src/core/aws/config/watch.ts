import { realpathSync, watch } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../../base/clock.ts';
import { DisposableStore, toDisposable, type Disposable } from '../../base/disposable.ts';

/** The file system as the watcher sees it; tests bring their own. */
export interface Watching {
  /**
   * Reports names that change in a folder; undefined when the folder cannot be watched. `failed` says that
   * watching has ended, as it does when the folder is removed.
   */
  folder(
    folder: string,
    changed: (name: string | undefined) => void,
    failed: () => void,
  ): Disposable | undefined;
  /** Where a link leads; the path itself when it is none or does not exist. */
  target(file: string): string;
}

export const systemWatching: Watching = {
  folder(folder, changed, failed) {
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => changed(name ?? undefined));
      watcher.on('error', failed);
      return toDisposable(() => watcher.close());
    } catch {
      return undefined;
    }
  },
  target(file) {
    try {
      return realpathSync(file);
    } catch {
      return file;
    }
  },
};

export interface WatchFilesOptions {
  readonly files: readonly string[];
  readonly clock: Clock;
  readonly watching: Watching;
  /** Called once after a burst of changes. */
  readonly onChange: () => void;
}

/** Editors write, rename and touch in a row; a sign-in tool writes both files. */
const settleMs = 250;

/**
 * Watches files through their folders, because a file that is replaced by rename takes its own watcher with
 * it. A folder that does not exist yet is awaited in the nearest one that does; a link is followed.
 */
export function watchFiles(options: WatchFilesOptions): Disposable {
  return new FileWatcher(options);
}

class FileWatcher implements Disposable {
  readonly #options: WatchFilesOptions;
  readonly #folders = new DisposableStore();
  #timer: Disposable | undefined;
  #disposed = false;

  constructor(options: WatchFilesOptions) {
    this.#options = options;
    this.#arm();
  }

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
    this.#folders.dispose();
  }

  /** Watches each folder once, for all the names in it that matter. */
  #arm(): void {
    this.#folders.clear();
    const wanted = new Map<string, Set<string>>();
    for (const file of this.#options.files) {
      for (const place of new Set([file, this.#options.watching.target(file)])) this.#want(place, wanted);
    }
  }

  #want(file: string, wanted: Map<string, Set<string>>): void {
    const folder = path.dirname(file);
    const names = wanted.get(folder);
    if (names !== undefined) {
      names.add(path.basename(file));
      return;
    }
    const mine = new Set([path.basename(file)]);
    const watched = this.#options.watching.folder(
      folder,
      (name) => {
        if (name === undefined || mine.has(name)) this.#changed();
      },
      () => this.#changed(),
    );
    if (watched !== undefined) {
      wanted.set(folder, mine);
      this.#folders.add(watched);
    } else if (path.dirname(folder) !== folder) {
      this.#want(folder, wanted);
    }
  }

  #changed(): void {
    if (this.#disposed) return;
    this.#timer?.dispose();
    this.#timer = this.#options.clock.after(settleMs, () => {
      this.#arm();
      this.#options.onChange();
    });
  }
}
