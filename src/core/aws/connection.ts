import type { Agent } from 'node:http';
import type { Disposable } from '../base/disposable.ts';
import type { Event } from '../base/event.ts';
import type { Configuration } from './config/configuration.ts';
import type { Operations, OperationName, PagedOperationName } from './operations.ts';
import type { SignInPrompt } from './sso/signIn.ts';

/** Credentials held in memory only (the demo fleet's); everything else comes from the profile. */
export interface StaticCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What a person chose: profile, region, endpoint. Two equal specs make one connection. */
export interface ConnectionSpec {
  /** Profile name; absent: environment or the profile `default`. */
  readonly profile?: string;
  /** Absent: the profile's or the environment's region. */
  readonly region?: string;
  /** SSM endpoint from the setting; absent: AWS_ENDPOINT_URL_SSM, AWS_ENDPOINT_URL, the profile's. */
  readonly endpoint?: string;
  /** FIPS endpoints; absent: what environment and profile say. */
  readonly useFips?: boolean;
  readonly credentials?: StaticCredentials;
  /** What the status bar shows instead of the profile's name. */
  readonly label?: string;
}

export interface CallOptions {
  readonly signal: AbortSignal;
  /**
   * Ends the call where it only waits, for its turn or for another attempt. An attempt that was sent is waited for:
   * what it may have begun must be known.
   */
  readonly unsent?: AbortSignal;
  /** Calls that a person waits for go before background ones. Default `foreground`. */
  readonly priority?: 'foreground' | 'background';
}

/** Says that the service throttles us; `retryInMs` is how long the next attempt waits. */
export interface Throttled {
  readonly service: string;
  readonly operation: string;
  readonly retryInMs: number;
}

/**
 * One profile, Region and endpoint, with its own clients, rate limits and retries. Every room takes it as an
 * argument; several can be alive at once. Errors are `AppError`s with a kind. Nothing reaches the network
 * before the first call.
 */
export interface Connection extends Disposable {
  /** Stable for equal specs; safe to show and to log. */
  readonly id: string;
  readonly spec: ConnectionSpec;
  readonly label: string;
  /** Empty when neither the spec nor the profile nor the environment names one: calls fail with `NoRegion`. */
  readonly region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … */
  readonly partition: string;
  /** The SSM endpoint in force, when it is not the Region's own. */
  readonly endpoint: string | undefined;
  readonly isDemo: boolean;
  readonly onDidThrottle: Event<Throttled>;
  call<K extends OperationName>(
    operation: K,
    input: Operations[K]['input'],
    options: CallOptions,
  ): Promise<Operations[K]['output']>;
  /** Follows NextToken to the end, never the page's length: a page may be empty and not be the last. */
  pages<K extends PagedOperationName>(
    operation: K,
    input: Operations[K]['input'],
    options: CallOptions,
  ): AsyncIterable<Operations[K]['output']>;
  /**
   * The agent (proxy, certificates) with which this connection reaches `url` (`https:`, `wss:`, …), for the
   * WebSocket of sessions. It is the connection's own: do not destroy it.
   */
  agentFor(url: string): Promise<Agent>;
}

/**
 * Which connection is in force, and those that are alive. Rooms refresh on `onDidChange`; they keep working
 * with the connection they were given until they are told of another.
 */
export interface Connections {
  readonly current: Connection | undefined;
  /** Fires after a switch, and when credentials or configuration files changed under the same profile. */
  readonly onDidChange: Event<Connection | undefined>;
  byId(id: string): Connection | undefined;
  /** Makes the connection of `spec` the current one; the earlier one lives on until it is closed. */
  use(spec: ConnectionSpec | undefined): Connection | undefined;
  /** Loads the AWS SDK, in the background, for a first call that is about to come. Reaches no network. */
  warmUp(): void;
  /** Opens without making it current. */
  open(spec: ConnectionSpec): Connection;
  /** Fires `onDidChange` for the current connection, whose next call goes the way that settings ask for now. */
  refresh(): void;
  /** Profiles and problems of the shared configuration files as they are now. */
  readonly configuration: Configuration;
  /** Fires when the files changed and were read again, whether or not a connection is concerned. */
  readonly onDidChangeConfiguration: Event<undefined>;
  /**
   * Signs in to the IAM Identity Center of `profile` and writes AWS's own token cache. Resolves when calls
   * of its connections can go on.
   */
  signIn(profile: string, prompt: SignInPrompt, signal: AbortSignal): Promise<void>;
}
