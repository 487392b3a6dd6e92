import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFaults, type Faults, type SocketCut } from '../../../../../src/simulator/faults/faults.ts';
import { SocketCuts } from '../../../../../src/simulator/sessions/channel/socketCuts.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

function setUp(faults: Faults = createFaults(1)): {
  readonly faults: Faults;
  readonly clock: ManualClock;
  readonly cuts: SocketCuts;
  readonly seen: SocketCut[];
} {
  const clock = new ManualClock();
  const seen: SocketCut[] = [];
  return { faults, clock, seen, cuts: new SocketCuts(faults, clock, (how) => seen.push(how)) };
}

describe('the cuts of sockets', () => {
  it('come when somebody asks for one', () => {
    const { faults, seen, clock } = setUp();
    faults.cutSockets('drop');
    faults.cutSockets('close');
    faults.cutSockets('silence');
    assert.deepEqual([seen, clock.pending], [['drop', 'close', 'silence'], 0]);
  });

  it('come as often as the faults say, from the start', async () => {
    const { clock, seen } = setUp(createFaults(1, { channel: { closeSocketsEvery: 2_000 } }));
    await clock.advance(1_999);
    assert.deepEqual(seen, []);
    await clock.advance(4_001);
    assert.deepEqual(seen, ['close', 'close', 'close']);
  });

  it('begin and cease with the faults', async () => {
    const { faults, clock, seen } = setUp();
    faults.set({ channel: { dropSocketsEvery: 100, closeSocketsEvery: 150 } });
    await clock.advance(200);
    assert.deepEqual(seen, ['drop', 'close', 'drop']);
    faults.clear();
    await clock.advance(1_000);
    assert.deepEqual([seen.length, clock.pending], [3, 0]);
  });

  it('leave nothing behind', () => {
    const { faults, cuts, clock, seen } = setUp(createFaults(1, { channel: { dropSocketsEvery: 5 } }));
    cuts.dispose();
    faults.cutSockets('drop');
    faults.set({ channel: { dropSocketsEvery: 5 } });
    assert.deepEqual([seen, clock.pending], [[], 0]);
  });
});
