import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** A key pair of OpenSSH. */
export interface SshKeyPair {
  /** PEM of `openssh-key-v1`. Secret: goes into a file that only its owner may read. */
  readonly privateKey: string;
  /** One line with its end: `ssh-ed25519 BASE64 COMMENT`. */
  readonly publicKey: string;
}

const type = 'ssh-ed25519';
const blockBytes = 8;
const lineCharacters = 70;

/**
 * A new ed25519 pair in OpenSSH's own format (PROTOCOL.key), without a passphrase: OpenSSH before 9.6 reads
 * ed25519 keys in no other, and `ssh-keygen` is not everywhere.
 */
export function makeKeyPair(comment: string): SshKeyPair {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const publicBytes = Buffer.from(x, 'base64url');
  const publicBlob = Buffer.concat([field(type), field(publicBytes)]);
  const check = randomBytes(4);
  const secret = padded(
    Buffer.concat([
      ...[check, check, field(type), field(publicBytes)],
      field(Buffer.concat([Buffer.from(d, 'base64url'), publicBytes])),
      field(comment),
    ]),
  );
  const envelope = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...[field('none'), field('none'), field('')],
    ...[uint32(1), field(publicBlob), field(secret)],
  ]);
  return { privateKey: pem(envelope), publicKey: `${type} ${publicBlob.toString('base64')} ${comment}\n` };
}

/** A string of RFC 4251 §5: its length and its bytes. */
function field(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** With 1, 2, 3, … to a multiple of the cipher's block. */
function padded(bytes: Buffer): Buffer {
  const missing = (blockBytes - (bytes.length % blockBytes)) % blockBytes;
  return Buffer.concat([bytes, Uint8Array.from({ length: missing }, (_, index) => index + 1)]);
}

function pem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${String(lineCharacters)}}`, 'g')) ?? [];
  const label = 'OPENSSH PRIVATE KEY';
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
