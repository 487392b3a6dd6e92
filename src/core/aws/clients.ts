import type { Agent } from 'node:http';
import type { Configuration } from './config/configuration.ts';
import type { StaticCredentials } from './connection.ts';
import type { IdentityCache } from './identity.ts';
import type { NetworkOptions } from './network.ts';
import type { OperationName, Operations } from './operations.ts';
import type { Service } from './services.ts';
import type { ProfileSignInOptions } from './sso/profileSignIn.ts';

/** Asks the person for the code of an MFA device; rejects with kind `cancelled` when they do not give one. */
export type MfaCode = (serial: string, signal: AbortSignal) => Promise<string>;

/** Where a connection's credentials come from. */
export type CredentialSource =
  | { readonly kind: 'static'; readonly credentials: StaticCredentials }
  | { readonly kind: 'environment' }
  | { readonly kind: 'profile'; readonly profile: string };

/** All that the SDK's side needs to make the clients of one connection. */
export interface ClientsOptions extends NetworkOptions {
  readonly region: string;
  /** Custom endpoints; a service that is absent is called at the Region's own. */
  readonly endpoints: { readonly [S in Service]?: string };
  readonly useFips: boolean;
  readonly source: CredentialSource;
  /** Names the source in `identities`. */
  readonly identityKey: string;
  readonly identities: IdentityCache;
  readonly configuration: Configuration;
  readonly mfaCode: MfaCode;
  /** Aborts when the connection is closed: nobody waits for credentials any more. */
  readonly signal: AbortSignal;
}

/** SDK clients of one connection. Errors are the SDK's own, each call is one attempt. */
export interface Clients {
  send<K extends OperationName>(
    operation: K,
    input: Operations[K]['input'],
    signal: AbortSignal,
  ): Promise<Operations[K]['output']>;
  agentFor(url: string): Agent;
  /** Ends sockets; call it when nothing is in flight. */
  dispose(): void;
}

/** What `sdk.ts` exports: the bundle that holds the AWS SDK and is loaded at the first call. */
export interface SdkModule {
  createClients(options: ClientsOptions): Clients;
  /** The sign-in is there because nobody signs in without the SDK. */
  signInToProfile(options: ProfileSignInOptions): Promise<void>;
}

export type LoadSdk = () => Promise<SdkModule>;
