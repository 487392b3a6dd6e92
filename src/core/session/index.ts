/** The Session Manager data channel. A bundle of its own, loaded at the first session. */
export { startLiveSession } from './live/liveSession.ts';
export { createShellSession } from './shell.ts';
export { sessionTypes, shellSessionTypes } from './handshake.ts';
export { createPortForward, listenLocally, nextFreePort, pipeRaw } from './port/index.ts';
export type { LocalListener, PortForward, PortTraffic } from './port/index.ts';
