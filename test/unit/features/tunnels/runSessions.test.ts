import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Traffic } from '../../../../src/features/tunnels/model.ts';
import type { NodeSession } from '../../../../src/features/tunnels/nodeSession.ts';
import { RunSessions } from '../../../../src/features/tunnels/runSessions.ts';
import { ManualClock } from '../../../support/manualClock.ts';

/** A session as far as it is counted and ended. */
function sessionWith(traffic: Partial<Traffic> = {}) {
  const calls: string[] = [];
  let leave = (): void => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const fake = {
    traffic: { sent: 0, received: 0, open: 0, total: 0, ...traffic },
    terminate: () => {
      calls.push('terminate');
      return left;
    },
    dispose: () => calls.push('dispose'),
  };
  return { session: fake as unknown as NodeSession, calls, leave };
}

it('adds up what went through, without connections of sessions that are over', async () => {
  const sessions = new RunSessions(new ManualClock());
  assert.deepEqual(sessions.traffic, { sent: 0, received: 0, open: 0, total: 0 });
  const first = sessionWith({ sent: 5, received: 7, open: 2, total: 3 });
  sessions.follow(first.session);
  assert.equal(sessions.traffic.open, 2);
  first.leave();
  await sessions.end();
  assert.deepEqual(sessions.traffic, { sent: 5, received: 7, open: 0, total: 3 });
  sessions.follow(sessionWith({ sent: 1, received: 1, open: 1, total: 1 }).session);
  assert.deepEqual(sessions.traffic, { sent: 6, received: 8, open: 1, total: 4 });
});

it('tells since when the current session is open, whatever sockets it lost meanwhile', async () => {
  const clock = new ManualClock();
  const sessions = new RunSessions(clock);
  const { session, leave } = sessionWith();
  sessions.follow(session);
  assert.equal(sessions.since, undefined);
  sessions.opened();
  const since = clock.now();
  await clock.advance(5000);
  sessions.opened();
  assert.equal(sessions.since, since);
  leave();
  await sessions.end();
  assert.equal(sessions.since, undefined);
});

it('takes a session for one that worked when bytes came, or when it lived for half a minute', async () => {
  for (const [received, milliseconds, worked] of [
    [0, 29_999, false],
    [0, 30_000, true],
    [1, 0, true],
  ] as const) {
    const clock = new ManualClock();
    const sessions = new RunSessions(clock);
    sessions.follow(sessionWith({ received }).session);
    assert.equal(sessions.ended(), false, 'one that was never open');
    sessions.opened();
    await clock.advance(milliseconds);
    assert.deepEqual([sessions.ended(), sessions.hasWorked], [worked, worked]);
  }
});

it('remembers that one has worked when the next one did not', () => {
  const sessions = new RunSessions(new ManualClock());
  sessions.follow(sessionWith({ received: 1 }).session);
  sessions.opened();
  sessions.ended();
  void sessions.end();
  sessions.follow(sessionWith().session);
  assert.deepEqual([sessions.ended(), sessions.hasWorked], [false, true]);
});

it('has none from the moment that one is ended, which is disposed once the node knows', async () => {
  const sessions = new RunSessions(new ManualClock());
  const { session, calls, leave } = sessionWith();
  sessions.follow(session);
  const ended = sessions.end();
  assert.deepEqual([sessions.current, calls], [undefined, ['terminate']]);
  await sessions.end();
  assert.deepEqual(calls, ['terminate']);
  leave();
  await ended;
  assert.deepEqual(calls, ['terminate', 'dispose']);
});
