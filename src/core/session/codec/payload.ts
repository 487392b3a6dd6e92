import { isRecord, parseJson } from '../../base/json.ts';

/** Payloads are UTF-8 JSON unless they are stream bytes, a flag or the exit code. */
export function jsonPayload(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

/** `undefined` for anything but a JSON object. */
export function parsePayload(payload: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  const value = parseJson(textOf(payload));
  return isRecord(value) ? value : undefined;
}

export function textOf(payload: Uint8Array): string {
  return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8');
}

/** A sequence number or a size: a whole number, not negative, that a double holds exactly. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
