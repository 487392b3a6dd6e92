/** smux version 1, the only one real agents speak (§12); version 2 adds a command we never use. */
export const smuxVersion = 1;

/** Commands of a frame: open a stream, close it in both directions, data, keep-alive (§12). */
export const smuxCommands = { syn: 0, fin: 1, psh: 2, nop: 3 } as const;
export type SmuxCommand = (typeof smuxCommands)[keyof typeof smuxCommands];

/** Bytes before the data: version, command, length (u16) and stream id (u32), both LITTLE-endian (§12). */
export const smuxHeaderBytes = 8;

/** Data of one frame at most, as both real peers cut it (§12); on receipt anything that fits in a u16 is taken. */
export const smuxMaxFrame = 32_768;

/** What a frame may be refused for. The stream of frames cannot be read on after any of these. */
export type SmuxFault = 'version' | 'command' | 'length';

/** The header of a frame with `length` bytes of data, which are to follow. */
export function encodeSmuxHeader(command: SmuxCommand, streamId: number, length = 0): Buffer {
  const header = Buffer.allocUnsafe(smuxHeaderBytes);
  header.writeUInt8(smuxVersion, 0);
  header.writeUInt8(command, 1);
  header.writeUInt16LE(length, 2);
  header.writeUInt32LE(streamId, 4);
  return header;
}
