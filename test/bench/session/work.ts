import { createHash, randomFillSync } from 'node:crypto';

/** What a connection to the peer's server asks for. */
export interface Work {
  /** `download`: bytes and then their SHA-256; `upload`: the SHA-256 of the bytes sent; `echo`: all comes back. */
  readonly kind: 'download' | 'upload' | 'echo';
  /** Of the payload; 0 for an echo. */
  readonly bytes: number;
  /** Of a download; 0: as fast as it goes. */
  readonly bytesPerSecond: number;
}

const kinds = ['download', 'upload', 'echo'] as const;
export const workBytes = 13;
export const digestBytes = 32;

/** The first bytes of a connection. */
export function encodeWork({ kind, bytes, bytesPerSecond }: Work): Buffer {
  const header = Buffer.alloc(workBytes);
  header.writeUInt8(kinds.indexOf(kind), 0);
  header.writeBigUInt64BE(BigInt(bytes), 1);
  header.writeUInt32BE(bytesPerSecond, 9);
  return header;
}

export function parseWork(header: Buffer): Work {
  const kind = kinds[header.readUInt8(0)];
  if (kind === undefined) throw new Error('no such work');
  return { kind, bytes: Number(header.readBigUInt64BE(1)), bytesPerSecond: header.readUInt32BE(9) };
}

const blockBytes = 64 * 1024;

/** Bytes of which no two blocks are alike, so that none can be lost or doubled unseen. */
export class Payload {
  readonly #hash = createHash('sha256');
  readonly #block = randomFillSync(Buffer.alloc(blockBytes));
  #left: number;
  #count = 0;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  get left(): number {
    return this.#left;
  }

  /** The next block, a copy; the digest when there are no more. */
  next(): Buffer {
    this.#block.writeUInt32BE(this.#count++, 0);
    const block = Buffer.from(this.#block.subarray(0, this.#left));
    this.#left -= block.length;
    this.#hash.update(block);
    return block;
  }

  digest(): Buffer {
    return this.#hash.digest();
  }
}

/** Takes a download: the payload, and the SHA-256 that the peer made of it. */
export class Check {
  readonly #hash = createHash('sha256');
  readonly #bytes: number;
  readonly #digest: Buffer[] = [];
  #got = 0;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** Bytes received, the digest included. */
  get got(): number {
    return this.#got;
  }

  get isComplete(): boolean {
    return this.#got >= this.#bytes + digestBytes;
  }

  get isIntact(): boolean {
    if (this.#got !== this.#bytes + digestBytes) return false;
    return this.#hash.copy().digest().equals(Buffer.concat(this.#digest));
  }

  push(bytes: Uint8Array): void {
    const payload = bytes.subarray(0, Math.max(0, this.#bytes - this.#got));
    this.#got += bytes.byteLength;
    this.#hash.update(payload);
    if (payload.byteLength < bytes.byteLength)
      this.#digest.push(Buffer.from(bytes.subarray(payload.byteLength)));
  }
}
