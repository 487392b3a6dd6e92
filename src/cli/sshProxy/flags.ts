import { portOf, refuse, understand, type Understood } from '../session/arguments.ts';
import {
  sessionFlags,
  sessionOptions,
  sessionUsage,
  targetUsage,
  type SessionFlags,
} from '../session/flags.ts';

/** How a public key gets to the node before the connection. */
export type KeyPush = 'instanceConnect' | 'runCommand';

/** What `ssh-proxy` is asked for. */
export interface SshProxyFlags extends SessionFlags {
  /** Of the SSH server on the node. */
  readonly port: number;
  /** Absent: no key is pushed. */
  readonly push?: {
    readonly by: KeyPush;
    readonly user: string;
    /** Files of public keys, or of private ones, beside which the public one lies as PATH.pub. */
    readonly identities: readonly string[];
  };
}

export const sshProxyUsage = `Usage: ssm-workbench ssh-proxy --target TARGET [options]

The ProxyCommand of ssh, scp, rsync and Remote-SSH: an SSH connection through Session Manager on standard input and
output. Nothing else is ever written to standard output. "SSM Workbench: Write SSH Config for Node…" writes
the block that uses it.

Options
${targetUsage}
  --port PORT             of the SSH server on the node (default: 22)
  --user USER             who signs in, for the key that is pushed
  --identity PATH         a public key (PATH.pub beside a private one), for the key that is pushed; may be repeated
  --push-key              push it by EC2 Instance Connect (ec2-instance-connect:SendSSHPublicKey) before connecting.
                          The node takes it for 60 seconds. EC2 instances only
  --push-key-by-run-command
                          push it by Run Command (AWS-RunShellScript): it is written into the user's
                          authorized_keys, and removed after 60 seconds. For nodes that Instance Connect does not
                          serve; whoever may read the account's commands sees the public key
${sessionUsage}

Example (~/.ssh/config)
  Host web-1.ssm
    HostName i-0123456789abcdef0
    User ec2-user
    IdentityFile ~/.ssh/id_ed25519
    ProxyCommand ssm-workbench ssh-proxy --target %h --port %p --user %r --push-key --identity ~/.ssh/id_ed25519

Exit code
  0  the connection ended
  1  the key could not be pushed, or the session could not be started, was lost or ended from outside
  2  the command line was not understood
`;

const options = {
  ...sessionOptions,
  port: { type: 'string' },
  user: { type: 'string' },
  identity: { type: 'string', multiple: true },
  'push-key': { type: 'boolean' },
  'push-key-by-run-command': { type: 'boolean' },
} as const;

/** As useradd takes them, and as EC2 Instance Connect does; no sign that a shell would read. */
const userName = /^[A-Za-z_][\w@.-]{0,30}\$?$/;

const defaultPort = '22';

export function parseSshProxyFlags(argv: readonly string[]): Understood<SshProxyFlags> {
  return understand(argv, options, (values) => {
    const push = pushOf({
      isByInstanceConnect: values['push-key'] === true,
      isByRunCommand: values['push-key-by-run-command'] === true,
      user: values.user,
      identities: values.identity ?? [],
    });
    return {
      ...sessionFlags(values),
      port: portOf('port', values.port ?? defaultPort),
      ...(push === undefined ? {} : { push }),
    };
  });
}

interface PushValues {
  readonly isByInstanceConnect: boolean;
  readonly isByRunCommand: boolean;
  readonly user: string | undefined;
  readonly identities: readonly string[];
}

function pushOf({
  isByInstanceConnect,
  isByRunCommand,
  user,
  identities,
}: PushValues): SshProxyFlags['push'] {
  if (!isByInstanceConnect && !isByRunCommand) return undefined;
  if (isByInstanceConnect && isByRunCommand) {
    refuse('Push the key one way: --push-key or --push-key-by-run-command.');
  }
  if (user === undefined)
    return refuse('A key is pushed for a user: --user USER (in ssh_config: --user %r).');
  if (!userName.test(user)) refuse(`--user is the name of a user, not "${user}".`);
  if (identities.length === 0) refuse('Name the public key to push: --identity PATH.');
  return { by: isByRunCommand ? 'runCommand' : 'instanceConnect', user, identities };
}
