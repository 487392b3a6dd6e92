import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Session } from '../../../../src/simulator/sessions/session.ts';
import { SessionStore } from '../../../../src/simulator/sessions/store.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testLuck } from '../support/luck.ts';
import { fakePrograms } from '../support/programs.ts';
import { testNetwork } from '../support/network.ts';
import { testNode } from '../support/nodes.ts';
import { testPlan, testKms } from '../support/sessions.ts';
import { fakeTerminals } from '../support/terminal.ts';

const plan = testPlan({ idleMs: 60_000 });

function session(serial: number, clock: ManualClock): Session {
  const head = {
    id: `s-${String(serial)}`,
    serial,
    node: testNode(),
    plan,
    owner: 'me',
    reason: '',
    startedAt: 0,
  };
  return new Session(
    { ...head, startedAt: clock.now() },
    {
      clock,
      terminals: fakeTerminals(),
      programs: fakePrograms(),
      network: testNetwork(),
      keys: testKms(),
      luck: testLuck(),
    },
  );
}

describe('the history of sessions', () => {
  it('forgets the oldest that are over beyond a thousand, and none that runs', () => {
    const clock = new ManualClock();
    const store = new SessionStore();
    for (let serial = 0; serial < 1_002; serial++) {
      const made = session(serial, clock);
      if (serial > 0) made.terminate();
      store.add(made);
    }
    assert.notEqual(store.find('s-0'), undefined);
    assert.equal(store.find('s-1'), undefined);
    assert.equal(store.newestFirst.length, 1_000);
    assert.equal(store.newestFirst[0]?.head.id, 's-1001');
    store.dispose();
    assert.equal(clock.pending, 0);
  });
});
