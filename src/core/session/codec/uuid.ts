const hexPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const halfBytes = 8;
const uuidBytes = 16;

export function isUuid(text: string): boolean {
  return hexPattern.test(text);
}

/** Writes 16 bytes: the UUID's second half first, then its first half (§3). The text must be a UUID. */
export function writeUuid(target: Buffer, offset: number, uuid: string): void {
  const hex = uuid.replaceAll('-', '');
  target.write(hex.slice(uuidBytes), offset, halfBytes, 'hex');
  target.write(hex.slice(0, uuidBytes), offset + halfBytes, halfBytes, 'hex');
}

/** Reads what {@link writeUuid} wrote, as lower-case hyphenated text. */
export function readUuid(source: Buffer, offset: number): string {
  const first = source.toString('hex', offset + halfBytes, offset + uuidBytes);
  const second = source.toString('hex', offset, offset + halfBytes);
  const groups = [
    first.slice(0, 8),
    first.slice(8, 12),
    first.slice(12),
    second.slice(0, 4),
    second.slice(4),
  ];
  return groups.join('-');
}
