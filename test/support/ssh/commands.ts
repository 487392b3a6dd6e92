import { spawn } from 'node:child_process';
import type { ServerChannel, Session } from 'ssh2';

/** Runs what a client asks for on this computer, bytes as they are, and answers with the exit code. */
export function runCommands(session: Session): void {
  session.on('exec', (accept, _reject, { command }) => run(accept(), ['-c', command]));
  session.on('shell', (accept) => run(accept(), []));
  // OpenSSH asks for these and goes on without.
  session.on('pty', (accept: (() => void) | undefined) => accept?.());
  session.on('env', (accept: (() => void) | undefined) => accept?.());
}

function run(channel: ServerChannel, argv: readonly string[]): void {
  const child = spawn('sh', argv);
  channel.pipe(child.stdin);
  child.stdout.pipe(channel, { end: false });
  child.stderr.pipe(channel.stderr, { end: false });
  for (const stream of [channel, child.stdin]) stream.on('error', () => undefined);
  channel.on('close', () => child.kill('SIGKILL'));
  // After the last output.
  child.on('close', (code) => {
    if (channel.destroyed) return;
    channel.exit(code ?? 255);
    channel.end();
  });
}
