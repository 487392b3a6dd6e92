import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SessionPlan } from '../../../../src/simulator/sessions/preferences.ts';
import { Session } from '../../../../src/simulator/sessions/session.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';
import { testLuck } from '../support/luck.ts';
import { fakePrograms } from '../support/programs.ts';
import { testNetwork } from '../support/network.ts';
import { testNode } from '../support/nodes.ts';
import { Peer } from '../support/peer.ts';
import { testPlan, testKms } from '../support/sessions.ts';
import { fakeTerminals, type FakeTerminals } from '../support/terminal.ts';

const minute = 60_000;

function setUp(change: Partial<SessionPlan> = {}): {
  readonly clock: ManualClock;
  readonly session: Session;
  readonly peer: Peer;
  readonly terminals: FakeTerminals;
} {
  const clock = new ManualClock();
  const terminals = fakeTerminals();
  const plan = testPlan({ idleMs: 20 * minute, ...change });
  const head = {
    id: 's-1',
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
  return { clock, session, peer, terminals };
}

describe('a session', () => {
  it('starts its shell with the first connection, and only one', async () => {
    const { session, peer, terminals } = setUp();
    await settle();
    assert.deepEqual([session.status, terminals.opened.length], ['Connecting', 0]);
    session.attach(peer.link);
    await settle();
    session.detach(peer.link);
    assert.equal(session.status, 'Disconnected');
    session.attach(new Peer(() => undefined).link);
    await settle();
    assert.deepEqual([session.status, terminals.opened.length], ['Connected', 1]);
  });

  it('shows to the next connection what was said meanwhile', async () => {
    const { session, peer, terminals } = setUp();
    session.attach(peer.link);
    await settle();
    terminals.opened[0]?.say('before ');
    await settle();
    session.detach(peer.link);
    terminals.opened[0]?.say('meanwhile ');
    const next = new Peer((frame) => session.receive(frame));
    session.attach(next.link);
    terminals.opened[0]?.say('after');
    assert.deepEqual([peer.output, next.output], ['before ', 'meanwhile after']);
  });

  it('ends when the shell does: the last output first, then the closing', async () => {
    const { clock, session, peer, terminals } = setUp();
    session.attach(peer.link);
    await settle();
    terminals.opened[0]?.say('bye');
    terminals.opened[0]?.exit();
    assert.equal(session.status, 'Terminating');
    await settle();
    assert.deepEqual(
      [session.status, peer.output, peer.closedWith, peer.isClosed],
      ['Terminated', 'bye', '', true],
    );
    assert.equal(session.endedAt, clock.now());
    assert.equal(terminals.opened[0]?.isDisposed, true);
    assert.equal(clock.pending, 0);
  });

  it('does not wait for a client that is gone', async () => {
    const { session, peer, terminals } = setUp();
    session.attach(peer.link);
    await settle();
    session.detach(peer.link);
    terminals.opened[0]?.exit();
    await settle();
    assert.equal(session.status, 'Terminated');
  });

  it('ends at once when it is terminated, whatever the shell does', async () => {
    const { clock, session, peer, terminals } = setUp();
    session.attach(peer.link);
    await settle();
    session.terminate();
    session.terminate('again');
    assert.deepEqual(
      [session.status, peer.closedWith, terminals.opened[0]?.isDisposed],
      ['Terminated', '', true],
    );
    terminals.opened[0]?.exit();
    await settle();
    assert.equal(session.status, 'Terminated');
    assert.equal(clock.pending, 0);
  });

  it('tells the person when nothing happened for too long; any message counts as something', async () => {
    const { clock, session, peer, terminals } = setUp();
    session.attach(peer.link);
    await settle();
    await clock.advance(15 * minute);
    peer.type('x');
    await clock.advance(15 * minute);
    terminals.opened[0]?.say('y');
    await clock.advance(20 * minute - 1);
    assert.equal(session.status, 'Connected');
    await clock.advance(1);
    assert.equal(session.status, 'Terminated');
    assert.match(peer.closedWith ?? '', /inactivity/);
  });

  it('tells the person when its time is up', async () => {
    const { clock, session, peer } = setUp({ maxMinutes: 5 });
    session.attach(peer.link);
    await clock.advance(5 * minute);
    assert.match(peer.closedWith ?? '', /maximum duration/);
  });

  it('of an unknown kind tells the person so', async () => {
    const { session, peer } = setUp({ sessionType: 'Teleport' });
    session.attach(peer.link);
    await settle();
    assert.match(peer.closedWith ?? '', /Plugin with name Teleport is not supported/);
    assert.equal(session.status, 'Terminated');
  });

  it('has failed when its handshake does, and says why (§9)', async () => {
    const { clock, session, peer } = setUp({ kmsKeyId: 'alias/session-manager' });
    session.attach(peer.link);
    await clock.advance(15_000);
    assert.deepEqual([session.status, session.isOver, session.isEnded], ['Failed', true, true]);
    assert.equal(session.endedAt, clock.now());
    assert.match(peer.closedWith ?? '', /^-+ERROR-+\nEncountered error while initiating handshake\. /);
    session.terminate();
    assert.equal(session.status, 'Failed');
    assert.equal(clock.pending, 0);
  });

  it('ends every kind of session that idles, however its socket is kept alive (§14)', async () => {
    for (const plan of [
      { sessionType: 'InteractiveCommands', properties: { linux: { commands: 'top' } } },
      { sessionType: 'Port', properties: { portNumber: '80', type: 'LocalPortForwarding' } },
      { sessionType: 'NonInteractiveCommands', properties: { linux: { commands: 'x' } } },
    ]) {
      const { clock, session, peer } = setUp({ ...plan, idleMs: 5_000 });
      session.attach(peer.link);
      await clock.advance(5_000);
      assert.match(peer.closedWith ?? '', /inactivity/, plan.sessionType);
      assert.equal(session.status, 'Terminated');
    }
  });

  it('takes input only once there is a terminal', async () => {
    const { session, peer, terminals } = setUp();
    session.attach(peer.link);
    peer.send(1, Buffer.from('early'), 0);
    assert.deepEqual(peer.acknowledged, []);
    await settle();
    peer.send(1, Buffer.from('early'), 0);
    assert.deepEqual([peer.acknowledged, terminals.opened[0]?.typed], [[0], 'early']);
  });
});
