import { DisposableStore } from '../../core/base/disposable.ts';
import type { LanguageService } from '../../core/language/index.ts';
import type { RegisterRoom } from '../../host/host.ts';
import { registerDiagnostics } from './ui/diagnostics.ts';
import { registerProviders } from './ui/providers.ts';
import { registerRuleSettings } from './ui/ruleSettings.ts';
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
  return store;
};

async function loadService(): Promise<LanguageService> {
  const { createLanguageService } = await import('../../core/language/index.ts');
  return createLanguageService();
}
