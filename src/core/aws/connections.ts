import { systemClock, type Clock } from '../base/clock.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { AppError } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import { silentLog, type Log } from '../base/log.ts';
import type { Clients, LoadSdk, MfaCode, NetworkSettings } from './clients.ts';
import { configFiles } from './config/files.ts';
import { loadConfiguration } from './config/load.ts';
import { resolveTarget, type Target } from './config/resolve.ts';
import type { Configuration } from './config/configuration.ts';
import type { Connection, Connections, ConnectionSpec } from './connection.ts';
import type { Environment } from './environment.ts';
import { LiveConnection } from './liveConnection.ts';
import { idOf, sameSpec } from './spec.ts';

export interface ConnectionsOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Default `process.env`. */
  readonly env?: Environment;
  /** Default: the bundle with the AWS SDK, loaded at the first call. */
  readonly loadSdk?: LoadSdk;
  /** Asked when clients are made. */
  readonly network?: () => NetworkSettings;
  /** Asks for the code of an MFA device; default: there is nobody to ask. */
  readonly mfaCode?: MfaCode;
  /** In [0, 1), for the jitter of retries. */
  readonly random?: () => number;
}

/** The connections of a window. Reads the configuration files, but reaches no network and loads no SDK. */
export function createConnections(options: ConnectionsOptions = {}): Connections & Disposable {
  return new LiveConnections(options);
}

class LiveConnections implements Connections, Disposable {
  readonly #options: ConnectionsOptions;
  readonly #env: Environment;
  readonly #alive = new Map<string, LiveConnection>();
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<Connection | undefined>());
  readonly onDidChange = this.#changed.event;
  #configuration: Configuration | undefined;
  #current: LiveConnection | undefined;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#env = options.env ?? process.env;
  }

  get current(): Connection | undefined {
    return this.#current;
  }

  get configuration(): Configuration {
    return (this.#configuration ??= loadConfiguration(configFiles(this.#env)));
  }

  byId(id: string): Connection | undefined {
    return this.#alive.get(id);
  }

  use(spec: ConnectionSpec | undefined): Connection | undefined {
    const next = spec === undefined ? undefined : this.#opened(spec);
    if (next === this.#current) return next;
    this.#current = next;
    this.#changed.fire(next);
    return next;
  }

  open(spec: ConnectionSpec): Connection {
    return this.#opened(spec);
  }

  signIn(profile: string): Promise<void> {
    return Promise.reject(new AppError('invalid', `${profile} does not sign in by SSO.`));
  }

  dispose(): void {
    for (const connection of [...this.#alive.values()]) connection.dispose();
    this.#store.dispose();
  }

  #opened(spec: ConnectionSpec): LiveConnection {
    const id = idOf(spec);
    const known = this.#alive.get(id);
    if (known !== undefined && sameSpec(known.spec, spec)) return known;
    // Same access key, other secret: the earlier keys are superseded.
    known?.dispose();
    const made = new LiveConnection({
      spec,
      target: resolveTarget(spec, this.configuration, this.#env),
      makeClients: (target) => this.#makeClients(target),
      clock: this.#options.clock ?? systemClock,
      random: this.#options.random ?? Math.random,
      log: this.#options.log ?? silentLog,
      onDispose: () => this.#forget(id, made),
    });
    this.#alive.set(id, made);
    return made;
  }

  /** A connection that was closed is not current any more; the others stay. */
  #forget(id: string, closed: LiveConnection): void {
    if (this.#alive.get(id) === closed) this.#alive.delete(id);
    if (this.#current !== closed) return;
    this.#current = undefined;
    this.#changed.fire(undefined);
  }

  async #makeClients(target: Target): Promise<Clients> {
    const sdk = await (this.#options.loadSdk ?? loadSdkBundle)();
    return sdk.createClients({
      ...target,
      configuration: this.configuration,
      env: this.#env,
      network: this.#options.network?.() ?? {},
      mfaCode: this.#options.mfaCode ?? nobodyToAsk,
    });
  }
}

const loadSdkBundle: LoadSdk = () => import('./sdk.ts');

const nobodyToAsk: MfaCode = () =>
  Promise.reject(
    new AppError('credentials', 'This profile needs an MFA code, and there is nobody to ask for it.'),
  );
