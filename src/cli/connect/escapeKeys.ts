/** What of the pressed keys goes to the node, and what they ask of this side. */
export interface PressedKeys {
  readonly bytes: Uint8Array;
  /** `leave` wins: what came after it is dropped. */
  readonly asked: 'leave' | 'help' | undefined;
}

const lineEnds: ReadonlySet<number> = new Set([0x0a, 0x0d]);
const tilde = 0x7e;
const dot = 0x2e;
const questionMark = 0x3f;

/** The keys of `ssh`: after Enter, `~.` leaves, `~?` tells of them, and `~~` is one `~`. */
export class EscapeKeys {
  #isLineStart = true;
  /** A `~` that began a line was pressed, and is not sent yet. */
  #isPending = false;

  /** @param pressed bytes of keys and pastes, cut anywhere */
  feed(pressed: Uint8Array): PressedKeys {
    const bytes: number[] = [];
    let asked: PressedKeys['asked'];
    for (const byte of pressed) {
      asked = this.#key(byte, bytes) ?? asked;
      if (asked === 'leave') break;
    }
    return { bytes: Uint8Array.from(bytes), asked };
  }

  #key(byte: number, bytes: number[]): PressedKeys['asked'] {
    if (this.#isPending) return this.#afterTilde(byte, bytes);
    this.#isPending = this.#isLineStart && byte === tilde;
    if (!this.#isPending) this.#send(byte, bytes);
    return undefined;
  }

  #afterTilde(byte: number, bytes: number[]): PressedKeys['asked'] {
    this.#isPending = false;
    if (byte === dot) return 'leave';
    if (byte === questionMark) return 'help';
    this.#send(tilde, bytes);
    if (byte !== tilde) this.#send(byte, bytes);
    return undefined;
  }

  #send(byte: number, bytes: number[]): void {
    bytes.push(byte);
    this.#isLineStart = lineEnds.has(byte);
  }
}
