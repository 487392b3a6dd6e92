import type { Agent } from 'node:http';
import { AbortScope, throwIfAborted } from '../base/abort.ts';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import { AppError } from '../base/errors.ts';
import { Emitter } from '../base/event.ts';
import type { Log } from '../base/log.ts';
import type { Clients } from './clients.ts';
import type { CallOptions, Connection, ConnectionSpec, Throttled } from './connection.ts';
import type { Target } from './config/resolve.ts';
import { factsOf } from './errors/facts.ts';
import { toAppError, type CallContext } from './errors/index.ts';
import { faultOf } from './errors/kinds.ts';
import type { IdentityCache } from './identity.ts';
import { Lease } from './lease.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { abortable, linkSignals } from './signals.ts';
import type { OperationName, Operations, PagedOperationName } from './operations.ts';
import { followTokens } from './paging.ts';
import { withRetries } from './retry.ts';
import { iamActionOf, isRepeatable, serviceOf, services, type Service } from './services.ts';
import { idOf } from './spec.ts';

export interface LiveConnectionOptions {
  readonly spec: ConnectionSpec;
  readonly target: Target;
  readonly makeClients: (target: Target, signal: AbortSignal) => Promise<Clients>;
  readonly identities: IdentityCache;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly onDispose: () => void;
}

/** SSM publishes no quotas; three at once never troubled an account, and one stays free for people. */
const concurrency = 3;
const reserved = 1;

export class LiveConnection implements Connection {
  readonly id: string;
  readonly spec: ConnectionSpec;
  readonly #options: LiveConnectionOptions;
  readonly #scope = new AbortScope();
  readonly #throttled = new Emitter<Throttled>();
  readonly #limiters: { readonly [S in Service]: Limiter };
  #target: Target;
  #lease: Lease<Clients>;

  constructor(options: LiveConnectionOptions) {
    this.#options = options;
    this.spec = options.spec;
    this.id = idOf(options.spec);
    this.#target = options.target;
    this.#lease = this.#newLease();
    const limiter = (): Limiter => createLimiter({ clock: options.clock, concurrency, reserved });
    this.#limiters = {
      ssm: limiter(),
      ec2: limiter(),
      sts: limiter(),
      kms: limiter(),
      'ec2-instance-connect': limiter(),
    };
  }

  get label(): string {
    const { source } = this.#target;
    return this.spec.label ?? (source.kind === 'profile' ? source.profile : 'environment');
  }

  get region(): string {
    return this.#target.region;
  }

  get partition(): string {
    return this.#target.partition;
  }

  get endpoint(): string | undefined {
    return this.#target.endpoints.ssm;
  }

  get isDemo(): boolean {
    return this.spec.credentials !== undefined;
  }

  get onDidThrottle(): Connection['onDidThrottle'] {
    return this.#throttled.event;
  }

  /** Takes what the files say now; answers whether anything changed. Calls in flight end with the old clients. */
  renew(target: Target): boolean {
    if (target.fingerprint === this.#target.fingerprint) return false;
    this.#options.identities.forget(this.#target.identityKey);
    this.#target = target;
    this.renewClients();
    return true;
  }

  /** The next call asks for credentials again, as do those of connections with the same ones. */
  forgetCredentials(): void {
    this.#options.identities.forget(this.#target.identityKey);
    this.renewClients();
  }

  /** The next call makes new clients, by the proxy and the certificates of then; credentials stay. */
  renewClients(): void {
    this.#lease.retire();
    this.#lease = this.#newLease();
  }

  async call<K extends OperationName>(
    operation: K,
    input: Operations[K]['input'],
    options: CallOptions,
  ): Promise<Operations[K]['output']> {
    throwIfAborted(options.signal);
    if (this.region === '') throw noRegion(this.label);
    checkEndpoint(this.#target.endpoints[serviceOf(operation)]);
    const { signal, unsent = signal, priority = 'foreground' } = options;
    const sent = linkSignals(signal, this.#scope.signal);
    const waiting = linkSignals(sent.signal, unsent);
    let lease = this.#lease;
    try {
      return await this.#withRetries(operation, waiting.signal, async () => {
        const turn = await this.#limiters[serviceOf(operation)].turn(priority, waiting.signal);
        lease = this.#lease;
        return this.#attempt(operation, input, turn, sent.signal);
      });
    } catch (error) {
      throw this.#failure(error, operation, lease);
    } finally {
      waiting.dispose();
      sent.dispose();
    }
  }

  pages<K extends PagedOperationName>(
    operation: K,
    input: Operations[K]['input'],
    options: CallOptions,
  ): AsyncIterable<Operations[K]['output']> {
    return followTokens(
      (token) => this.call(operation, withToken(input, token), options),
      input.NextToken,
      options.signal,
    );
  }

  agentFor(url: string): Promise<Agent> {
    return this.#lease.use((clients) => Promise.resolve(clients.agentFor(url)));
  }

  dispose(): void {
    this.#scope.dispose();
    this.#lease.retire();
    this.#throttled.dispose();
    for (const service of services) this.#limiters[service].dispose();
    this.#options.onDispose();
  }

  #newLease(): Lease<Clients> {
    const target = this.#target;
    return new Lease(() => this.#options.makeClients(target, this.#scope.signal));
  }

  #withRetries<T>(operation: OperationName, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
    const service = serviceOf(operation);
    return withRetries(attempt, {
      clock: this.#options.clock,
      random: this.#options.random,
      signal,
      faultOf: (error) => faultOf(factsOf(error), isRepeatable(operation)),
      onThrottle: (retryInMs) => this.#onThrottle({ service, operation, retryInMs }),
    });
  }

  async #attempt<K extends OperationName>(
    operation: K,
    input: Operations[K]['input'],
    turn: Disposable,
    signal: AbortSignal,
  ): Promise<Operations[K]['output']> {
    const limiter = this.#limiters[serviceOf(operation)];
    const { clock, log } = this.#options;
    const startedAt = clock.now();
    try {
      const output = await abortable(
        this.#lease.use((clients) => clients.send(operation, input, signal)),
        signal,
      );
      limiter.succeeded();
      log.debug(`${this.id} ${iamActionOf(operation)} ${clock.now() - startedAt} ms`);
      return output;
    } finally {
      turn.dispose();
    }
  }

  #onThrottle(event: Throttled & { readonly service: Service }): void {
    this.#limiters[event.service].throttled();
    this.#options.log.info(`${this.id} throttled ${event.operation}, next attempt in ${event.retryInMs} ms`);
    this.#throttled.fire(event);
  }

  /** Late word that old credentials have expired is no reason to ask a person for new ones a second time. */
  #failure(raw: unknown, operation: OperationName, lease: Lease<Clients>): AppError {
    const error = toAppError(raw, this.#context(operation));
    if (error.kind === 'expired' && lease === this.#lease) this.forgetCredentials();
    if (error.kind !== 'cancelled') {
      this.#options.log.warn(
        `${this.id} ${iamActionOf(operation)} failed: ${error.kind} ${error.code ?? ''}`,
      );
    }
    return error;
  }

  #context(operation: OperationName): CallContext {
    const service = serviceOf(operation);
    return {
      operation,
      action: iamActionOf(operation),
      region: this.region,
      endpoint: this.#target.endpoints[service],
      label: this.#target.source.kind === 'environment' ? 'the environment' : this.label,
    };
  }
}

function withToken<I extends object>(input: I, token: string | undefined): I {
  return token === undefined ? input : { ...input, NextToken: token };
}

function checkEndpoint(endpoint: string | undefined): void {
  if (endpoint === undefined || (URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol)))
    return;
  const where = 'the setting, AWS_ENDPOINT_URL_SSM, AWS_ENDPOINT_URL and endpoint_url of the profile';
  throw new AppError(
    'invalid',
    `The endpoint "${endpoint}" is not an http:// or https:// URL. Check ${where}.`,
    {
      code: 'InvalidEndpoint',
    },
  );
}

function noRegion(label: string): AppError {
  return new AppError('invalid', `${label} names no Region. Choose one with "Switch Region".`, {
    code: 'NoRegion',
  });
}
