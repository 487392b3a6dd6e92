import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { AbortScope } from '../../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError, isCancelled, kindOf } from '../../../core/base/errors.ts';
import { adviceFor, canSignIn } from '../../../core/model/advice.ts';
import type { Host, Services } from '../../../host/host.ts';
import { readPreferences, readVersion, type Preferences } from '../preferences/api.ts';
import {
  parsePreferencesUri,
  preferencesScheme,
  preferencesUri,
  type PreferencesAddress,
} from '../preferences/document.ts';
import { BaseMemory } from '../preferences/memory.ts';
import { savePreferences, type Base } from '../preferences/saving.ts';
import { sameLines } from '../preferences/changes.ts';
import { valuesOf, type LoadLanguage } from '../preferences/values.ts';
import { giveUpChanges } from './giveUpChanges.ts';
import type { PreferenceQuestions } from './preferenceQuestions.ts';

type Questions = Pick<PreferenceQuestions, 'overwrite' | 'confirm'>;

/** What an editor of preferences started from or saved last. */
interface Known {
  readonly text: string;
  /** Moves on whenever the text is another. */
  readonly modified: number;
  /** Absent for a version that is only looked at. */
  readonly base?: Base;
}

/**
 * Preferences as files that can be saved. A failure leaves the editor unsaved, with all that was written in it.
 * What is saved is asked about first, so it is saved by hand only.
 */
export class PreferenceFiles implements Disposable {
  readonly #host: Host;
  readonly #services: Services;
  readonly #questions: Questions;
  readonly #language: LoadLanguage;
  readonly #changed: (uri: vscode.Uri) => void;
  readonly #store = new DisposableStore();
  readonly #scope = this.#store.add(new AbortScope());
  readonly #memory: BaseMemory;
  readonly #known = new Map<string, Known>();
  readonly #reasons = new Map<string, vscode.TextDocumentSaveReason>();

  constructor(
    host: Host,
    services: Services,
    questions: Questions,
    language: LoadLanguage,
    changed: (uri: vscode.Uri) => void,
  ) {
    this.#host = host;
    this.#services = services;
    this.#questions = questions;
    this.#language = language;
    this.#changed = changed;
    this.#memory = new BaseMemory(host.workspaceState);
    this.#store.add(
      vscode.workspace.onWillSaveTextDocument(({ document: { uri }, reason }) => {
        if (uri.scheme === preferencesScheme) this.#reasons.set(uri.toString(), reason);
      }),
    );
    this.#store.add(vscode.workspace.onDidChangeTextDocument(({ document }) => void this.#settle(document)));
    this.#store.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString())));
  }

  dispose(): void {
    this.#store.dispose();
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { text, modified } = await this.#text(uri);
    const { version } = addressOf(uri);
    return {
      type: vscode.FileType.File,
      ctime: 0,
      mtime: modified,
      size: new TextEncoder().encode(text).length,
      ...(version === undefined ? {} : { permissions: vscode.FilePermission.Readonly }),
    };
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const isBelowChanges = isUnsaved(uri);
    const { text, base } = isBelowChanges ? await this.#below(uri) : await this.#text(uri);
    // An unsaved text of before a reload stands on what it was opened from, not on what is there now.
    if (base !== undefined && !isBelowChanges) await this.#memory.set(uri.toString(), base);
    return new TextEncoder().encode(text);
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    try {
      await this.#save(uri, new TextDecoder().decode(content));
    } catch (error) {
      // VS Code's own message has no button for this.
      if (canSignIn(error)) this.#host.report.failure(error, 'save the preferences');
      throw refusal(error);
    }
  }

  /**
   * Reads what is in force anew, for an editor that is about to be shown; one with changes keeps them.
   * @returns undefined where there are no preferences
   */
  async open(connection: Connection): Promise<{ readonly uri: vscode.Uri; readonly base: Base } | undefined> {
    const preferences = await readPreferences(connection, { signal: this.#scope.signal });
    if (preferences === undefined) return undefined;
    const address = { connectionId: connection.id, format: preferences.format };
    const uri = vscode.Uri.from(preferencesUri(address));
    if (!isUnsaved(uri)) {
      this.#learn(uri, preferences.text, preferences);
      await this.#memory.set(uri.toString(), preferences);
    }
    return { uri, base: preferences };
  }

  async #save(uri: vscode.Uri, text: string): Promise<void> {
    const { connectionId, format, version } = addressOf(uri);
    if (version !== undefined) throw vscode.FileSystemError.NoPermissions(uri);
    this.#refuseAutomatic(uri);
    const connection = this.#connectionOf(connectionId);
    const values = await valuesOf(text, format, this.#language);
    if (values === undefined) {
      throw new AppError(
        'invalid',
        `This is no ${format} that can be read. Mend what is marked, and save again.`,
      );
    }
    const base = this.#memory.get(uri.toString());
    const questions = {
      overwrite: async (theirs: Parameters<PreferenceQuestions['overwrite']>[1]) => {
        const answer = await this.#questions.overwrite(uri, theirs, base);
        // Whoever has compared has seen them: the next save is on top of what was seen.
        if (answer === 'compared') await this.#memory.set(uri.toString(), theirs);
        if (answer === 'reload') this.#reload(uri);
        return answer === 'overwrite';
      },
      confirm: (before: Parameters<PreferenceQuestions['confirm']>[1]) =>
        this.#questions.confirm(connection, before, values),
    };
    const options = { signal: this.#scope.signal };
    const saved = await savePreferences({ connection, text, format, base }, questions, options);
    await this.#memory.set(uri.toString(), saved.base);
    if (saved.notInForce !== undefined) throw saved.notInForce;
    this.#known.set(uri.toString(), { text, modified: this.#next(uri), base: saved.base });
    this.#host.report.quietly(`Session preferences: version ${saved.base.version} is in force.`);
  }

  /** A question at every pause of writing would be answered without being read. */
  #refuseAutomatic(uri: vscode.Uri): void {
    const reason = this.#reasons.get(uri.toString());
    this.#reasons.delete(uri.toString());
    if (reason === undefined || reason === vscode.TextDocumentSaveReason.Manual) return;
    throw new AppError(
      'conflict',
      'Preferences concern everybody: they are saved only when you save them yourself.',
    );
  }

  /** VS Code has to be told first that nothing was saved: until then the editor cannot take another text. */
  #reload(uri: vscode.Uri): never {
    const { clock } = this.#services;
    const reload = async (): Promise<void> => {
      try {
        await giveUpChanges(uri);
      } catch (error) {
        this.#host.report.failure(error, 'reload the preferences');
      }
    };
    this.#store.add(clock.after(0, () => void reload()));
    throw vscode.FileSystemError.Unavailable('Nothing was saved. What is in force takes the place of yours.');
  }

  async #text(uri: vscode.Uri): Promise<Known> {
    const known = this.#known.get(uri.toString());
    if (known !== undefined) return known;
    try {
      return await this.#read(uri, addressOf(uri));
    } catch (error) {
      throw refusal(error);
    }
  }

  /**
   * What is in force, for who gives changes up (Revert) or compares them with what is saved: what the editor started
   * from may be old. Its time does not move, or VS Code would take its own next save for a conflict.
   */
  async #below(uri: vscode.Uri): Promise<Known> {
    const before = this.#known.get(uri.toString());
    if (before?.base === undefined) return this.#text(uri);
    try {
      const { text, version, latest } = await this.#inForce(uri, addressOf(uri));
      const known = { text, modified: before.modified, base: { version, latest } };
      this.#known.set(uri.toString(), known);
      return known;
    } catch (error) {
      throw refusal(error);
    }
  }

  /** An editor without changes stands on what it shows. */
  async #settle(document: vscode.TextDocument): Promise<void> {
    const key = document.uri.toString();
    const known = this.#known.get(key);
    if (known?.base === undefined || document.isDirty || !sameLines(document.getText(), known.text)) return;
    await this.#memory.set(key, known.base);
  }

  async #read(uri: vscode.Uri, { connectionId, format, version }: PreferencesAddress): Promise<Known> {
    if (version !== undefined) {
      const connection = this.#connectionOf(connectionId);
      const options = { signal: this.#scope.signal };
      const read = { text: await readVersion(connection, version, format, options), modified: 1 };
      this.#known.set(uri.toString(), read);
      return read;
    }
    const preferences = await this.#inForce(uri, { connectionId, format });
    return this.#learn(uri, preferences.text, preferences);
  }

  async #inForce(uri: vscode.Uri, { connectionId }: PreferencesAddress): Promise<Preferences> {
    const connection = this.#connectionOf(connectionId);
    const preferences = await readPreferences(connection, { signal: this.#scope.signal });
    if (preferences === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return preferences;
  }

  #learn(uri: vscode.Uri, text: string, { version, latest }: Base): Known {
    const before = this.#known.get(uri.toString());
    const modified = before?.text === text ? before.modified : this.#next(uri);
    const known = { text, modified, base: { version, latest } };
    this.#known.set(uri.toString(), known);
    if (before !== undefined) this.#changed(uri);
    return known;
  }

  #next(uri: vscode.Uri): number {
    return Math.max(this.#services.clock.now(), (this.#known.get(uri.toString())?.modified ?? 0) + 1);
  }

  #connectionOf(connectionId: string): Connection {
    const connection = this.#services.connections.byId(connectionId);
    if (connection !== undefined) return connection;
    const words = connectionId.replace(/-[0-9a-f]{8}$/, '').replace('@', ' · ');
    throw new AppError('credentials', `These preferences belong to ${words}. Switch there and try again.`);
  }
}

function addressOf(uri: vscode.Uri): PreferencesAddress {
  const address = parsePreferencesUri(uri);
  if (address === undefined) throw vscode.FileSystemError.FileNotFound(uri);
  return address;
}

function isUnsaved(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some((each) => each.isDirty && each.uri.toString() === key);
}

/** In VS Code's terms: it shows the sentence and keeps the editor as it is. */
function refusal(error: unknown): vscode.FileSystemError {
  if (error instanceof vscode.FileSystemError) return error;
  if (isCancelled(error))
    return vscode.FileSystemError.Unavailable('Nothing was saved. Your changes are kept here.');
  const { sentence } = adviceFor(error);
  return kindOf(error) === 'denied'
    ? vscode.FileSystemError.NoPermissions(sentence)
    : vscode.FileSystemError.Unavailable(sentence);
}
