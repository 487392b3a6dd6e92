import { randomBytes, timingSafeEqual } from 'node:crypto';
import { isString } from '../../base/json.ts';
import { jsonPayload, parsePayload } from '../codec/payload.ts';
import type { StreamCipher } from './cipher.ts';

const challengeBytes = 64;

/** What the agent sends once both have the key (payload type 8), and how it judges the answer (type 9). */
export interface EncryptionChallenge {
  /** Payload of the EncChallengeRequest: plain JSON around a ciphertext. */
  readonly request: Uint8Array;
  /** Whether an EncChallengeResponse proves that the client has both halves of the key. */
  isAnsweredBy(response: Uint8Array): boolean;
}

/** The agent's part (§10): 64 random bytes, encrypted with its own half. */
export function createChallenge(cipher: StreamCipher): EncryptionChallenge {
  const secret = randomBytes(challengeBytes);
  return {
    request: encode(cipher.encrypt(secret)),
    isAnsweredBy(response) {
      const answer = decrypted(cipher, response);
      return answer?.byteLength === secret.byteLength && timingSafeEqual(answer, secret);
    },
  };
}

/**
 * The client's part (§10): decrypts with the first half of the key and encrypts again with the second.
 *
 * @returns payload of the EncChallengeResponse; `undefined` when the challenge is none or of another key
 */
export function answerChallenge(cipher: StreamCipher, request: Uint8Array): Uint8Array | undefined {
  const secret = decrypted(cipher, request);
  return secret === undefined ? undefined : encode(cipher.encrypt(secret));
}

function encode(sealed: Uint8Array): Uint8Array {
  return jsonPayload({ Challenge: Buffer.from(sealed).toString('base64') });
}

function decrypted(cipher: StreamCipher, payload: Uint8Array): Uint8Array | undefined {
  const challenge = parsePayload(payload)?.['Challenge'];
  return isString(challenge) ? cipher.decrypt(Buffer.from(challenge, 'base64')) : undefined;
}
