import { open } from 'node:fs/promises';

/** Text that goes to a file one piece after the other, while nobody waits for it. */
export interface RecordingFile {
  write(text: string): void;
  /** Resolves when everything is written that can be. */
  close(): Promise<void>;
}

/** So much may wait for a slow disk. */
const mostWaiting = 64 * 1024 * 1024;

/**
 * Makes or empties a file that nobody but its owner may read.
 *
 * @param failed told once when writing fails, for instance because the disk is full; nothing is written after that
 */
export async function openRecordingFile(
  path: string,
  failed: (error: unknown) => void,
): Promise<RecordingFile> {
  const handle = await open(path, 'w', 0o600);
  try {
    // One that was there keeps its mode when it is opened.
    await handle.chmod(0o600);
    return new QueuedFile(handle, failed);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** As far as recordings need a file's handle. */
export interface WritableHandle {
  /** Goes on where the last one ended. */
  writeFile(text: string): Promise<void>;
  close(): Promise<void>;
}

export class QueuedFile implements RecordingFile {
  readonly #handle: WritableHandle;
  readonly #failed: (error: unknown) => void;
  #waiting: string[] = [];
  #size = 0;
  #writing: Promise<void> | undefined;
  #hasFailed = false;

  constructor(handle: WritableHandle, failed: (error: unknown) => void) {
    this.#handle = handle;
    this.#failed = failed;
  }

  write(text: string): void {
    if (text === '' || this.#hasFailed) return;
    this.#waiting.push(text);
    this.#size += text.length;
    if (this.#size > mostWaiting) this.#fail(new Error('The disk is too slow for what the terminal shows.'));
    else this.#writing ??= this.#drain();
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#handle.close();
  }

  async #drain(): Promise<void> {
    // A turn later, so that what comes at once is written at once.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const text = this.#waiting.join('');
      this.#waiting = [];
      this.#size = 0;
      try {
        await this.#handle.writeFile(text);
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#writing = undefined;
  }

  #fail(error: unknown): void {
    if (this.#hasFailed) return;
    this.#waiting = [];
    this.#hasFailed = true;
    this.#failed(error);
  }
}
