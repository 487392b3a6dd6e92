import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Link, type Loss } from '../../../../../src/core/session/channel/link.ts';
import type { ChannelSocket, SocketListener } from '../../../../../src/core/session/channel/socket.ts';
import { parseOpenDataChannel } from '../../../../../src/core/session/codec/index.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

interface Dial {
  readonly url: string;
  readonly listener: SocketListener;
  readonly sent: (string | Uint8Array)[];
  readonly calls: string[];
  backlog: number;
}

function createLink(): { link: Link; dials: Dial[]; events: string[]; losses: Loss[]; clock: ManualClock } {
  const clock = new ManualClock();
  const dials: Dial[] = [];
  const events: string[] = [];
  const losses: Loss[] = [];
  const openSocket = (url: string, listener: SocketListener): ChannelSocket => {
    const dial: Dial = { url, listener, sent: [], calls: [], backlog: 0 };
    dials.push(dial);
    return {
      get backlog() {
        return dial.backlog;
      },
      send: (frame) => dial.sent.push(frame),
      ping: () => dial.calls.push('ping'),
      pause: () => dial.calls.push('pause'),
      resume: () => dial.calls.push('resume'),
      close: () => dial.calls.push('close'),
      terminate: () => dial.calls.push('terminate'),
    };
  };
  const link = new Link({
    openSocket,
    clock,
    clientId: 'client',
    clientVersion: '1.2.707.0',
    keepAliveMs: 30_000,
    up: () => events.push('up'),
    frame: (frame) => events.push(Buffer.from(frame).toString()),
    down: (loss) => losses.push(loss),
  });
  return { link, dials, events, losses, clock };
}

function dialOf(dials: readonly Dial[], index: number): Dial {
  const dial = dials[index];
  assert.ok(dial !== undefined);
  return dial;
}

it('opens the data channel and pings before it says that it is up (§2)', () => {
  const { link, dials, events } = createLink();
  link.connect('ws://a', 'token');
  const dial = dialOf(dials, 0);
  link.send(Buffer.from('too early'));
  dial.listener.opened();
  const [open] = dial.sent;
  assert.equal(typeof open, 'string');
  assert.equal(parseOpenDataChannel(String(open))?.token, 'token');
  assert.deepEqual([events, dial.calls, dial.sent.length], [['up'], ['ping'], 1]);
});

it('opens each socket as the same client, by another request (§2)', () => {
  const { link, dials } = createLink();
  const opens = [0, 1].map((index) => {
    link.connect('ws://a', `token ${String(index)}`);
    const dial = dialOf(dials, index);
    dial.listener.opened();
    return parseOpenDataChannel(String(dial.sent[0])) ?? assert.fail();
  });
  assert.deepEqual(
    opens.map(({ clientId, token }) => [clientId, token]),
    [
      ['client', 'token 0'],
      ['client', 'token 1'],
    ],
  );
  assert.notEqual(opens[0]?.requestId, opens[1]?.requestId);
});

it('says how long a lost socket lived and whether it brought anything', async () => {
  const { link, dials, losses, clock } = createLink();
  link.connect('ws://a', 't');
  const dial = dialOf(dials, 0);
  dial.listener.opened();
  await clock.advance(700);
  dial.listener.received(Buffer.from('x'));
  dial.listener.ended({ code: 1001, detail: '' });
  assert.deepEqual(losses, [{ opened: true, livedMs: 700, received: true, detail: 'closed with code 1001' }]);
  assert.equal(link.isUp, false);
});

it('does not hear a socket that it replaced', () => {
  const { link, dials, events, losses } = createLink();
  link.connect('ws://a', '1');
  const first = dialOf(dials, 0);
  first.listener.opened();
  link.connect('ws://b', '2');
  first.listener.received(Buffer.from('late'));
  first.listener.ended({ code: 1006, detail: '' });
  assert.deepEqual(first.calls, ['ping', 'terminate']);
  assert.deepEqual([events, losses], [['up'], []]);
  assert.equal(dialOf(dials, 1).url, 'ws://b');
});

it('closes cleanly and silently when it is disposed, and stops pinging', async () => {
  const { link, dials, losses, clock } = createLink();
  link.connect('ws://a', '1');
  dialOf(dials, 0).listener.opened();
  link.dispose();
  link.dispose();
  await clock.advance(100_000);
  assert.deepEqual(dialOf(dials, 0).calls, ['ping', 'close']);
  assert.equal(losses.length, 0);
});

it('stops reading on this socket and on those after it, until it is told to go on', () => {
  const { link, dials } = createLink();
  link.connect('ws://a', '1');
  dialOf(dials, 0).listener.opened();
  link.pause();
  link.connect('ws://b', '2');
  dialOf(dials, 1).listener.opened();
  link.resume();
  assert.deepEqual(dialOf(dials, 0).calls, ['ping', 'pause', 'terminate']);
  assert.deepEqual(dialOf(dials, 1).calls, ['ping', 'pause', 'resume', 'ping']);
});

it('keeps a line that is slower than its keep-alives, and drops it when it takes nothing more', async () => {
  const { link, dials, losses, clock } = createLink();
  link.connect('ws://a', '1');
  const dial = dialOf(dials, 0);
  dial.backlog = 1_000_000;
  dial.listener.opened();
  for (let count = 0; count < 9; count++) {
    dial.backlog -= 100_000;
    await clock.advance(30_000);
  }
  assert.equal(losses.length, 0);
  await clock.advance(60_000);
  assert.equal(losses.length, 1);
});

it('does not take a paused peer for dead, on a new socket either, and a dead one soon after', async () => {
  const { link, dials, losses, clock } = createLink();
  link.connect('ws://a', '1');
  link.pause();
  dialOf(dials, 0).listener.opened();
  await clock.advance(600_000);
  assert.equal(losses.length, 0);
  link.resume();
  await clock.advance(60_000);
  assert.deepEqual(
    losses.map(({ detail }) => detail),
    ['the other side stopped answering'],
  );
});

it('makes sure of a doubtful peer within five seconds', async () => {
  const { link, dials, losses, clock } = createLink();
  link.check();
  link.connect('ws://a', '1');
  dialOf(dials, 0).listener.opened();
  dialOf(dials, 0).listener.ponged();
  link.check();
  await clock.advance(5000);
  assert.equal(losses.length, 1);
});

it('says how much of what was sent the network has not taken yet', () => {
  const { link, dials } = createLink();
  assert.equal(link.backlog, 0);
  link.connect('ws://a', '1');
  assert.equal(link.backlog, 0);
  dialOf(dials, 0).backlog = 4096;
  assert.equal(link.backlog, 4096);
});
