import { createCipheriv, createHmac, randomBytes } from 'node:crypto';

/** What stands for a SecureString's value until it is decrypted: base64 that shows nothing of it. */
export type Cipher = (name: string, version: number, value: string) => string;

const nonceBytes = 12;
const blockBytes = 128;

/**
 * Encrypts under a key that lives as long as the simulator. A version's text is always the same, as the stored
 * ciphertext of the service is, and its length is rounded up, so that it does not tell the value's.
 */
export function createCipher(key: Buffer = randomBytes(32)): Cipher {
  return (name, version, value) => {
    const nonce = createHmac('sha256', key)
      .update(`${version}\0${name}\0${value}`)
      .digest()
      .subarray(0, nonceBytes);
    const plain = Buffer.from(value);
    const padded = Buffer.alloc(Math.ceil((plain.length + 1) / blockBytes) * blockBytes);
    plain.copy(padded);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  };
}
