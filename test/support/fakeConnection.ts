import type {
  CallOptions,
  Connection,
  Connections,
  ConnectionSpec,
  Throttled,
} from '../../src/core/aws/connection.ts';
import type { OperationName, Operations, PagedOperationName } from '../../src/core/aws/operations.ts';
import { followTokens } from '../../src/core/aws/paging.ts';
import { throwIfAborted } from '../../src/core/base/abort.ts';
import { Emitter } from '../../src/core/base/event.ts';

type Answer<K extends OperationName> = (
  input: Operations[K]['input'],
  options: CallOptions,
) => Operations[K]['output'] | Promise<Operations[K]['output']>;

export type Answers = { readonly [K in OperationName]?: Answer<K> };

export interface RecordedCall {
  readonly operation: OperationName;
  readonly input: unknown;
}

/**
 * A connection whose answers a test writes. It records every call, honours the abort signal and follows
 * NextToken as the real one does.
 */
export class FakeConnection implements Connection {
  readonly id: string;
  readonly spec: ConnectionSpec;
  readonly label: string;
  readonly region = 'eu-central-1';
  readonly partition = 'aws';
  readonly endpoint = undefined;
  readonly calls: RecordedCall[] = [];
  readonly #throttled = new Emitter<Throttled>();
  readonly onDidThrottle = this.#throttled.event;
  #answers: Answers;
  disposed = false;

  constructor(answers: Answers = {}, spec: ConnectionSpec = { profile: 'fake' }) {
    this.#answers = answers;
    this.spec = spec;
    this.id = `${spec.profile ?? 'default'}@eu-central-1`;
    this.label = spec.label ?? this.id;
  }

  /** As in the product: only the demo fleet's credentials are part of a spec. */
  get isDemo(): boolean {
    return this.spec.credentials !== undefined;
  }

  /** Replaces the answers of some operations from now on. */
  answer(answers: Answers): void {
    this.#answers = { ...this.#answers, ...answers };
  }

  /** How often an operation was called. */
  count(operation: OperationName): number {
    return this.calls.filter((call) => call.operation === operation).length;
  }

  inputs(operation: OperationName): readonly unknown[] {
    return this.calls.filter((call) => call.operation === operation).map((call) => call.input);
  }

  throttle(event: Throttled): void {
    this.#throttled.fire(event);
  }

  async call<K extends OperationName>(
    operation: K,
    input: Operations[K]['input'],
    options: CallOptions,
  ): Promise<Operations[K]['output']> {
    throwIfAborted(options.signal);
    this.calls.push({ operation, input });
    const answer = this.#answers[operation];
    if (answer === undefined) throw new Error(`The test did not say what ${operation} answers.`);
    await Promise.resolve();
    const output = await answer(input, options);
    throwIfAborted(options.signal);
    return output;
  }

  pages<K extends PagedOperationName>(
    operation: K,
    input: Operations[K]['input'],
    options: CallOptions,
  ): AsyncIterable<Operations[K]['output']> {
    return followTokens(
      (token) => this.call(operation, token === undefined ? input : { ...input, NextToken: token }, options),
      input.NextToken,
      options.signal,
    );
  }

  agentFor(url: string): Promise<never> {
    return Promise.reject(new Error(`The test opens no socket to ${url}.`));
  }

  dispose(): void {
    this.disposed = true;
    this.#throttled.dispose();
  }
}

/** Connections over fakes: `switchTo` does what the status bar's switch does. */
export class FakeConnections implements Connections {
  readonly #changed = new Emitter<Connection | undefined>();
  readonly onDidChange = this.#changed.event;
  readonly #configurationChanged = new Emitter<undefined>();
  readonly onDidChangeConfiguration = this.#configurationChanged.event;
  readonly #known = new Map<string, Connection>();
  current: Connection | undefined;
  readonly configuration: Connections['configuration'] = {
    profiles: new Map(),
    ssoSessions: new Map(),
    services: new Map(),
    problems: [],
    files: { config: '/home/fake/.aws/config', credentials: '/home/fake/.aws/credentials' },
  };

  constructor(current?: Connection) {
    this.current = current;
    if (current !== undefined) this.#known.set(current.id, current);
  }

  byId(id: string): Connection | undefined {
    return this.#known.get(id);
  }

  switchTo(connection: Connection | undefined): void {
    this.current = connection;
    if (connection !== undefined) this.#known.set(connection.id, connection);
    this.#changed.fire(connection);
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  use(spec: ConnectionSpec | undefined): Connection | undefined {
    this.switchTo(spec === undefined ? undefined : this.open(spec));
    return this.current;
  }

  warmUp(): void {
    // There is no SDK behind fakes.
  }

  refresh(): void {
    this.#changed.fire(this.current);
  }

  /** Succeeds at once, unless a test puts another in its place. */
  signIn: Connections['signIn'] = () => Promise.resolve();

  open(spec: ConnectionSpec): Connection {
    const made = new FakeConnection({}, spec);
    const known = this.#known.get(made.id) ?? made;
    this.#known.set(known.id, known);
    return known;
  }
}
