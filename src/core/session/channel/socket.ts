/** How a socket ended: close code 1000 is clean, 1006 means that there was no closing frame. */
export interface SocketEnd {
  readonly code: number;
  /** The peer's reason or the error's message; for people and the log, holds no secret. */
  readonly detail: string;
}

/** What a socket tells. Nothing comes after `ended`, which comes exactly once, also if it never opened. */
export interface SocketListener {
  opened(): void;
  /** Text and binary frames alike, as bytes: receivers make no difference (§2). */
  received(frame: Uint8Array): void;
  ponged(): void;
  ended(end: SocketEnd): void;
}

/** One WebSocket as the channel needs it. Every method is harmless on a socket that has ended. */
export interface ChannelSocket {
  /** Bytes that were sent here and that the network has not taken yet. */
  readonly backlog: number;
  /** Text goes as a text frame, bytes as a binary one. They are taken before it returns: the sender uses its memory again. */
  send(frame: string | Uint8Array): void;
  ping(): void;
  /** Stops reading, so that TCP holds the peer back; pongs wait too. */
  pause(): void;
  resume(): void;
  /** Closes cleanly, code 1000. */
  close(): void;
  /** Drops the connection without a word. */
  terminate(): void;
}

/** Dials `url`, verbatim (§1); never throws: what goes wrong is told to `ended`. */
export type OpenSocket = (url: string, listener: SocketListener) => ChannelSocket;
