import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/disposable.ts';
import type { Log } from '../../base/log.ts';
import type { ConfigFiles, Configuration } from './configuration.ts';
import { loadConfiguration, type ReadText } from './load.ts';
import { watchFiles, type Watching } from './watch.ts';

export interface ConfigurationStoreOptions {
  readonly files: ConfigFiles;
  readonly clock: Clock;
  readonly log: Log;
  readonly watching: Watching;
  readonly read?: ReadText;
  /** Called after the files changed and were read again. */
  readonly onChange: () => void;
}

/** The configuration as the files are now: read at the first question, watched from then on. */
export interface ConfigurationStore extends Disposable {
  readonly value: Configuration;
}

export function createConfigurationStore(options: ConfigurationStoreOptions): ConfigurationStore {
  let value: Configuration | undefined;
  let watcher: Disposable | undefined;
  const load = (): Configuration => {
    const loaded = loadConfiguration(options.files, options.read);
    const { profiles, problems } = loaded;
    options.log.info(`configuration read: ${profiles.size} profiles, ${problems.length} problems`);
    value = loaded;
    return loaded;
  };
  const reload = (): void => {
    load();
    options.onChange();
  };
  return {
    get value() {
      watcher ??= watchFiles({
        files: [options.files.config, options.files.credentials],
        clock: options.clock,
        watching: options.watching,
        onChange: reload,
      });
      return value ?? load();
    },
    dispose: () => watcher?.dispose(),
  };
}
