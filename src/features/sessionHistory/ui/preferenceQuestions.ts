import * as vscode from 'vscode';
import type { Connection } from '../../../core/aws/connection.ts';
import { isProductionConnection } from '../../../core/model/production.ts';
import type { Host } from '../../../host/host.ts';
import type { Preferences } from '../preferences/api.ts';
import { changesBetween } from '../preferences/changes.ts';
import { parsePreferencesUri, preferencesUri } from '../preferences/document.ts';
import type { Base } from '../preferences/saving.ts';
import { createQuestion, saveQuestion } from '../preferences/sentences.ts';
import { valuesOf, type LoadLanguage } from '../preferences/values.ts';
import { preferenceProblems } from '../preferences/warnings.ts';

/** What is asked before preferences change. */
export class PreferenceQuestions {
  readonly #host: Host;
  readonly #language: LoadLanguage;
  readonly #openSessions: () => number;

  constructor(host: Host, language: LoadLanguage, openSessions: () => number) {
    this.#host = host;
    this.#language = language;
    this.#openSessions = openSessions;
  }

  create(connection: Connection): Promise<boolean> {
    return this.#host.confirm(createQuestion(this.#place(connection)));
  }

  /** `values` is what will be saved in place of `before`. */
  async confirm(connection: Connection, before: Preferences | undefined, values: unknown): Promise<boolean> {
    const changes =
      before === undefined
        ? ['There are no preferences now: they are created.']
        : changesBetween(await valuesOf(before.text, before.format, this.#language), values);
    const problems = preferenceProblems(values);
    const open = this.#openSessions();
    return this.#host.confirm(saveQuestion({ place: this.#place(connection), changes, problems, open }));
  }

  /** Somebody saved since the text was opened: theirs can be compared, written over, or taken in place of one's own. */
  async overwrite(
    uri: vscode.Uri,
    theirs: Preferences,
    base: Base | undefined,
  ): Promise<'overwrite' | 'compared' | 'reload' | 'kept'> {
    const since = base === undefined ? 'you opened them' : `you opened version ${base.version}`;
    const compare = 'Compare';
    const overwrite = 'Overwrite';
    const reload = 'Reload';
    const detail = [
      'Compare shows theirs beside yours; yours is kept, and can then be saved.',
      'Overwrite asks once more and saves yours.',
      'Reload takes what is in force in place of yours, which Undo brings back.',
    ].join('\n');
    const answer = await vscode.window.showWarningMessage(
      `Somebody has changed the Session Manager preferences since ${since}.`,
      { modal: true, detail },
      compare,
      overwrite,
      reload,
    );
    if (answer === reload) return 'reload';
    if (answer !== compare) return answer === overwrite ? 'overwrite' : 'kept';
    await compareWith(uri, theirs.version === base?.version ? theirs.latest : theirs.version);
    return 'compared';
  }

  #place(connection: Connection): Parameters<typeof createQuestion>[0] {
    const production = isProductionConnection(this.#host.settings.get('production.profiles'), connection);
    return { label: connection.label, region: connection.region, production };
  }
}

async function compareWith(uri: vscode.Uri, version: string): Promise<void> {
  const address = parsePreferencesUri(uri);
  if (address === undefined) return;
  const theirs = vscode.Uri.from(preferencesUri({ ...address, version }));
  const title = `Session preferences: version ${version} ↔ yours`;
  await vscode.commands.executeCommand('vscode.diff', theirs, uri, title);
}
