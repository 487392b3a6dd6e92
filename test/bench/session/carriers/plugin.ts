import type { ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Writable } from 'node:stream';
import type { SessionRequest } from '../../../../src/core/model/sessionService.ts';
import { nextFreePort } from '../../../../src/core/session/port/index.ts';
import { endGroup, spawnGroup } from '../../../support/child.mjs';
import type { Peer } from '../peer.ts';
import type { Carrier } from './carrier.ts';

const program = 'session-manager-plugin';
/** What the plugin prints when its local port listens; in raw mode it prints nothing. */
const listening = /Waiting for connections/;

/** The path of AWS's own plugin, where it is installed. */
export function findPlugin(path = process.env['PATH'] ?? ''): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The real plugin against the same simulator; it is started as the AWS CLI starts it (session protocol §15). */
export function pluginCarrier(file: string, peer: Peer): Carrier {
  return {
    name: program,
    async openRaw(port, consumed) {
      const child = await start(file, peer, 'AWS-StartSSHSession', { portNumber: [String(port)] });
      child.stdout?.on('data', consumed);
      return {
        input: inputOf(child),
        largestPayload: undefined,
        mostInFlight: undefined,
        close: () => stop(child),
      };
    },
    async openTunnel(port) {
      const local = await nextFreePort(20_000 + Math.floor(Math.random() * 20_000));
      if (local === undefined) throw new Error('no free port');
      const parameters = { portNumber: [String(port)], localPortNumber: [String(local)] };
      const child = await start(file, peer, 'AWS-StartPortForwardingSession', parameters);
      await printed(child, listening);
      return { port: local, losses: 0, close: () => stop(child) };
    },
  };
}

async function start(
  file: string,
  { service, node, region, endpoint, credentials }: Peer,
  documentName: string,
  parameters: NonNullable<SessionRequest['parameters']>,
): Promise<ChildProcess> {
  const { signal } = new AbortController();
  const { sessionId, url, token } = await service.start({ target: node, documentName, parameters }, signal);
  const answer = JSON.stringify({ SessionId: sessionId, StreamUrl: url, TokenValue: token });
  const argv = [answer, region, 'StartSession', '', JSON.stringify({ Target: node }), endpoint];
  return spawnGroup(file, argv, {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  });
}

function inputOf({ stdin }: ChildProcess): Writable {
  if (stdin === null) throw new Error('the plugin has no input');
  stdin.on('error', () => undefined);
  return stdin;
}

function printed(child: ChildProcess, words: RegExp): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the plugin ended: ${text}`)));
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (words.test(text)) resolve();
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid !== undefined) await endGroup(child.pid);
}
