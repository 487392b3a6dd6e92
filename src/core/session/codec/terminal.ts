import { isCount, jsonPayload, parsePayload, textOf } from './payload.ts';

/** Of a terminal, in characters; payload type `size` (§11). */
export interface TerminalSize {
  readonly cols: number;
  readonly rows: number;
}

export function encodeSize(size: TerminalSize): Buffer {
  return jsonPayload({ cols: size.cols, rows: size.rows });
}

export function parseSize(payload: Uint8Array): TerminalSize | undefined {
  const { cols, rows } = parsePayload(payload) ?? {};
  return isCount(cols) && isCount(rows) ? { cols, rows } : undefined;
}

const flagBytes = 4;

/** Payload type `flag`: one of `flagValues`, big-endian (§5). */
export function encodeFlag(flag: number): Buffer {
  const payload = Buffer.alloc(flagBytes);
  payload.writeUInt32BE(flag);
  return payload;
}

export function parseFlag(payload: Uint8Array): number | undefined {
  if (payload.byteLength !== flagBytes) return undefined;
  return new DataView(payload.buffer, payload.byteOffset, flagBytes).getUint32(0);
}

/** Payload type `exitCode` is the text `EXIT_CODE: n`, not a number (§11). */
export function encodeExitCode(code: number): Buffer {
  return Buffer.from(`EXIT_CODE: ${String(code)}`, 'utf8');
}

export function parseExitCode(payload: Uint8Array): number | undefined {
  const digits = /^EXIT_CODE:\s*(-?\d{1,10})\s*$/.exec(textOf(payload))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
