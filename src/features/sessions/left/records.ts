import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '../../../core/base/json.ts';
import { parseWindowSessions, type WindowSessions } from './openSession.ts';
import type { Processes } from './processes.ts';

/** The record of another window, or of this one before it was loaded anew. */
export interface FoundRecord {
  readonly name: string;
  /** Whether its window lives. */
  readonly isLiving: boolean;
  /** Undefined when it cannot be read. */
  readonly content: WindowSessions | undefined;
}

/** `<process id>-<uuid>.json`: who answers for the sessions in it. */
const recordName = /^(\d+)-[\da-f-]+\.json$/;

/** Where the windows of this computer keep their records, below the extension's own folder. */
export function recordFolder(storage: string, { computer }: Processes): string {
  return join(storage, 'open-sessions', computer.replace(/[^\w.-]+/g, '_'));
}

/** Names of records; none where no window ever had a session. */
export async function recordNames(folder: string): Promise<readonly string[]> {
  const all = await unlessMissing(readdir(folder));
  return (all ?? []).filter((name) => recordName.test(name));
}

/** The records of all windows of this computer. */
export class Records {
  readonly #folder: string;
  readonly #processes: Processes;
  readonly #own = new Set<string>();

  constructor(folder: string, processes: Processes) {
    this.#folder = folder;
    this.#processes = processes;
  }

  /** A file for this window's own record; nothing is written yet. */
  newFile(): string {
    return join(this.#folder, this.#newName());
  }

  /** All but this window's own, and those that it has claimed. */
  async others(): Promise<readonly FoundRecord[]> {
    const names = (await recordNames(this.#folder)).filter((name) => !this.#own.has(name));
    const found = await Promise.all(names.map((name) => unlessMissing(this.#read(name))));
    return found.filter((record) => record !== undefined);
  }

  /**
   * Takes over the record of a window that is gone: by renaming it, which one window alone succeeds in.
   *
   * @returns its new name; undefined when another window was quicker
   */
  async claim(name: string): Promise<string | undefined> {
    const claimed = this.#newName();
    const isOurs = await unlessMissing(rename(this.#path(name), this.#path(claimed)).then(() => true));
    return isOurs === true ? claimed : undefined;
  }

  async drop(name: string): Promise<void> {
    await rm(this.#path(name), { force: true });
  }

  async #read(name: string): Promise<FoundRecord> {
    const [{ mtimeMs }, text] = await Promise.all([
      stat(this.#path(name)),
      readFile(this.#path(name), 'utf8'),
    ]);
    return { name, isLiving: this.#isLiving(name, mtimeMs), content: parseWindowSessions(parseJson(text)) };
  }

  /** A process id that came to another process meanwhile is taken for the window: it is looked at another time. */
  #isLiving(name: string, writtenAt: number): boolean {
    const { own, isRunning, startOfComputer } = this.#processes;
    const pid = Number(recordName.exec(name)?.[1]);
    return pid !== own && writtenAt >= startOfComputer() && isRunning(pid);
  }

  #newName(): string {
    const name = `${String(this.#processes.own)}-${randomUUID()}.json`;
    this.#own.add(name);
    return name;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

/** Undefined for a file that is not there, or no longer: other windows remove theirs. */
async function unlessMissing<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
