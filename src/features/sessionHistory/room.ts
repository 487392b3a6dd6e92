import type * as vscode from 'vscode';
import { AbortScope } from '../../core/base/abort.ts';
import { DisposableStore, type Disposable } from '../../core/base/disposable.ts';
import type { LanguageService } from '../../core/language/index.ts';
import type { Host, Services } from '../../host/host.ts';
import type { SessionsModel } from './model.ts';
import { SessionActs } from './ui/acts.ts';
import { PreferencesConversion } from './ui/conversion.ts';
import { LogFinder } from './ui/logFinder.ts';
import { PreferenceFiles } from './ui/preferenceFiles.ts';
import { PreferenceMarks } from './ui/preferenceMarks.ts';
import { PreferenceQuestions } from './ui/preferenceQuestions.ts';
import { PreferencesEditor } from './ui/preferencesEditor.ts';

/** What is done with sessions, and the preferences of Session Manager. */
export class SessionHistoryRoom implements Disposable {
  readonly #store = new DisposableStore();
  #kernel: Promise<LanguageService> | undefined;
  readonly acts: SessionActs;
  readonly logs: LogFinder;
  readonly files: PreferenceFiles;
  readonly preferences: PreferencesEditor;
  readonly conversion: PreferencesConversion;

  /** @param changed makes an editor that is open show its text anew */
  constructor(host: Host, services: Services, model: SessionsModel, changed: (uri: vscode.Uri) => void) {
    const language = (): Promise<LanguageService> => (this.#kernel ??= loadLanguage());
    const questions = new PreferenceQuestions(host, language, () => model.activeCount);
    const { signal } = this.#store.add(new AbortScope());
    this.acts = new SessionActs(host, services, model, signal);
    this.logs = new LogFinder(host, services, model, signal);
    this.files = this.#store.add(new PreferenceFiles(host, services, questions, language, changed));
    this.preferences = new PreferencesEditor(host, services, this.files, questions, language, signal);
    this.conversion = new PreferencesConversion(this.preferences);
    this.#store.add(new PreferenceMarks(language, host.log));
  }

  dispose(): void {
    this.#store.dispose();
  }
}

async function loadLanguage(): Promise<LanguageService> {
  const { createLanguageService } = await import('../../core/language/index.ts');
  return createLanguageService();
}
