/** Ports below are for administrators on many systems. */
export const firstCommonPort = 1024;
const commonOffset = 8000;

/**
 * The same port where anybody may listen on it: 5432 stays, 443 becomes 8443. Many systems keep those below 1024
 * for administrators.
 */
export function commonPort(port: number): number {
  return port < firstCommonPort ? port + commonOffset : port;
}
