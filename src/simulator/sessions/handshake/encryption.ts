import { randomBytes } from 'node:crypto';
import { messageOf } from '../../../core/base/errors.ts';
import {
  countingNonces,
  createChallenge,
  createStreamCipher,
  encryptionContextOf,
  kmsEncryptionParameters,
  parseKmsEncryptionResult,
  type EncryptionChallenge,
  type StreamCipher,
} from '../../../core/session/crypto/index.ts';

/** kms:Decrypt as the node's role may call it. */
export interface DataKeyDecrypter {
  /** @throws Error with the service's words: a wrong context, a disabled key, bytes that are no ciphertext */
  decrypt(
    ciphertext: Uint8Array,
    encryptionContext: Readonly<Record<string, string>>,
  ): { readonly plaintext: Uint8Array };
}

export interface SessionEncryptionOptions {
  /** `kmsKeyId` of the preferences: id, alias or ARN. */
  readonly keyId: string;
  readonly sessionId: string;
  /** What the agent holds for its own id: the node's, or the whole ECS target. */
  readonly targetId: string;
  readonly keys: DataKeyDecrypter;
  /** Refuses clients that do not bind the data key to the agent's challenge, as some agents are set up. */
  readonly requiresChallenge?: boolean;
}

const challengeBytes = 16;

/** The agent's part in agreeing on a session's key (session protocol §10). */
export class SessionEncryption {
  readonly #options: SessionEncryptionOptions;
  readonly #challenge = randomBytes(challengeBytes).toString('base64');

  constructor(options: SessionEncryptionOptions) {
    this.#options = options;
  }

  /** Parameters of the KMSEncryption action. */
  get parameters(): unknown {
    return kmsEncryptionParameters({ keyId: this.#options.keyId, challenge: this.#challenge });
  }

  /**
   * Takes the client's answer to the action and makes the cipher of the data key in it.
   * @throws Error in the agent's words
   */
  open(result: unknown): { readonly cipher: StreamCipher; readonly challenge: EncryptionChallenge } {
    const parsed = parseKmsEncryptionResult(result);
    if (parsed === undefined) throw new Error('Fetching data key failed: the client sent none');
    const { keys, sessionId, targetId, requiresChallenge = false } = this.#options;
    if (requiresChallenge && !parsed.isChallengeAcknowledged) {
      throw new Error('client does not support required encryption context random challenge');
    }
    const challenge = parsed.isChallengeAcknowledged ? this.#challenge : undefined;
    const context = encryptionContextOf(sessionId, targetId, challenge);
    const cipher = cipherOf(() => keys.decrypt(parsed.cipherTextKey, context).plaintext);
    return { cipher, challenge: createChallenge(cipher) };
  }
}

function cipherOf(dataKey: () => Uint8Array): StreamCipher {
  try {
    return createStreamCipher('agent', dataKey(), countingNonces());
  } catch (error) {
    throw new Error(`Fetching data key failed: ${messageOf(error)}`, { cause: error });
  }
}
