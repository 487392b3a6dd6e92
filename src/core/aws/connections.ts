import { systemClock, type Clock } from '../base/clock.ts';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { AppError } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import { silentLog, type Log } from '../base/log.ts';
import type { Clients, LoadSdk, MfaCode } from './clients.ts';
import type { Configuration } from './config/configuration.ts';
import { configFiles } from './config/files.ts';
import { resolveTarget, type Target } from './config/resolve.ts';
import { createConfigurationStore, type ConfigurationStore } from './config/store.ts';
import { systemWatching, type Watching } from './config/watch.ts';
import type { Connection, Connections, ConnectionSpec } from './connection.ts';
import type { Environment } from './environment.ts';
import { createIdentityCache, type IdentityCache } from './identity.ts';
import { LiveConnection } from './liveConnection.ts';
import type { NetworkSettings } from './network.ts';
import { idOf, sameSpec } from './spec.ts';
import type { SignInPrompt } from './sso/signIn.ts';

export interface ConnectionsOptions {
  readonly log?: Log;
  readonly clock?: Clock;
  /** Default `process.env`. */
  readonly env?: Environment;
  /** Default: the bundle with the AWS SDK, loaded at the first call. */
  readonly loadSdk?: LoadSdk;
  /** Asked whenever clients are made; default: environment and profile decide alone. */
  readonly network?: () => NetworkSettings;
  /** Asks for the code of an MFA device; default: there is nobody to ask. */
  readonly mfaCode?: MfaCode;
  readonly watching?: Watching;
  /** In [0, 1), for the jitter of retries. */
  readonly random?: () => number;
}

/**
 * The connections of a window. Making it reads nothing; opening a connection reads the configuration files.
 * Network and SDK wait for the first call.
 */
export function createConnections(options: ConnectionsOptions = {}): Connections & Disposable {
  return new LiveConnections({
    log: silentLog,
    clock: systemClock,
    env: process.env,
    loadSdk: loadSdkBundle,
    network: () => ({}),
    mfaCode: nobodyToAsk,
    watching: systemWatching,
    random: Math.random,
    ...options,
  });
}

/** A turn of the event loop later: a first call during activation must not hold activation up. */
const loadSdkBundle: LoadSdk = async () => {
  await new Promise((resolve) => setImmediate(resolve));
  return import('./sdk.ts');
};

const nobodyToAsk: MfaCode = () =>
  Promise.reject(new AppError('credentials', 'This profile needs an MFA code, and there is nobody to ask.'));

class LiveConnections implements Connections, Disposable {
  readonly #options: Required<ConnectionsOptions>;
  readonly #alive = new Map<string, LiveConnection>();
  readonly #store = new DisposableStore();
  readonly #changed = this.#store.add(new Emitter<Connection | undefined>());
  readonly #configurationChanged = this.#store.add(new Emitter<undefined>());
  readonly #configuration: ConfigurationStore;
  readonly #identities: IdentityCache;
  #current: LiveConnection | undefined;

  constructor(options: Required<ConnectionsOptions>) {
    this.#options = options;
    const { clock, log, watching, env } = options;
    this.#identities = createIdentityCache(clock);
    this.#configuration = this.#store.add(
      createConfigurationStore({
        files: configFiles(env),
        clock,
        log,
        watching,
        onChange: () => this.#onConfigurationChange(),
      }),
    );
  }

  get onDidChange(): Connections['onDidChange'] {
    return this.#changed.event;
  }

  get onDidChangeConfiguration(): Connections['onDidChangeConfiguration'] {
    return this.#configurationChanged.event;
  }

  get current(): Connection | undefined {
    return this.#current;
  }

  get configuration(): Configuration {
    return this.#configuration.value;
  }

  byId(id: string): Connection | undefined {
    return this.#alive.get(id);
  }

  use(spec: ConnectionSpec | undefined): Connection | undefined {
    const before = this.#current;
    // Opening may close a connection of the same id; the switch is told once.
    this.#current = undefined;
    this.#current = spec === undefined ? undefined : this.#opened(spec);
    if (this.#current !== before) this.#changed.fire(this.#current);
    return this.#current;
  }

  warmUp(): void {
    this.#options.loadSdk().catch((error: unknown) => {
      this.#options.log.warn(`The AWS SDK could not be loaded: ${String(error)}`);
    });
  }

  open(spec: ConnectionSpec): Connection {
    return this.#opened(spec);
  }

  refresh(): void {
    this.#current?.renewClients();
    if (this.#current !== undefined) this.#changed.fire(this.#current);
  }

  async signIn(profile: string, prompt: SignInPrompt, signal: AbortSignal): Promise<void> {
    const { loadSdk, clock, env, network } = this.#options;
    const sdk = await loadSdk();
    await sdk.signInToProfile({
      profile,
      prompt,
      signal,
      configuration: this.configuration,
      clock,
      env,
      network: network(),
    });
    for (const connection of this.#alive.values()) connection.forgetCredentials();
    if (this.#current !== undefined) this.#changed.fire(this.#current);
  }

  dispose(): void {
    this.#store.dispose();
    for (const connection of [...this.#alive.values()]) connection.dispose();
  }

  #opened(spec: ConnectionSpec): LiveConnection {
    const id = idOf(spec);
    const known = this.#alive.get(id);
    if (known !== undefined && sameSpec(known.spec, spec)) return known;
    // Same access key, other secret: the earlier one is superseded.
    known?.dispose();
    const { clock, random, log } = this.#options;
    const made = new LiveConnection({
      spec,
      target: this.#resolve(spec),
      makeClients: (target, signal) => this.#makeClients(target, signal),
      identities: this.#identities,
      clock,
      random,
      log,
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

  #resolve(spec: ConnectionSpec): Target {
    return resolveTarget(spec, this.configuration, this.#options.env);
  }

  async #makeClients(target: Target, signal: AbortSignal): Promise<Clients> {
    const { loadSdk, env, network, mfaCode } = this.#options;
    const sdk = await loadSdk();
    return sdk.createClients({
      ...target,
      configuration: this.configuration,
      identities: this.#identities,
      env,
      network: network(),
      mfaCode,
      signal,
    });
  }

  #onConfigurationChange(): void {
    const current = this.#current;
    const renewed = [...this.#alive.values()].filter((connection) =>
      connection.renew(this.#resolve(connection.spec)),
    );
    this.#configurationChanged.fire(undefined);
    if (current !== undefined && current === this.#current && renewed.includes(current))
      this.#changed.fire(current);
  }
}
