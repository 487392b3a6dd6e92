import type { Connections } from '../../../core/aws/connection.ts';
import type { Environment } from '../../../core/aws/environment.ts';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { AppError } from '../../../core/base/errors.ts';
import type { Event } from '../../../core/base/event.ts';
import type { Settings } from '../../../host/settings.ts';
import { configuredSpec } from '../model.ts';

const keys = [
  'connection.profile',
  'connection.region',
  'connection.endpoint',
  'connection.useFips',
] as const;

export interface Choice {
  readonly profile: string;
  readonly region: string;
}

/** Whether the person trusts the workspace: before they do, nothing is opened. */
export interface Trust {
  readonly isTrusted: boolean;
  readonly onDidGrant: Event<void>;
}

/** Keeps the current connection equal to what the settings say; a trusted workspace only. */
export interface Follower extends Disposable {
  /** What is in force: of a choice that could not be saved the settings know nothing. */
  readonly choice: Choice;
  /** Switches at once, and writes the settings so that the choice stays. */
  choose(choice: Choice): Promise<void>;
}

export function followSettings(
  settings: Settings,
  connections: Connections,
  env: Environment,
  trust: Trust,
): Follower {
  const store = new DisposableStore();
  let choices = 0;
  let applied: ReturnType<typeof readSettings> | undefined;
  let saved = Promise.resolve();
  const apply = (choice?: Choice): void => {
    if (store.isDisposed || !trust.isTrusted) return;
    const wanted = { ...readSettings(settings), ...choice };
    applied = wanted;
    connections.use(configuredSpec(wanted, connections.configuration, env));
  };
  const applyWhereNone = (): void => {
    if (connections.current === undefined) apply();
  };
  // Word of a choice that was saved comes late: whoever went elsewhere meanwhile, to the demo fleet, stays there.
  const applyWhatIsNew = (): void => {
    if (choices === 0 && JSON.stringify(readSettings(settings)) !== JSON.stringify(applied)) apply();
  };
  const save = async (choice: Choice): Promise<void> => {
    try {
      await remember(settings, choice);
    } finally {
      choices -= 1;
    }
    applyWhatIsNew();
  };
  for (const key of keys) store.add(settings.onDidChange(key, applyWhatIsNew));
  store.add(trust.onDidGrant(applyWhereNone));
  store.add(connections.onDidChangeConfiguration(applyWhereNone));
  // After the demo fleet has ended. Later, so that everybody hears of its end before they hear of the next.
  store.add(connections.onDidChange((current) => current ?? queueMicrotask(applyWhereNone)));
  apply();
  return {
    get choice() {
      return applied ?? readSettings(settings);
    },
    choose(choice) {
      apply(choice);
      choices += 1;
      const saving = saved.then(() => save(choice));
      // The caller hears of a failure; the next choice only waits for this one to be over.
      saved = saving.catch(() => undefined);
      return saving;
    },
    dispose: () => store.dispose(),
  };
}

async function remember(settings: Settings, { profile, region }: Choice): Promise<void> {
  try {
    await settings.set('connection.profile', profile);
    await settings.set('connection.region', region);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid', `The switch holds for this window only: it could not be saved. ${why}`, {
      cause,
    });
  }
}

function readSettings(settings: Settings): Parameters<typeof configuredSpec>[0] {
  return {
    profile: settings.get('connection.profile').trim(),
    region: settings.get('connection.region').trim(),
    endpoint: settings.get('connection.endpoint').trim(),
    useFips: settings.get('connection.useFips'),
  };
}
