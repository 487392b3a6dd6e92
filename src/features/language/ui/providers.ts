import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import type { LanguageService } from '../../../core/language/index.ts';
import type { Log } from '../../../core/base/log.ts';
import type { Settings } from '../../../host/settings.ts';
import { asker } from './ask.ts';
import { selector } from './documents.ts';
import { registerEditing } from './editing.ts';
import { registerHighlighting } from './highlighting.ts';
import { registerLinks } from './links.ts';
import { registerNavigation } from './navigation.ts';
import { registerStructure } from './structure.ts';

/** Answers VS Code's questions about SSM documents from the kernel. */
export function registerProviders(
  service: () => Promise<LanguageService>,
  settings: Settings,
  log: Log,
): Disposable {
  const store = new DisposableStore();
  const ask = asker(service, log);
  store.add(registerEditing(ask, settings, selector));
  store.add(registerNavigation(ask, selector));
  store.add(registerStructure(ask));
  store.add(registerLinks(ask, selector));
  store.add(registerHighlighting(ask, settings, selector));
  return store;
}
