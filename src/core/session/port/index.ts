/** What travels through a session of type Port (§12): tunnels and raw streams. */
export { createPortForward, type PortForward, type PortForwardOptions, type PortTraffic } from './forward.ts';
export { listenLocally, nextFreePort, type LocalListener } from './listen.ts';
export { pipeRaw } from './raw.ts';
