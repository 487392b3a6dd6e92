import { generateKeyPairSync } from 'node:crypto';

/** A field of a key's blob: its length before it. */
export function field(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.byteLength);
  return Buffer.concat([length, bytes]);
}

export const keyLine = (type: string, ...fields: readonly Uint8Array[]): string =>
  `${type} ${Buffer.concat([field(Buffer.from(type)), ...fields.map(field)]).toString('base64')}`;

/** A new ED25519 key as OpenSSH writes it, without a comment. */
export function ed25519Line(): string {
  const { publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return keyLine('ssh-ed25519', Buffer.from(x, 'base64url'));
}

export function rsaLine(bits: number): string {
  const modulus = Buffer.alloc(bits / 8 + 1, 0xff);
  modulus[0] = 0;
  return keyLine('ssh-rsa', Buffer.from([1, 0, 1]), modulus);
}
