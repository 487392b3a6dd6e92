import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { encodeMessage, messageTypes, payloadTypes } from '../../../../../src/core/session/codec/index.ts';
import { Session } from '../../../../../src/simulator/sessions/session.ts';
import { ManualClock, settle } from '../../../../support/manualClock.ts';
import { createRandom } from '../../../../support/random.ts';
import { testLuck } from '../../support/luck.ts';
import { fakePrograms } from '../../support/programs.ts';
import { testNetwork } from '../../support/network.ts';
import { testNode } from '../../support/nodes.ts';
import { Peer } from '../../support/peer.ts';
import { testPlan, testKms } from '../../support/sessions.ts';
import { fakeTerminals } from '../../support/terminal.ts';

const plan = testPlan();

describe('a session under fire', () => {
  it('survives any frame and still works', async () => {
    const random = createRandom(21);
    const clock = new ManualClock();
    const terminals = fakeTerminals();
    const head = {
      id: 's',
      serial: 1,
      node: testNode(),
      plan,
      owner: 'me',
      reason: '',
      startedAt: clock.now(),
    };
    const session = new Session(head, {
      clock,
      terminals,
      programs: fakePrograms(),
      network: testNetwork(),
      keys: testKms(),
      luck: testLuck(),
    });
    const peer = new Peer((frame) => session.receive(frame));
    session.attach(peer.link);
    await settle();
    const types = [...Object.values(messageTypes), 'unknown'];
    const kinds = Object.values(payloadTypes).filter(
      (kind) => kind !== payloadTypes.flag && kind !== payloadTypes.output,
    );
    for (let round = 0; round < 3_000; round++) {
      const frame = encodeMessage(
        peer.message({
          messageType: types[random.below(types.length)] ?? '',
          sequenceNumber: random.chance(0.5) ? random.below(10) + 1 : random.below(2 ** 31),
          payloadType: kinds[random.below(kinds.length)] ?? 0,
          payload: random.bytes(random.below(40)),
        }),
      );
      if (random.chance(0.5)) frame.writeUInt8(random.below(256), random.below(frame.length));
      session.receive(random.chance(0.3) ? frame.subarray(0, random.below(frame.length)) : frame);
    }
    assert.equal(session.status, 'Connected');
    peer.send(payloadTypes.output, Buffer.from('still here'), 0);
    const [terminal] = terminals.opened;
    assert.equal(terminal?.typed, 'still here');
    terminal.say('and so am I');
    assert.equal(peer.output, 'and so am I');
    session.dispose();
    assert.equal(clock.pending, 0);
  });
});
