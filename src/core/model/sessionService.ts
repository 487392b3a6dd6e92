import type { Agent } from 'node:http';

/** What StartSession is asked for. */
export interface SessionRequest {
  /** `i-…`, `mi-…` or `ecs:cluster_task_runtime`. */
  readonly target: string;
  /** A document of type Session; absent: `SSM-SessionManagerRunShell`, the account's preferences. */
  readonly documentName?: string;
  /** Values are always lists. They may hold secrets: never logged. */
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  /** 1 to 256 characters. */
  readonly reason?: string;
}

/** Answer of StartSession. The token opens one socket, soon; it is never logged. */
export interface SessionTicket {
  readonly sessionId: string;
  /** StreamUrl, used verbatim. */
  readonly url: string;
  readonly token: string;
}

/** kms:GenerateDataKey for an encrypted session: 64 bytes (session protocol §10). */
export interface DataKeyRequest {
  readonly keyId: string;
  readonly encryptionContext: Readonly<Record<string, string>>;
}

/** Secret: both stay in memory. */
export interface DataKey {
  /** 64 bytes. */
  readonly plaintext: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** The control plane of sessions on one connection to AWS. Rejects with `AppError`s. */
export interface SessionService {
  /** @param unsent ends a start that only waits, for another attempt for example: none that may have begun a session */
  start(request: SessionRequest, signal: AbortSignal, unsent?: AbortSignal): Promise<SessionTicket>;
  /**
   * A new token for a session whose socket was lost. An empty token means that the session is gone, and kind
   * `notFound` means the same.
   */
  resume(sessionId: string, signal: AbortSignal): Promise<{ readonly url: string; readonly token: string }>;
  /** Harmless for a session that has ended. */
  terminate(sessionId: string, signal: AbortSignal): Promise<void>;
  generateDataKey(request: DataKeyRequest, signal: AbortSignal): Promise<DataKey>;
  /** Proxy and certificates for the data channel's URL. */
  agentFor(url: string): Promise<Agent>;
}
