import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeMessage, payloadTypes } from '../../../../../src/core/session/codec/index.ts';
import type { ChannelFaults } from '../../../../../src/simulator/faults/faults.ts';
import { AgentChannel } from '../../../../../src/simulator/sessions/channel/agentChannel.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { testLuck } from '../../support/luck.ts';
import { Peer } from '../../support/peer.ts';

interface Bench {
  readonly clock: ManualClock;
  readonly channel: AgentChannel;
  readonly peer: Peer;
  /** What the end behind the channel was given. */
  readonly given: string[];
  ready: boolean;
  drains: number;
  activity: number;
}

function bench(faults: Partial<ChannelFaults> = {}): Bench {
  const clock = new ManualClock();
  const given: string[] = [];
  const made = { clock, given, ready: true, drains: 0, activity: 0 };
  const channel = new AgentChannel({
    sessionId: 's-1',
    clock,
    luck: testLuck(faults, clock),
    onActivity: () => made.activity++,
    end: {
      accepts: () => made.ready,
      receive: (payloadType, payload) =>
        given.push(`${String(payloadType)} ${Buffer.from(payload).toString()}`),
      drained: () => made.drains++,
    },
  });
  const peer = new Peer((frame) => channel.receive(frame));
  return Object.assign(made, { channel, peer });
}

const text = (value: string): Buffer => Buffer.from(value);

describe('the agent side of a channel, sending', () => {
  it('numbers data messages from 0, the first with the SYN flag', () => {
    const { channel, peer } = bench();
    channel.attach(peer.link);
    channel.send(payloadTypes.output, text('$ '));
    channel.send(payloadTypes.output, text('x'));
    assert.deepEqual(
      peer.data.map(({ sequenceNumber, flags, payloadType }) => [sequenceNumber, flags, payloadType]),
      [
        [0, 1, 1],
        [1, 0, 1],
      ],
    );
  });

  it('repeats the oldest message until it is acknowledged', async () => {
    const { clock, channel, peer } = bench();
    peer.acknowledges = false;
    channel.attach(peer.link);
    channel.send(payloadTypes.output, text('a'));
    channel.send(payloadTypes.output, text('b'));
    await clock.advance(1_000);
    const sent = peer.data.map(({ sequenceNumber }) => sequenceNumber);
    assert.deepEqual(sent.slice(0, 3), [0, 1, 0]);
    assert.ok(sent.slice(2).every((sequenceNumber) => sequenceNumber === 0));
    const [first] = peer.data;
    assert.ok(first);
    peer.acknowledge(first);
    await clock.advance(1_000);
    assert.equal(peer.data.at(-1)?.sequenceNumber, 1);
  });

  it('has no timer when everything is acknowledged', async () => {
    const { clock, channel, peer } = bench();
    channel.attach(peer.link);
    channel.send(payloadTypes.output, text('a'));
    await clock.advance(500);
    assert.equal(clock.pending, 0);
    assert.equal(peer.data.length, 1);
  });

  it('waits for a socket and goes on over the next one, with its numbers', async () => {
    const { clock, channel, peer } = bench();
    channel.send(payloadTypes.output, text('early'));
    assert.deepEqual(peer.data, []);
    channel.attach(peer.link);
    assert.equal(peer.output, 'early');
    await settle();
    channel.detach(peer.link);
    channel.send(payloadTypes.output, text('meanwhile'));
    await clock.advance(5_000);
    const next = new Peer((frame) => channel.receive(frame));
    channel.attach(next.link);
    assert.equal(next.output, 'meanwhile');
    assert.equal(next.data[0]?.sequenceNumber, 1);
  });

  it('closes the old socket when a new one comes, and does not mind its late end', () => {
    const { channel, peer } = bench();
    const next = new Peer((frame) => channel.receive(frame));
    channel.attach(peer.link);
    channel.attach(next.link);
    assert.equal(peer.isClosed, true);
    channel.detach(peer.link);
    assert.equal(channel.isAttached, true);
  });

  it('complains when too much is under way, and says when it is over', async () => {
    const made = bench();
    made.peer.acknowledges = false;
    made.channel.attach(made.peer.link);
    for (let count = 0; count < 1_023; count++) made.channel.send(payloadTypes.output, text('x'));
    assert.equal(made.channel.isCongested, false);
    made.channel.send(payloadTypes.output, text('x'));
    assert.equal(made.channel.isCongested, true);
    const [first] = made.peer.data;
    assert.ok(first);
    made.peer.acknowledge(first);
    assert.equal(made.channel.isCongested, false);
    assert.equal(made.drains, 1);
    await settle();
  });
});

describe('the agent side of a channel, receiving', () => {
  it('hands input over in order, each once, and acknowledges every message', () => {
    const { channel, peer, given } = bench();
    channel.attach(peer.link);
    peer.send(1, text('a'), 0);
    peer.send(1, text('c'), 2);
    peer.send(1, text('b'), 1);
    peer.send(3, text('d'), 3);
    assert.deepEqual(given, ['1 a', '1 b', '1 c', '3 d']);
    assert.deepEqual(peer.acknowledged, [0, 2, 1, 3]);
  });

  it('acknowledges a double again and does not hand it over', () => {
    const { channel, peer, given } = bench();
    channel.attach(peer.link);
    peer.send(1, text('a'), 0);
    peer.send(1, text('a'), 0);
    assert.deepEqual(given, ['1 a']);
    assert.deepEqual(peer.acknowledged, [0, 0]);
  });

  it('neither takes nor acknowledges while the other end is not ready, except what it has', () => {
    const made = bench();
    made.channel.attach(made.peer.link);
    made.peer.send(1, text('a'), 0);
    made.ready = false;
    made.peer.send(1, text('b'), 1);
    made.peer.send(1, text('a'), 0);
    assert.deepEqual([made.given, made.peer.acknowledged], [['1 a'], [0, 0]]);
    made.ready = true;
    made.peer.send(1, text('b'), 1);
    assert.deepEqual(made.given, ['1 a', '1 b']);
  });

  it('drops what it cannot read and types it does not know', () => {
    const { channel, peer, given } = bench();
    channel.attach(peer.link);
    channel.receive(text('no frame'));
    channel.receive(Buffer.alloc(200));
    channel.receive(encodeMessage(peer.message({ messageType: 'acknowledge', payload: text('{}') })));
    channel.receive(encodeMessage(peer.message({ messageType: 'something_else' })));
    const frame = encodeMessage(peer.message({ payload: text('x') }));
    frame.writeUInt8(0x79, frame.length - 1);
    channel.receive(frame);
    assert.deepEqual([given, peer.received], [[], []]);
  });

  it('takes no input above what the plugin sends, encrypted or not; a handshake may be longer (§11, §16)', () => {
    const { channel, peer, given } = bench();
    channel.attach(peer.link);
    peer.send(payloadTypes.output, Buffer.alloc(1_053), 0);
    assert.deepEqual([peer.acknowledged, given], [[], []]);
    peer.send(payloadTypes.output, Buffer.alloc(1_052), 0);
    peer.send(payloadTypes.handshakeResponse, Buffer.alloc(4_096), 1);
    assert.deepEqual([peer.acknowledged, given.length], [[0, 1], 2]);
  });

  it('tells of activity for data, not for acknowledgements', async () => {
    const made = bench();
    made.channel.attach(made.peer.link);
    made.channel.send(1, text('a'));
    await settle();
    assert.equal(made.activity, 1);
    made.peer.type('b');
    assert.equal(made.activity, 2);
  });
});

describe('the end of a channel', () => {
  it('waits for the last acknowledgements, two seconds at most', async () => {
    const { clock, channel, peer } = bench();
    peer.acknowledges = false;
    channel.attach(peer.link);
    channel.send(1, text('last'));
    let settled = false;
    void channel.settle().then(() => (settled = true));
    await clock.advance(1_999);
    assert.equal(settled, false);
    await clock.advance(1);
    assert.equal(settled, true);
  });

  it('waits no longer than it has to', async () => {
    const { channel, peer } = bench();
    channel.attach(peer.link);
    await channel.settle();
    channel.send(1, text('last'));
    await channel.settle();
    assert.equal(peer.output, 'last');
  });

  it('says why, closes the socket and leaves no timer', () => {
    const { clock, channel, peer } = bench();
    peer.acknowledges = false;
    channel.attach(peer.link);
    channel.send(1, text('a'));
    channel.close('because');
    assert.deepEqual([peer.closedWith, peer.isClosed, channel.isAttached], ['because', true, false]);
    assert.equal(clock.pending, 0);
    channel.send(1, text('late'));
    assert.equal(peer.output, 'a');
  });
});

describe('a peer that repeats no acknowledgement (§6)', () => {
  const twice = (faults: Partial<ChannelFaults>): readonly number[] => {
    const { channel, peer } = bench(faults);
    channel.attach(peer.link);
    for (let time = 0; time < 2; time++) peer.send(1, text('a'), 0);
    return peer.acknowledged;
  };

  it('acknowledges a message that comes again as the agent does, unless it is told not to', () => {
    assert.deepEqual(twice({}), [0, 0]);
    assert.deepEqual(twice({ unrepeatedAcknowledgements: true }), [0]);
  });

  it('still acknowledges what comes ahead of a gap', () => {
    const { channel, peer, given } = bench({ unrepeatedAcknowledgements: true });
    channel.attach(peer.link);
    for (const number of [2, 1, 0]) peer.send(1, text(String(number)), number);
    assert.deepEqual(
      [peer.acknowledged, given],
      [
        [2, 1, 0],
        ['1 0', '1 1', '1 2'],
      ],
    );
  });
});

describe('a channel whose messages get lost, doubled, reordered and late', () => {
  it('still delivers everything, in order, once, both ways', async () => {
    const { clock, channel, peer, given } = bench({
      lostMessages: 0.2,
      doubledMessages: 0.2,
      reorderedMessages: 0.2,
      delayMs: 5,
    });
    channel.attach(peer.link);
    const seen = new Map<number, string>();
    for (let count = 0; count < 40; count++) channel.send(1, text(`o${String(count)} `));
    for (let turn = 0; turn < 400; turn++) {
      for (let count = 0; count < 40; count++) {
        if (!peer.acknowledged.includes(count) && turn % 5 === 0)
          peer.send(1, text(`i${String(count)}`), count);
      }
      await clock.advance(100);
      for (const { sequenceNumber, payload } of peer.data)
        seen.set(sequenceNumber, Buffer.from(payload).toString());
      if (seen.size === 40 && given.length === 40 && clock.pending === 0) break;
    }
    const output = [...seen.entries()].sort(([a], [b]) => a - b).map(([, value]) => value);
    assert.deepEqual(
      output,
      Array.from({ length: 40 }, (_, count) => `o${String(count)} `),
    );
    assert.deepEqual(
      given,
      Array.from({ length: 40 }, (_, count) => `1 i${String(count)}`),
    );
  });
});
