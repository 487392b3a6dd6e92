import { DisposableStore } from '../../core/base/disposable.ts';
import type { LanguageService } from '../../core/language/index.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { languageCommands } from '../../host/tables/language.ts';
import { asker } from './ui/ask.ts';
import { convertActive } from './ui/conversion.ts';
import { registerDiagnostics } from './ui/diagnostics.ts';
import { selector } from './ui/documents.ts';
import { registerFormatting } from './ui/formatting.ts';
import { registerProviders } from './ui/providers.ts';
import { registerRuleSettings } from './ui/ruleSettings.ts';
import { openScript, registerScriptFiles, registerScripts } from './ui/scripts.ts';
import { registerSwitching } from './ui/switching.ts';
import { registerTemplates } from './ui/templates.ts';

/** The languages of SSM documents. Needs neither trust nor a connection; loads the kernel at the first document. */
export const registerLanguage: RegisterRoom = (host, services) => {
  const store = new DisposableStore();
  let loading: Promise<LanguageService> | undefined;
  const service = (): Promise<LanguageService> => (loading ??= loadService());
  store.add(registerProviders(service, host.settings, host.log));
  store.add(registerTemplates(service, host.settings, host.log));
  store.add(registerDiagnostics(service, host.settings, services.clock, host.log));
  store.add(registerRuleSettings(service, host.settings, host.log));
  store.add(registerSwitching(host.settings, services.clock, host.log));
  const ask = asker(service, host.log);
  store.add(registerFormatting(ask, host.report));
  store.add(registerScriptFiles(service));
  store.add(registerScripts(ask, selector));
  store.add(
    host.commands.register(languageCommands, {
      'ssmWorkbench.language.convertToJson': () => convertActive(service, 'json'),
      'ssmWorkbench.language.convertToYaml': () => convertActive(service, 'yaml'),
      'ssmWorkbench.language.openScript': (document, script) => openScript(service, document, script),
    }),
  );
  return store;
};

async function loadService(): Promise<LanguageService> {
  const { createLanguageService } = await import('../../core/language/index.ts');
  return createLanguageService();
}
