import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Whose cipher it is: each half of the data key serves one direction. */
export type CipherSide = 'client' | 'agent';

/**
 * AES-256-GCM as Session Manager uses it (§10): a 12-byte nonce, the ciphertext, a 16-byte tag; no additional
 * data.
 */
export interface StreamCipher {
  /** 28 bytes longer than `plain`. */
  encrypt(plain: Uint8Array): Uint8Array;
  /** `undefined` for what was not encrypted with the other side's half of this very key, or was altered. */
  decrypt(sealed: Uint8Array): Uint8Array | undefined;
}

/** A nonce of 12 bytes, never the same twice with one key. */
export type Nonces = () => Uint8Array;

/** Of the plaintext that kms:GenerateDataKey is asked for. */
export const dataKeyBytes = 64;
const halfBytes = dataKeyBytes / 2;
const nonceBytes = 12;
const tagBytes = 16;
const algorithm = 'aes-256-gcm';

/**
 * The first half of the data key is for what the agent sends, the second for what the client sends (§10).
 *
 * @param nonces random ones by default, as clients take; agents count, see {@link countingNonces}
 * @throws RangeError when the key has not 64 bytes
 */
export function createStreamCipher(
  side: CipherSide,
  dataKey: Uint8Array,
  nonces: Nonces = () => randomBytes(nonceBytes),
): StreamCipher {
  if (dataKey.byteLength !== dataKeyBytes) throw new RangeError('A data key has 64 bytes.');
  // Copies: who made the key may wipe it.
  const agentKey = Buffer.from(dataKey.slice(0, halfBytes));
  const clientKey = Buffer.from(dataKey.slice(halfBytes));
  const [own, other] = side === 'client' ? [clientKey, agentKey] : [agentKey, clientKey];
  return {
    encrypt: (plain) => seal(own, nonces(), plain),
    decrypt: (sealed) => open(other, sealed),
  };
}

/** A 96-bit little-endian counter from a random start, as real agents number their nonces (§10). */
export function countingNonces(start: Uint8Array = randomBytes(nonceBytes)): Nonces {
  const counter = Uint8Array.from(start);
  return () => {
    const nonce = Uint8Array.from(counter);
    increment(counter);
    return nonce;
  };
}

function increment(counter: Uint8Array): void {
  for (let index = 0; index < counter.byteLength; index++) {
    const next = ((counter[index] ?? 0) + 1) % 256;
    counter[index] = next;
    if (next !== 0) return;
  }
}

function seal(key: Buffer, nonce: Uint8Array, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv(algorithm, key, nonce);
  const body = cipher.update(plain);
  // GCM is a stream: final() gives no bytes, it makes the tag.
  const rest = cipher.final();
  return Buffer.concat([nonce, body, rest, cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Uint8Array): Uint8Array | undefined {
  if (sealed.byteLength < nonceBytes + tagBytes) return undefined;
  const end = sealed.byteLength - tagBytes;
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(nonceBytes, end));
  try {
    decipher.final();
    return plain;
  } catch {
    // The tag does not fit: the only thing that final() throws for.
    return undefined;
  }
}
