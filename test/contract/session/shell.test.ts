import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  SSMClient,
  ResumeSessionCommand,
  StartSessionCommand,
  TerminateSessionCommand,
} from '@aws-sdk/client-ssm';
import { WebSocket } from 'ws';
import { systemClock } from '../../../src/core/base/clock.ts';
import { silentLog } from '../../../src/core/base/log.ts';
import { openChannel } from '../../../src/core/session/channel/channel.ts';
import { createShellSession } from '../../../src/core/session/shell.ts';
import { webSocketFactory } from '../../../src/core/session/webSocket.ts';
import type { ChannelSocket } from '../../../src/core/session/channel/socket.ts';
import type { ChannelEnd } from '../../../src/core/session/channel/state.ts';
import type { ShellSession } from '../../../src/core/session/shell.ts';
import { findShell } from '../../../src/simulator/exec/hostShell.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';

const limits = { skip: findShell() === undefined, timeout: 300_000 };

/** The client kernel's channel against the simulator's agent: both sides real, over a real socket. */
describe('a shell over the data channel', limits, () => {
  let simulator: Simulator;
  let ssm: SSMClient;

  before(async () => {
    simulator = await createSimulator();
    const { endpoint, region, credentials } = simulator;
    ssm = new SSMClient({ endpoint, region, credentials });
  });

  after(async () => {
    ssm.destroy();
    await simulator.dispose();
  });

  async function start(): Promise<{ readonly id: string; readonly url: string; readonly token: string }> {
    const node = simulator.fleet.nodes.find(
      ({ platform, pingStatus }) => platform === 'Linux' && pingStatus === 'Online',
    );
    const answer = await ssm.send(new StartSessionCommand({ Target: node?.id }));
    return { id: answer.SessionId ?? '', url: answer.StreamUrl ?? '', token: answer.TokenValue ?? '' };
  }

  /** @param sockets collects the sockets that the client opens */
  async function open(sockets: ChannelSocket[] = []): Promise<Screen> {
    const { id, url, token } = await start();
    const dial = webSocketFactory();
    const channel = openChannel({
      sessionId: id,
      url,
      token,
      target: 'i-1',
      generateDataKey: () => Promise.reject(new Error('No data keys here')),
      openSocket: (address, listener) => {
        const socket = dial(address, listener);
        sockets.push(socket);
        return socket;
      },
      clock: systemClock,
      log: silentLog,
      signal: new AbortController().signal,
      resume: async () => {
        const again = await ssm.send(new ResumeSessionCommand({ SessionId: id }));
        return { url: again.StreamUrl ?? '', token: again.TokenValue ?? '' };
      },
    });
    return new Screen(createShellSession(channel), id);
  }

  it('shows what is typed and what the shell answers', async () => {
    const screen = await open();
    await screen.until(/\$ $/);
    screen.shell.type('echo "héllo $((40+2)) 🚀"; hostname\r');
    await screen.until(/héllo 42 🚀\r\nip-[\w.-]+\r\n/);
    screen.shell.type('exit\r');
    assert.deepEqual(await screen.end(), { kind: 'closed', text: '' });
  });

  it('tells the shell its size', async () => {
    const screen = await open();
    screen.shell.resize(101, 33);
    await screen.until(/\$ $/);
    for (let round = 0; !screen.text.includes('33 101'); round++) {
      screen.shell.type(`stty size; echo round-$((${String(round)}+1))\r`);
      await screen.until(new RegExp(`round-${String(round + 1)}\r\n`));
    }
    await screen.shell.terminate();
  });

  it('takes a paste of 100 KB whole', async () => {
    const screen = await open();
    await screen.until(/\$ $/);
    const line = 'zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich ';
    screen.shell.type('stty -echo; cat > pasted; stty echo; wc -l -c < pasted\r');
    await screen.until(/wc -l -c < pasted\r\n/);
    screen.shell.type(`${line}\r`.repeat(1_500));
    screen.shell.type('\u0004');
    const bytes = 1_500 * (Buffer.byteLength(line) + 1);
    await screen.until(new RegExp(`1500 +${String(bytes)}`));
    await screen.shell.terminate();
  });

  it('shows a megabyte of output whole', async () => {
    const screen = await open();
    await screen.until(/\$ $/);
    screen.shell.type('seq 1 150000; echo all-$((1+1))\r');
    await screen.until(/all-2\r\n/);
    const numbers = screen.text.match(/^\d+\r$/gm) ?? [];
    assert.equal(numbers.length, 150_000);
    await screen.shell.terminate();
  });

  it('loses nothing when messages get lost or arrive twice', async () => {
    simulator.faults.set({ channel: { lostMessages: 0.1, doubledMessages: 0.1 } });
    const screen = await open();
    await screen.until(/\$ $/);
    screen.shell.type('for i in 1 2 3 4 5 6 7 8; do echo "n$i"; sleep 0.01; done; echo over-$((3+4))\r');
    await screen.until(/n1\r\nn2\r\nn3\r\nn4\r\nn5\r\nn6\r\nn7\r\nn8\r\nover-7\r\n/);
    simulator.faults.clear();
    await screen.shell.terminate();
  });

  it('goes on where it was after its socket was cut, with everything said meanwhile', async () => {
    const sockets: ChannelSocket[] = [];
    const screen = await open(sockets);
    await screen.until(/\$ $/);
    screen.shell.type('for i in 1 2 3 4 5 6; do echo "line $i"; sleep 0.1; done; echo over-$((3+4))\r');
    await screen.until(/line 2\r\n/);
    sockets[0]?.terminate();
    await screen.until(/line 1\r\nline 2\r\nline 3\r\nline 4\r\nline 5\r\nline 6\r\nover-7\r\n/);
    assert.equal(sockets.length, 2);
    await screen.shell.terminate();
  });

  it('is closed for the client when somebody terminates it', async () => {
    const screen = await open();
    await screen.until(/\$ $/);
    await ssm.send(new TerminateSessionCommand({ SessionId: screen.id }));
    assert.equal((await screen.end()).kind, 'closed');
  });

  it('opens a channel for the right token only, once, and never for a web page', async () => {
    const { url, token } = await start();
    const opening = (value: string): string =>
      JSON.stringify({
        MessageSchemaVersion: '1.0',
        RequestId: 'r',
        TokenValue: value,
        ClientId: 'c',
        ClientVersion: '1.2.707.0',
      });
    assert.equal(await refusal(url, opening('wrong')), 1008);
    assert.equal(await refusal(url, 'not json'), 1008);
    assert.equal(await refusal(url, opening(token), { origin: 'https://example.com' }), 403);
    assert.equal(await refusal(url, opening(token), { host: 'rebound.example.com' }), 403);
    assert.equal(await refusal(url.replace(/channel\/[^?]+/, 'channel/nobody-1'), opening(token)), 404);
    const first = new WebSocket(url);
    first.on('open', () => first.send(opening(token)));
    await new Promise((resolve) => first.once('message', resolve));
    assert.equal(await refusal(url, opening(token)), 1008);
    first.terminate();
  });
});

/** Resolves with the status of a refused upgrade or the code of the close that follows the opening frame. */
function refusal(
  url: string,
  opening: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => socket.send(opening));
    socket.on('message', () => reject(new Error('was let in')));
    socket.on('close', resolve);
    socket.on('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', () => undefined);
  });
}

/** What the client has shown. */
class Screen {
  readonly shell: ShellSession;
  readonly id: string;
  #text = '';
  #end: ChannelEnd | undefined;
  #waiting: (() => void)[] = [];

  constructor(shell: ShellSession, id: string) {
    this.shell = shell;
    this.id = id;
    shell.onDidWrite((text) => {
      this.#text += text;
      this.#wake();
    });
    shell.channel.onDidClose((end) => {
      this.#end = end;
      this.#wake();
    });
  }

  get text(): string {
    return this.#text;
  }

  async until(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#text)) {
      if (this.#end !== undefined) throw new Error(`Ended (${this.#end.kind}) without ${String(pattern)}`);
      await this.#next();
    }
  }

  async end(): Promise<ChannelEnd> {
    for (;;) {
      if (this.#end !== undefined) return this.#end;
      await this.#next();
    }
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }
}
