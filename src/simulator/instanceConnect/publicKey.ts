/** An OpenSSH public key as SendSSHPublicKey takes them. */
export interface PublicKey {
  readonly type: 'ssh-ed25519' | 'ssh-rsa';
  /** `TYPE BASE64`, without the comment: equal for equal keys. */
  readonly line: string;
}

const rsaBits: readonly number[] = [2_048, 4_096];
const ed25519Bytes = 32;

/**
 * Reads one line `TYPE BASE64 [COMMENT]`: ED25519, or RSA of 2,048 or 4,096 bits, which is what EC2 Instance Connect
 * says it supports. Undefined for anything else, options and a second line included.
 */
export function parsePublicKey(text: string): PublicKey | undefined {
  const match = /^(?<type>ssh-ed25519|ssh-rsa) (?<base64>[A-Za-z0-9+/]+={0,2})(?: [^\r\n]*)?\r?\n?$/.exec(
    text,
  );
  const { type, base64 = '' } = match?.groups ?? {};
  if (type !== 'ssh-ed25519' && type !== 'ssh-rsa') return undefined;
  const [name, ...parts] = fieldsOf(Buffer.from(base64, 'base64'));
  if (name?.toString('latin1') !== type) return undefined;
  const isSound = type === 'ssh-rsa' ? isRsa(parts) : isEd25519(parts);
  return isSound ? { type, line: `${type} ${base64}` } : undefined;
}

function isEd25519(parts: readonly Buffer[]): boolean {
  return parts.length === 1 && parts[0]?.length === ed25519Bytes;
}

/** Exponent and modulus; a number whose first bit is set has a zero byte before it. */
function isRsa([exponent, modulus, ...others]: readonly Buffer[]): boolean {
  if (exponent === undefined || modulus === undefined || others.length > 0) return false;
  const bytes = modulus[0] === 0 ? modulus.length - 1 : modulus.length;
  return rsaBits.includes(bytes * 8);
}

/** Fields with their lengths (u32) before them; none when one is longer than what there is. */
function fieldsOf(blob: Buffer): readonly Buffer[] {
  const fields: Buffer[] = [];
  let at = 0;
  while (at + 4 <= blob.length) {
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return [];
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return at === blob.length ? fields : [];
}
