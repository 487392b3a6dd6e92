import type { OpenSocket } from '../../../../src/core/session/channel/socket.ts';

/** Offsets of the header (session protocol §3). */
const typeAt = 4;
const sequenceAt = 48;
const input = 'i'.charCodeAt(0);
const acknowledge = 'a'.charCodeAt(0);
/** A header and its payload's length. */
const headerBytes = 120;

export interface Spy {
  readonly openSocket: OpenSocket;
  /** Most input messages that were sent and not acknowledged; of a run in which nothing is lost. */
  readonly mostInFlight: number;
  /** Largest payload that came, bytes. */
  readonly largestPayload: number;
}

/** Looks at frames as they pass, at the cost of a few bytes each. */
export function spyOn(open: OpenSocket): Spy {
  let sent = 0;
  let acknowledged = 0;
  let mostInFlight = 0;
  let largestPayload = 0;
  const look = (frame: Uint8Array): void => {
    if (frame[typeAt] === acknowledge) acknowledged += 1;
    else largestPayload = Math.max(largestPayload, frame.byteLength - headerBytes);
  };
  const count = (frame: string | Uint8Array): void => {
    if (typeof frame === 'string' || frame[typeAt] !== input) return;
    const { buffer, byteOffset } = frame;
    sent = Math.max(sent, Number(new DataView(buffer, byteOffset).getBigInt64(sequenceAt)) + 1);
    mostInFlight = Math.max(mostInFlight, sent - acknowledged);
  };
  return {
    openSocket: (url, listener) => {
      const socket = open(url, {
        opened: () => listener.opened(),
        ponged: () => listener.ponged(),
        ended: (end) => listener.ended(end),
        received: (frame) => {
          look(frame);
          listener.received(frame);
        },
      });
      return {
        ...socket,
        send: (frame) => {
          count(frame);
          socket.send(frame);
        },
      };
    },
    get mostInFlight() {
      return mostInFlight;
    },
    get largestPayload() {
      return largestPayload;
    },
  };
}
