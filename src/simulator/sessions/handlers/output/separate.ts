import { encodeExitCode, payloadTypes } from '../../../../core/session/codec/index.ts';
import { Chunker, maxPayload } from '../../channel/chunks.ts';
import type { SessionIo } from '../handler.ts';
import type { CommandOutput } from './output.ts';

const lineFeed = 0x0a;

/** Two streams as they come, each with a payload type of its own, and the exit code at the end (§11). */
export class SeparateOutput implements CommandOutput {
  readonly #io: SessionIo;
  readonly #output: PrefixedStream;
  readonly #errors: PrefixedStream;

  constructor(io: SessionIo, prefixes: { readonly stdoutPrefix: string; readonly stderrPrefix: string }) {
    this.#io = io;
    this.#output = new PrefixedStream(prefixes.stdoutPrefix, (chunk) => io.send(payloadTypes.output, chunk));
    this.#errors = new PrefixedStream(prefixes.stderrPrefix, (chunk) => io.send(payloadTypes.stdErr, chunk));
  }

  output(bytes: Uint8Array): void {
    this.#output.push(bytes);
  }

  errors(bytes: Uint8Array): void {
    this.#errors.push(bytes);
  }

  exited(code: number, done: () => void): void {
    this.#output.end();
    this.#errors.end();
    this.#io.send(payloadTypes.exitCode, encodeExitCode(code));
    done();
  }

  drained(): void {
    // What came was sent; the command waits.
  }
}

/** Puts the prefix before the first message, and before each that follows one which ended with a line. */
class PrefixedStream {
  readonly #prefix: Buffer;
  readonly #chunker: Chunker;
  readonly #send: (chunk: Uint8Array) => void;
  #isAtLineStart = true;

  constructor(prefix: string, send: (chunk: Uint8Array) => void) {
    this.#prefix = Buffer.from(prefix, 'utf8');
    this.#chunker = new Chunker(maxPayload - this.#prefix.length);
    this.#send = send;
  }

  push(bytes: Uint8Array): void {
    for (const chunk of this.#chunker.push(bytes)) this.#tell(chunk);
  }

  end(): void {
    for (const chunk of this.#chunker.flush()) this.#tell(chunk);
  }

  #tell(chunk: Uint8Array): void {
    this.#send(this.#isAtLineStart ? Buffer.concat([this.#prefix, chunk]) : chunk);
    this.#isAtLineStart = chunk[chunk.byteLength - 1] === lineFeed;
  }
}
