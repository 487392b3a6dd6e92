/** Where a program on this computer connects to. */
export interface LocalAddress {
  /** As a rule 127.0.0.1. */
  readonly host: string;
  readonly port: number;
}

/**
 * A file that Remote Desktop clients open: the address, and that the person is asked for user and password. None
 * of these is in it. The server's certificate names the node and not this computer, so that a warning is in order.
 */
export function rdpFile({ host, port }: LocalAddress): string {
  const lines = [
    `full address:s:${host}:${port}`,
    'prompt for credentials:i:1',
    'administrative session:i:0',
    'authentication level:i:2',
    'enablecredsspsupport:i:1',
    'autoreconnection enabled:i:1',
    'screen mode id:i:1',
    'smart sizing:i:1',
    'dynamic resolution:i:1',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** `ad-prod-1.rdp`: the tunnel's name without what file systems refuse. */
export function rdpFileName(name: string): string {
  const kept = name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[. -]+|[. -]+$/g, '');
  return `${kept === '' ? 'tunnel' : kept}.rdp`;
}
