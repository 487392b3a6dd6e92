import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { messageTypes, payloadTypes } from '../../../../../src/core/session/codec/index.ts';
import { AgentChannel } from '../../../../../src/simulator/sessions/channel/agentChannel.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { testLuck } from '../../support/luck.ts';
import { Peer } from '../../support/peer.ts';

interface Bench {
  readonly clock: ManualClock;
  readonly channel: AgentChannel;
  readonly peer: Peer;
  readonly say: (text: string) => void;
  drains: number;
}

function bench(): Bench {
  const clock = new ManualClock();
  const made = { clock, drains: 0 };
  const channel = new AgentChannel({
    sessionId: 's-1',
    clock,
    luck: testLuck({}, clock),
    onActivity: () => undefined,
    end: { accepts: () => true, receive: () => undefined, drained: () => made.drains++ },
  });
  const peer = new Peer((frame) => channel.receive(frame));
  const say = (text: string): void => channel.send(payloadTypes.output, Buffer.from(text));
  return Object.assign(made, { channel, peer, say });
}

const typesOf = ({ received }: Peer): readonly string[] => received.map(({ messageType }) => messageType);

describe('a paused publication (§4)', () => {
  it('reaches both sides: the agent sends and repeats nothing, but keeps all in order', async () => {
    const { clock, channel, peer, say } = bench();
    channel.attach(peer.link);
    peer.acknowledges = false;
    say('before ');
    channel.pausePublication();
    say('meanwhile ');
    say('and more ');
    await clock.advance(5_000);
    assert.deepEqual(typesOf(peer), [messageTypes.outputStream, messageTypes.pausePublication]);
    assert.equal(channel.isCongested, true);
    assert.equal(clock.pending, 0);
    peer.acknowledges = true;
    channel.startPublication();
    assert.deepEqual(typesOf(peer).slice(2), [
      messageTypes.startPublication,
      messageTypes.outputStream,
      messageTypes.outputStream,
    ]);
    assert.equal(peer.output, 'before meanwhile and more ');
    assert.equal(channel.isCongested, false);
    await clock.advance(1_000);
    assert.deepEqual(
      peer.data.map(({ sequenceNumber }) => sequenceNumber),
      [0, 1, 2, 0],
    );
  });

  it('ends with start_publication, or with anything that the client sends or acknowledges', () => {
    const ends: readonly ((made: Bench) => void)[] = [
      ({ channel }) => channel.startPublication(),
      ({ peer }) => peer.type('x'),
      ({ peer }) => peer.acknowledge(peer.data[0] ?? assert.fail()),
    ];
    for (const end of ends) {
      const made = bench();
      made.channel.attach(made.peer.link);
      made.peer.acknowledges = false;
      made.say('a');
      made.channel.pausePublication();
      made.say('b');
      assert.equal(made.peer.output, 'a');
      end(made);
      assert.deepEqual([made.peer.output, made.drains], ['ab', 1]);
      assert.equal(made.channel.isCongested, false);
    }
  });

  it('does not outlive its socket: nobody would end it on the next one', () => {
    const { channel, peer, say } = bench();
    channel.attach(peer.link);
    channel.pausePublication();
    say('a');
    const next = new Peer((frame) => channel.receive(frame));
    channel.detach(peer.link);
    channel.attach(next.link);
    assert.equal(next.output, 'a');
  });

  it('that was not paused starts nothing anew', async () => {
    const made = bench();
    made.channel.attach(made.peer.link);
    made.say('a');
    await settle();
    made.channel.startPublication();
    assert.deepEqual([made.peer.output, made.drains], ['a', 0]);
  });
});

describe('a client that does not read', () => {
  it('stops the agent by its socket, and lets it go on when that is written', () => {
    const made = bench();
    made.channel.attach(made.peer.link);
    made.say('a');
    assert.equal(made.channel.isCongested, false);
    made.peer.link.isFull = true;
    made.say('b');
    assert.equal(made.channel.isCongested, true);
    made.channel.linkDrained();
    assert.equal(made.drains, 0);
    made.peer.link.isFull = false;
    made.channel.linkDrained();
    made.channel.linkDrained();
    assert.deepEqual([made.channel.isCongested, made.drains], [false, 1]);
  });

  it('is sent nothing twice, so that nothing piles up', async () => {
    const { clock, channel, peer, say } = bench();
    channel.attach(peer.link);
    peer.acknowledges = false;
    peer.send(payloadTypes.output, Buffer.from('x'), 0);
    say('a');
    peer.link.isFull = true;
    await clock.advance(60_000);
    peer.send(payloadTypes.output, Buffer.from('x'), 0);
    assert.deepEqual([peer.data.length, peer.acknowledged], [1, [0]]);
    peer.link.isFull = false;
    await clock.advance(1_000);
    assert.ok(peer.data.length > 1);
    peer.send(payloadTypes.output, Buffer.from('x'), 0);
    assert.deepEqual(peer.acknowledged, [0, 0]);
  });

  it('stops nobody any more once its socket is gone', () => {
    const made = bench();
    made.channel.attach(made.peer.link);
    made.peer.link.isFull = true;
    made.say('a');
    made.channel.detach(made.peer.link);
    assert.deepEqual([made.channel.isCongested, made.drains], [false, 1]);
  });

  it('stops the agent by what it does not acknowledge', () => {
    const made = bench();
    made.channel.attach(made.peer.link);
    made.peer.acknowledges = false;
    for (let count = 0; count < 1_024; count++) made.say('x');
    assert.equal(made.channel.isCongested, true);
    made.peer.acknowledge(made.peer.data[0] ?? assert.fail());
    assert.deepEqual([made.channel.isCongested, made.drains], [false, 1]);
  });
});
