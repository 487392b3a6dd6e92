import type { Writable } from 'node:stream';

/** A raw stream to a port of the node (AWS-StartSSHSession). */
export interface RawStream {
  readonly input: Writable;
  /** Largest payload of a message seen, bytes; undefined where that cannot be seen. */
  readonly largestPayload: number | undefined;
  /** Most input messages in flight, where that was recorded. */
  readonly mostInFlight: number | undefined;
  close(): Promise<void>;
}

/** A local port that is forwarded to a port of the node (AWS-StartPortForwardingSession). */
export interface TunnelPort {
  readonly port: number;
  /** How often the session lost its socket. */
  readonly losses: number;
  close(): Promise<void>;
}

/** One client of Session Manager: ours, or the real plugin. */
export interface Carrier {
  readonly name: string;
  /** @param consumed told the output as it comes */
  openRaw(port: number, consumed: (bytes: Uint8Array) => void): Promise<RawStream>;
  openTunnel(port: number): Promise<TunnelPort>;
}
