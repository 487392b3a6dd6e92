import { payloadTypes } from '../codec/constants.ts';
import { parseExitCode, parseFlag } from '../codec/terminal.ts';
import type { Encryption } from './encryption.ts';

/** Where the payloads of the agent's data messages go. Bytes come decrypted. */
export interface PayloadSinks {
  readonly handshakeRequest: (payload: Uint8Array) => void;
  readonly handshakeComplete: (payload: Uint8Array) => void;
  readonly challenge: (payload: Uint8Array) => void;
  readonly output: (bytes: Uint8Array) => void;
  readonly stdErr: (bytes: Uint8Array) => void;
  readonly flag: (flag: number) => void;
  readonly exit: (code: number) => void;
  /** What should be encrypted could not be decrypted: the stream has a hole that nobody can fill. */
  readonly undecipherable: () => void;
  /** Something was passed by; holds no stream bytes. */
  readonly note: (what: string) => void;
}

/** Tells apart what the agent sends (§5). */
export class Payloads {
  readonly #encryption: Encryption;
  readonly #sinks: PayloadSinks;
  readonly #ways: ReadonlyMap<number, (payload: Uint8Array) => void>;

  constructor(encryption: Encryption, sinks: PayloadSinks) {
    this.#encryption = encryption;
    this.#sinks = sinks;
    this.#ways = new Map([
      [payloadTypes.output, sinks.output],
      [payloadTypes.error, sinks.stdErr],
      [payloadTypes.stdErr, sinks.stdErr],
      [payloadTypes.flag, (payload) => sinks.flag(parseFlag(payload) ?? 0)],
      [payloadTypes.exitCode, (payload) => this.#exit(payload)],
      [payloadTypes.handshakeRequest, sinks.handshakeRequest],
      [payloadTypes.handshakeComplete, sinks.handshakeComplete],
      [payloadTypes.encChallengeRequest, sinks.challenge],
    ]);
  }

  data(payloadType: number, payload: Uint8Array): void {
    const way = this.#ways.get(payloadType);
    const plain = this.#encryption.open(payloadType, payload);
    if (plain === undefined) this.#sinks.undecipherable();
    else if (way === undefined) this.#sinks.note(`passed by a payload of type ${String(payloadType)}`);
    else way(plain);
  }

  #exit(payload: Uint8Array): void {
    const code = parseExitCode(payload);
    if (code === undefined) this.#sinks.note('got an exit code that is none');
    else this.#sinks.exit(code);
  }
}
