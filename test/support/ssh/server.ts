import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import ssh2, { type AuthContext, type Connection } from 'ssh2';
import { runCommands } from './commands.ts';

// A module in CommonJS, whose names Node does not see.
const { Server, utils } = ssh2;

export interface SshServerOptions {
  /** Lines `TYPE BASE64` that are valid for an OS user now: `simulator.authorizedKeys(nodeId, user)`. */
  readonly authorizedKeys: (user: string) => readonly string[];
}

/** An SSH server on 127.0.0.1. Disposing ends its connections and what they run. */
export interface SshServer {
  readonly port: number;
  /** `TYPE BASE64`, as a line of known_hosts has it after the name. */
  readonly hostKey: string;
  /** Users who were let in, in order. */
  readonly logins: readonly string[];
  dispose(): Promise<void>;
}

/**
 * Stands in for sshd on a simulated node. Lets in who has the private key of an authorized one. `exec` runs in this
 * computer's `sh`, so that rsync's and (`scp -O`) scp's own servers can be started; a shell reads its commands from
 * the client, without a terminal. No sftp, no forwarding.
 */
export async function startSshServer({ authorizedKeys }: SshServerOptions): Promise<SshServer> {
  const hostKey = makeHostKey();
  const logins: string[] = [];
  const clients = new Set<Connection>();
  const server = new Server({ hostKeys: [hostKey.privateKey] }, (client) => {
    let user = '';
    clients.add(client);
    client.on('error', () => undefined);
    client.on('close', () => clients.delete(client));
    client.on('authentication', (context) => {
      user = context.username;
      authenticate(context, authorizedKeys(user));
    });
    client.on('ready', () => logins.push(user));
    client.on('session', (accept) => runCommands(accept()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hostKey: hostKey.line,
    logins,
    dispose: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const client of clients) client.end();
      }),
  };
}

/** A client first asks whether a key would do, without a signature, and then signs with it. */
function authenticate(context: AuthContext, authorized: readonly string[]): void {
  if (context.method !== 'publickey') {
    context.reject(['publickey']);
    return;
  }
  const { key, signature, blob, hashAlgo } = context;
  const line = `${key.algo} ${key.data.toString('base64')}`;
  const parsed = utils.parseKey(line);
  const isKnown = authorized.includes(line) && !(parsed instanceof Error);
  if (
    isKnown &&
    (signature === undefined || (blob !== undefined && parsed.verify(blob, signature, hashAlgo)))
  )
    context.accept();
  else context.reject(['publickey']);
}

/**
 * ssh2's own makers of keys drop zero bytes at the beginning of the public part, so that one ed25519 key in 256 cannot
 * be read again. Node writes all of them.
 */
function makeHostKey(): { privateKey: string; line: string } {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const parsed = utils.parseKey(privateKey);
  if (parsed instanceof Error) throw parsed;
  return { privateKey, line: `${parsed.type} ${parsed.getPublicSSH().toString('base64')}` };
}
