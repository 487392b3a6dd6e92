import type { Environment } from './environment.ts';

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

/** All that decides how a request gets to AWS. */
export interface NetworkOptions {
  readonly env: Environment;
  readonly network: NetworkSettings;
  /** Path of a PEM file from the profile's `ca_bundle`. */
  readonly caBundle?: string | undefined;
}
