import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../../../../../src/simulator/base/random.ts';
import { soundChannel, type ChannelFaults } from '../../../../../src/simulator/faults/faults.ts';
import { createLuck, type Passage } from '../../../../../src/simulator/sessions/channel/passage.ts';
import { ManualClock } from '../../../../support/manualClock.ts';
import { testLuck } from '../../support/luck.ts';

/** What arrives, in order, when the numbers from 0 are passed one after the other. */
function send(passage: Passage, count: number, arrived: number[] = []): number[] {
  for (let number = 0; number < count; number++) passage.pass(() => arrived.push(number));
  return arrived;
}

const inOrder = (count: number): number[] => Array.from({ length: count }, (_, number) => number);
const passageWith = (faults: Partial<ChannelFaults>, clock?: ManualClock): Passage =>
  testLuck(faults, clock).passage();

describe('the passage of messages', () => {
  it('leaves every message alone unless faults are asked for', () => {
    assert.deepEqual(send(passageWith({}), 1_000), inOrder(1_000));
  });

  it('loses and doubles about as many as was asked for', () => {
    const times = new Map<number, number>();
    for (const each of send(passageWith({ lostMessages: 0.1, doubledMessages: 0.2 }), 10_000)) {
      times.set(each, (times.get(each) ?? 0) + 1);
    }
    const doubled = [...times.values()].filter((each) => each === 2).length;
    assert.ok(Math.abs(10_000 - times.size - 1_000) < 100, String(times.size));
    assert.ok(Math.abs(doubled - 1_800) < 150, String(doubled));
  });

  it('loses all, or doubles all', () => {
    assert.deepEqual(send(passageWith({ lostMessages: 1, doubledMessages: 1 }), 3), []);
    assert.deepEqual(send(passageWith({ doubledMessages: 1 }), 3), [0, 0, 1, 1, 2, 2]);
  });

  it('lets the message behind overtake one that is reordered, and loses none', () => {
    assert.deepEqual(send(passageWith({ reorderedMessages: 1 }), 4), [1, 0, 3, 2]);
    const arrived = send(passageWith({ reorderedMessages: 0.1 }), 10_000);
    const late = arrived.filter((each, index) => each < (arrived[index - 1] ?? 0)).length;
    assert.ok(late > 700 && late < 1_100, String(late));
    assert.ok(arrived.length >= 9_999);
  });

  it('delivers a reordered message that nothing overtakes a little later', async () => {
    const clock = new ManualClock();
    const arrived = send(passageWith({ reorderedMessages: 1 }, clock), 3);
    assert.deepEqual(arrived, [1, 0]);
    await clock.advance(19);
    assert.deepEqual(arrived, [1, 0]);
    await clock.advance(1);
    assert.deepEqual(arrived, [1, 0, 2]);
    assert.equal(clock.pending, 0);
  });

  it('keeps each message for as long as it says, in order', async () => {
    const clock = new ManualClock();
    const passage = passageWith({ delayMs: 50 }, clock);
    const arrived = send(passage, 2);
    await clock.advance(30);
    send(passage, 1, arrived);
    await clock.advance(19);
    assert.deepEqual(arrived, []);
    await clock.advance(1);
    assert.deepEqual(arrived, [0, 1]);
    await clock.advance(30);
    assert.deepEqual([arrived, clock.pending], [[0, 1, 0], 0]);
  });

  it('combines what happens: a doubled message is late twice', async () => {
    const clock = new ManualClock();
    const arrived = send(passageWith({ delayMs: 5, doubledMessages: 1, reorderedMessages: 1 }, clock), 2);
    await clock.advance(5);
    assert.deepEqual(arrived, [1, 1, 0, 0]);
  });

  it('delivers nothing more, and waits for nothing, once it is disposed', async () => {
    const clock = new ManualClock();
    const passage = passageWith({ delayMs: 5 }, clock);
    const arrived = send(passage, 1);
    passage.dispose();
    assert.equal(clock.pending, 0);
    send(passage, 1, arrived);
    await clock.advance(10);
    assert.deepEqual([arrived, clock.pending], [[], 0]);
  });

  it('is the same for the same seed', () => {
    const faults = { lostMessages: 0.3, doubledMessages: 0.3, reorderedMessages: 0.3 };
    assert.deepEqual(send(passageWith(faults), 500), send(passageWith(faults), 500));
  });

  it('can be switched while the channel is open', () => {
    let faults = soundChannel;
    const clock = new ManualClock();
    const luck = createLuck({ faults: () => faults, random: seededRandom(3), clock });
    const passage = luck.passage();
    assert.deepEqual([send(passage, 2), luck.repeatsAcknowledgements], [[0, 1], true]);
    faults = { ...soundChannel, lostMessages: 1, unrepeatedAcknowledgements: true };
    assert.deepEqual([send(passage, 2), luck.repeatsAcknowledgements], [[], false]);
  });
});
