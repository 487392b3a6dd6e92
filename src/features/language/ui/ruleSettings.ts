import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { messageOf } from '../../../core/base/errors.ts';
import type { Log } from '../../../core/base/log.ts';
import type { DiagnoseOptions, LanguageService } from '../../../core/language/index.ts';
import type { Settings } from '../../../host/settings.ts';

/** How problems are told, as the person's settings say. */
export function ruleOptions(kernel: LanguageService, settings: Settings): DiagnoseOptions {
  return { levels: kernel.levels(settings.get('language.rules')).levels };
}

/** Says what in the setting is not understood, each time it is changed. */
export function registerRuleSettings(
  service: () => Promise<LanguageService>,
  settings: Settings,
  log: Log,
): Disposable {
  const store = new DisposableStore();
  store.add(settings.onDidChange('language.rules', () => void tellMistakes(service, settings, log)));
  return store;
}

async function tellMistakes(
  service: () => Promise<LanguageService>,
  settings: Settings,
  log: Log,
): Promise<void> {
  try {
    const { problems } = (await service()).levels(settings.get('language.rules'));
    if (problems.length === 0) return;
    const open = 'Open Setting';
    const message = `The setting ssmWorkbench.language.rules: ${problems.join(' ')}`;
    log.warn(message);
    const picked = await vscode.window.showWarningMessage(message, open);
    if (picked !== open) return;
    await vscode.commands.executeCommand('workbench.action.openSettings', 'ssmWorkbench.language.rules');
  } catch (error) {
    log.error(`The levels of rules could not be read: ${messageOf(error)}`);
  }
}
