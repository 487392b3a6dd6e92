import { smuxCommands, smuxHeaderBytes, smuxVersion, type SmuxFault } from './frame.ts';

/** What frames say. Data comes in pieces as it arrives, never joined, and is a view of what was given. */
export interface SmuxFrames {
  opened(streamId: number): void;
  data(streamId: number, bytes: Uint8Array): void;
  finished(streamId: number): void;
  /** A keep-alive; nothing answers it. */
  beat(): void;
}

/** Reads frames that are cut anywhere (§12). It holds at most one header, however long a frame claims to be. */
export class SmuxParser {
  readonly #frames: SmuxFrames;
  readonly #header = Buffer.alloc(smuxHeaderBytes);
  #headerFilled = 0;
  /** Data of the current frame that is still to come. */
  #rest = 0;
  #streamId = 0;
  #fault: SmuxFault | undefined;

  constructor(frames: SmuxFrames) {
    this.#frames = frames;
  }

  /** @returns why the frames cannot be read on; then nothing more is, whatever is pushed */
  push(bytes: Uint8Array): SmuxFault | undefined {
    let offset = 0;
    while (this.#fault === undefined && offset < bytes.byteLength) {
      offset += this.#rest > 0 ? this.#data(bytes.subarray(offset)) : this.#head(bytes.subarray(offset));
    }
    return this.#fault;
  }

  #data(bytes: Uint8Array): number {
    const piece = bytes.subarray(0, this.#rest);
    this.#rest -= piece.byteLength;
    this.#frames.data(this.#streamId, piece);
    return piece.byteLength;
  }

  #head(bytes: Uint8Array): number {
    const piece = bytes.subarray(0, smuxHeaderBytes - this.#headerFilled);
    this.#header.set(piece, this.#headerFilled);
    this.#headerFilled += piece.byteLength;
    if (this.#headerFilled === smuxHeaderBytes) {
      this.#headerFilled = 0;
      this.#fault = this.#frame();
    }
    return piece.byteLength;
  }

  #frame(): SmuxFault | undefined {
    if (this.#header.readUInt8(0) !== smuxVersion) return 'version';
    const command = this.#header.readUInt8(1);
    const length = this.#header.readUInt16LE(2);
    const streamId = this.#header.readUInt32LE(4);
    if (command === smuxCommands.psh) {
      this.#rest = length;
      this.#streamId = streamId;
      return undefined;
    }
    // Real peers never give these any data; to pass by it would be to guess where the next frame begins.
    if (length !== 0) return command in bare ? 'length' : 'command';
    return this.#bare(command, streamId);
  }

  #bare(command: number, streamId: number): SmuxFault | undefined {
    switch (command) {
      case smuxCommands.syn:
        this.#frames.opened(streamId);
        return undefined;
      case smuxCommands.fin:
        this.#frames.finished(streamId);
        return undefined;
      case smuxCommands.nop:
        this.#frames.beat();
        return undefined;
      default:
        return 'command';
    }
  }
}

const bare = { [smuxCommands.syn]: true, [smuxCommands.fin]: true, [smuxCommands.nop]: true };
