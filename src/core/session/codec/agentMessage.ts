import { hash } from 'node:crypto';
import { messageTypes } from './constants.ts';
import { isUuid, readUuid, writeUuid } from './uuid.ts';

/** One binary frame of the data channel (§3). */
export interface AgentMessage {
  /** One of `messageTypes`, or what a newer peer invented. At most 32 ASCII characters. */
  readonly messageType: string;
  readonly schemaVersion: number;
  /** Milliseconds since the epoch; never 0, both real peers reject that. */
  readonly createdDate: number;
  readonly sequenceNumber: number;
  /** Low 32 bits of the 64: see `headerFlags`. */
  readonly flags: number;
  /** Lower-case hyphenated UUID. */
  readonly messageId: string;
  readonly payloadType: number;
  /** As sent: the ciphertext when the session is encrypted. A view of the frame, not a copy. */
  readonly payload: Uint8Array;
}

/** Why a frame is no AgentMessage. */
export type FrameError =
  'tooShort' | 'headerLength' | 'messageType' | 'createdDate' | 'sequenceNumber' | 'digest';

export type Decoded =
  { readonly ok: true; readonly message: AgentMessage } | { readonly ok: false; readonly error: FrameError };

/** HeaderLength counts up to PayloadLength and not that field itself: the payload starts 4 bytes later. */
const headerLength = 116;
const payloadOffset = headerLength + 4;
const typeBytes = 32;
const digestBytes = 32;
const at = {
  type: 4,
  schema: 36,
  created: 40,
  sequence: 48,
  flags: 56,
  id: 64,
  digest: 80,
  kind: 112,
} as const;
const twoPow32 = 2 ** 32;

/**
 * @param allocate gives the memory to write to, of that many bytes and whatever content
 * @throws RangeError for a message that cannot be written; such a message is a bug of the caller.
 */
export function encodeMessage(
  message: AgentMessage,
  allocate: (bytes: number) => Buffer = (bytes) => Buffer.allocUnsafe(bytes),
): Buffer {
  if (!/^[\x21-\x7e]{1,32}$/.test(message.messageType)) throw new RangeError('Bad message type');
  if (!isUuid(message.messageId)) throw new RangeError('Bad message id');
  // Every byte is written below, so nothing of what was in the memory before goes out.
  const frame = allocate(payloadOffset + message.payload.byteLength);
  frame.writeUInt32BE(headerLength, 0);
  frame.fill(' ', at.type, at.schema, 'latin1');
  frame.write(message.messageType, at.type, typeBytes, 'latin1');
  frame.writeUInt32BE(message.schemaVersion, at.schema);
  writeUint64(frame, at.created, message.createdDate);
  writeUint64(frame, at.sequence, message.sequenceNumber);
  writeUint64(frame, at.flags, message.flags);
  writeUuid(frame, at.id, message.messageId);
  frame.write(sha256(message.payload), at.digest, digestBytes, 'latin1');
  frame.writeUInt32BE(message.payloadType, at.kind);
  frame.writeUInt32BE(message.payload.byteLength, headerLength);
  frame.set(message.payload, payloadOffset);
  return frame;
}

/**
 * Reads a frame; never throws. The payload runs to the frame's end, whatever PayloadLength says. `start_publication` and
 * `pause_publication` skip every check but the frame's size, as the plugin does.
 */
export function decodeMessage(frame: Uint8Array): Decoded {
  const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
  if (bytes.length < payloadOffset) return { ok: false, error: 'tooShort' };
  const header = bytes.readUInt32BE(0);
  if (header < headerLength || header + 4 > bytes.length) return { ok: false, error: 'headerLength' };
  const message: AgentMessage = {
    messageType: readType(bytes),
    schemaVersion: bytes.readUInt32BE(at.schema),
    createdDate: readUint64(bytes, at.created),
    sequenceNumber: readUint64(bytes, at.sequence),
    flags: bytes.readUInt32BE(at.flags + 4),
    messageId: readUuid(bytes, at.id),
    payloadType: bytes.readUInt32BE(at.kind),
    payload: bytes.subarray(header + 4),
  };
  const error = isPublication(message.messageType) ? undefined : problemOf(message, bytes);
  return error === undefined ? { ok: true, message } : { ok: false, error };
}

function problemOf(message: AgentMessage, bytes: Buffer): FrameError | undefined {
  if (message.messageType === '') return 'messageType';
  if (message.createdDate === 0) return 'createdDate';
  if (!Number.isSafeInteger(message.sequenceNumber)) return 'sequenceNumber';
  if (bytes.readUInt32BE(headerLength) === 0 && message.payload.byteLength === 0) return undefined;
  const digest = bytes.toString('latin1', at.digest, at.digest + digestBytes);
  return sha256(message.payload) === digest ? undefined : 'digest';
}

function isPublication(messageType: string): boolean {
  return messageType === messageTypes.startPublication || messageType === messageTypes.pausePublication;
}

/** NULs go first, then spaces: peers have padded with either. */
function readType(bytes: Buffer): string {
  const padded = bytes.toString('latin1', at.type, at.schema);
  return padded.replace(/^\0+|\0+$/g, '').trim();
}

/** A negative or absurdly large number reads as unsafe and is refused by the caller. */
function readUint64(bytes: Buffer, offset: number): number {
  return bytes.readUInt32BE(offset) * twoPow32 + bytes.readUInt32BE(offset + 4);
}

function writeUint64(bytes: Buffer, offset: number, value: number): void {
  bytes.writeUInt32BE(Math.floor(value / twoPow32), offset);
  bytes.writeUInt32BE(value % twoPow32, offset + 4);
}

/** One character a byte: a string costs less than a buffer of 32 bytes, and there is one for every message. */
function sha256(payload: Uint8Array): string {
  return hash('sha256', payload, 'binary');
}
