import { kindOf, messageOf } from '../../base/errors.ts';
import type { DataKey, DataKeyRequest } from '../../model/sessionService.ts';
import { actionStatus } from '../codec/handshake.ts';
import { payloadTypes } from '../codec/constants.ts';
import {
  answerChallenge,
  createStreamCipher,
  encryptionContextOf,
  kmsEncryptionResult,
  parseKmsEncryptionParameters,
  type StreamCipher,
} from '../crypto/index.ts';
import type { ActionAnswer, ActionHandler } from '../handshake.ts';

export interface EncryptionOptions {
  readonly sessionId: string;
  /** Target of StartSession; the agent must call itself the same (§10). */
  readonly target: string;
  readonly generateDataKey: (request: DataKeyRequest, signal: AbortSignal) => Promise<DataKey>;
}

/** Why an encrypted session is ended on this side. */
export const encryptionTexts = {
  otherKey:
    'The node and this client have different keys for the encrypted session. Check the KMS key of the session preferences.',
  undecipherable: 'What the node sent could not be decrypted with the key of this session, so it was ended.',
} as const;

/** Of what the agent sends, these are encrypted; of what we send, `output` only (§10). */
const sealedTypes: ReadonlySet<number> = new Set([
  payloadTypes.output,
  payloadTypes.stdErr,
  payloadTypes.exitCode,
]);

/**
 * The client's part of an encrypted session (§10). Until the agent asks for a key, everything goes in the
 * clear; it never asks in port sessions.
 */
export class Encryption {
  readonly #options: EncryptionOptions;
  #cipher: StreamCipher | undefined;

  constructor(options: EncryptionOptions) {
    this.#options = options;
  }

  /** The KMSEncryption action: gets a data key and agrees on it. What KMS denies fails the handshake. */
  readonly handler: ActionHandler = async (parameters, signal) => {
    const request = parseKmsEncryptionParameters(parameters);
    if (request === undefined) {
      return failed('The node asks for an encrypted session and names no KMS key.');
    }
    const { keyId, challenge } = request;
    const { sessionId, target, generateDataKey } = this.#options;
    const encryptionContext = encryptionContextOf(sessionId, target, challenge);
    try {
      const { plaintext, ciphertext } = await generateDataKey({ keyId, encryptionContext }, signal);
      this.#cipher = createStreamCipher('client', plaintext);
      const isChallengeAcknowledged = challenge !== undefined;
      return {
        status: actionStatus.ok,
        result: kmsEncryptionResult({ cipherTextKey: ciphertext, isChallengeAcknowledged }),
      };
    } catch (error) {
      return failed(
        `The session is encrypted with the KMS key ${keyId}. ${messageOf(error)}${keyAct(error)}`,
      );
    }
  };

  /** Payload of the EncChallengeResponse; `undefined` when the agent has another key than we, or none. */
  answer(challenge: Uint8Array): Uint8Array | undefined {
    return this.#cipher === undefined ? undefined : answerChallenge(this.#cipher, challenge);
  }

  /** Input as it is sent. */
  seal(input: Uint8Array): Uint8Array {
    return this.#cipher === undefined ? input : this.#cipher.encrypt(input);
  }

  /** What a payload says; `undefined` when it should be encrypted and is not, or with another key. */
  open(payloadType: number, payload: Uint8Array): Uint8Array | undefined {
    if (this.#cipher === undefined || !sealedTypes.has(payloadType)) return payload;
    return this.#cipher.decrypt(payload);
  }
}

/** What to do about a key that was not given. */
function keyAct(error: unknown): string {
  switch (kindOf(error)) {
    case 'denied':
      return ' Ask for that permission on the key, or use other credentials.';
    case 'notFound':
    case 'conflict':
      return ' Check kmsKeyId in the preferences of Session Manager.';
    default:
      return '';
  }
}

function failed(error: string): ActionAnswer {
  return { status: actionStatus.failed, error };
}
