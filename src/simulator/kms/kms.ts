import { randomBytes } from 'node:crypto';
import { createTokens } from '../base/tokens.ts';
import { ServiceError } from '../system.ts';
import type { KmsKeys } from './keys.ts';

export type EncryptionContext = Readonly<Record<string, string>>;

/** A data key in both forms. */
export interface GeneratedKey {
  readonly keyArn: string;
  readonly plaintext: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** The key service of a Region: what it encrypts only it can decrypt, for as long as the simulator runs. */
export interface Kms {
  /** @throws ServiceError NotFoundException, DisabledException */
  generateDataKey(keyId: string, bytes: number, context: EncryptionContext): GeneratedKey;
  /**
   * @throws ServiceError InvalidCiphertextException for bytes from elsewhere and for another encryption context,
   * DisabledException
   */
  decrypt(
    ciphertext: Uint8Array,
    context: EncryptionContext,
  ): { readonly keyArn: string; readonly plaintext: Uint8Array };
}

const idBytes = 36;

/** The encrypting key is random and kept in memory only. */
export function createKms(keys: KmsKeys): Kms {
  const tokens = createTokens();
  return {
    generateDataKey(keyId, bytes, context) {
      const key = keys.usable(keyId);
      const plaintext = randomBytes(bytes);
      const sealed = tokens.seal(purposeOf(key.id, context), plaintext.toString('base64'));
      const ciphertext = Buffer.concat([Buffer.from(key.id), Buffer.from(sealed, 'base64url')]);
      return { keyArn: key.arn, plaintext, ciphertext };
    },
    decrypt(ciphertext, context) {
      const bytes = Buffer.from(ciphertext);
      const id = bytes.toString('latin1', 0, idBytes);
      const content = tokens.open(purposeOf(id, context), bytes.toString('base64url', idBytes));
      // The service tells bad bytes and a wrong context by the same name, without a message.
      if (content === undefined) throw new ServiceError('InvalidCiphertextException');
      return { keyArn: keys.usable(id).arn, plaintext: Buffer.from(content, 'base64') };
    },
  };
}

/** The encryption context is bound in, whatever the order in which its pairs were given. */
function purposeOf(keyId: string, context: EncryptionContext): string {
  const pairs = Object.entries(context).sort(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([keyId, pairs]);
}
