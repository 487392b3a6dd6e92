import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * Opaque texts that only this simulator can have made. What is sealed for one purpose does not open for another,
 * so that a page token of one listing, or of the same listing with other filters, is refused.
 */
export interface Tokens {
  seal(purpose: string, content: string): string;
  /** Undefined when the token was not sealed here for this purpose. */
  open(purpose: string, token: string): string | undefined;
}

const nonceBytes = 12;
const tagBytes = 16;

export function createTokens(key: Buffer = randomBytes(32)): Tokens {
  return {
    seal(purpose, content) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(purpose, token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        const content = decipher.update(bytes.subarray(nonceBytes + tagBytes));
        return Buffer.concat([content, decipher.final()]).toString('utf8');
      } catch (error) {
        // The tag does not fit: made elsewhere, for another purpose, or tampered with.
        if (error instanceof Error) return undefined;
        throw error;
      }
    },
  };
}
