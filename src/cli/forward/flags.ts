import { portOf, refuse, understand, type Understood } from '../session/arguments.ts';
import {
  sessionFlags,
  sessionOptions,
  sessionUsage,
  targetUsage,
  type SessionFlags,
} from '../session/flags.ts';

/** What `forward` is asked for. */
export interface ForwardFlags extends SessionFlags {
  readonly remotePort: number;
  /** A host that the node reaches; absent: the node itself. */
  readonly remoteHost?: string;
  /** 0: any that is free. */
  readonly localPort: number;
}

export const forwardUsage = `Usage: ssm-workbench forward --target TARGET --remote-port PORT [options]

Forwards a port of this computer to a node, or through it to a host that it reaches. When connections are taken it
prints one line to standard output, "listening 127.0.0.1:PORT"; all else goes to standard error. It goes on until it
is interrupted, over lost connections too; the session is then terminated on the node.

Options
${targetUsage}
  --remote-port PORT      on the node, or on --remote-host
  --remote-host HOST      a name or an address as the node sees it
  --local-port PORT       on 127.0.0.1 (default: any that is free)
${sessionUsage}

Example
  ssm-workbench forward --target bastion --remote-host db.internal --remote-port 5432 --local-port 15432

Exit code
  0  it was interrupted (SIGINT, SIGTERM or SIGHUP)
  1  the local port cannot be used, or the session could not be started, was lost or ended from outside
  2  the command line was not understood
`;

const options = {
  ...sessionOptions,
  'remote-port': { type: 'string' },
  'remote-host': { type: 'string' },
  'local-port': { type: 'string' },
} as const;

export function parseForwardFlags(argv: readonly string[]): Understood<ForwardFlags> {
  return understand(argv, options, (values) => {
    const remoteHost = values['remote-host'];
    const remotePort = values['remote-port'] ?? refuse('Name the port: --remote-port PORT.');
    const localPort = values['local-port'] ?? '0';
    if (remoteHost !== undefined && !/^[\w.:%-]+$/.test(remoteHost)) {
      refuse(`--remote-host is a name or an address, not "${remoteHost}".`);
    }
    return {
      ...sessionFlags(values),
      remotePort: portOf('remote-port', remotePort),
      localPort: localPort === '0' ? 0 : portOf('local-port', localPort),
      ...(remoteHost === undefined ? {} : { remoteHost }),
    };
  });
}
