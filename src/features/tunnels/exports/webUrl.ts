import type { LocalAddress } from './rdp.ts';

export type WebScheme = 'http' | 'https';

const securePorts: readonly number[] = [443, 8443, 9443];
const plainPorts: readonly number[] = [80, 3000, 5601, 8000, 8080, 8081, 9000, 9090, 15_672];

/** What a web server on that remote port usually speaks; undefined: the person is asked. */
export function webSchemeOf(remotePort: number): WebScheme | undefined {
  if (securePorts.includes(remotePort)) return 'https';
  return plainPorts.includes(remotePort) ? 'http' : undefined;
}

export function webUrl(scheme: WebScheme, { host, port }: LocalAddress): string {
  return `${scheme}://${host}:${port}/`;
}
