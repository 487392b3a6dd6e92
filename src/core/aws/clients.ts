import type { Agent } from 'node:http';
import type { Configuration } from './config/configuration.ts';
import type { StaticCredentials } from './connection.ts';
import type { Environment } from './environment.ts';
import type { IdentityCache } from './identity.ts';
import type { OperationName, Operations } from './operations.ts';
import type { Service } from './services.ts';
import type { ProfileSignInOptions } from './sso/profileSignIn.ts';

/** Asks the person for the code of an MFA device; rejects with kind `cancelled` when they do not give one. */
export type MfaCode = (serial: string, signal: AbortSignal) => Promise<string>;

/** Proxy and certificates as VS Code's settings give them; environment and profile add theirs. */
export interface NetworkSettings {
  /** `http.proxy`; wins over HTTPS_PROXY and HTTP_PROXY. */
  readonly proxyUrl?: string | undefined;
  /** `http.noProxy`; added to NO_PROXY. */
  readonly noProxy?: readonly string[] | undefined;
  /** PEM certificates that are trusted beside the built-in ones. */
  readonly certificates?: readonly string[] | undefined;
  /** `http.proxyStrictSSL`; false accepts any certificate. */
  readonly strictSsl?: boolean | undefined;
}

/** Where a connection's credentials come from. */
export type CredentialSource =
  | { readonly kind: 'static'; readonly credentials: StaticCredentials }
  | { readonly kind: 'environment' }
  | { readonly kind: 'profile'; readonly profile: string };

/** All that the SDK's side needs to make the clients of one connection. */
export interface ClientsOptions {
  readonly region: string;
  /** Custom endpoints; a service that is absent is called at the Region's own. */
  readonly endpoints: { readonly [S in Service]?: string };
  readonly useFips: boolean;
  readonly source: CredentialSource;
  /** Names the source in `identities`. */
  readonly identityKey: string;
  readonly identities: IdentityCache;
  readonly configuration: Configuration;
  readonly env: Environment;
  readonly network: NetworkSettings;
  /** Path of a PEM file from the profile's `ca_bundle`. */
  readonly caBundle?: string | undefined;
  readonly mfaCode: MfaCode;
  /** Aborts when the connection is closed: nobody waits for credentials any more. */
  readonly signal: AbortSignal;
}

/** Where a sign-in goes, and how it gets there. */
export interface OidcOptions {
  readonly region: string;
  /** From AWS_ENDPOINT_URL_SSO_OIDC; absent: the Region's own. */
  readonly endpoint?: string | undefined;
  readonly env: Environment;
  readonly network: NetworkSettings;
  readonly caBundle?: string | undefined;
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
