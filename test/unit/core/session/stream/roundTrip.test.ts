import assert from 'node:assert/strict';
import { it } from 'node:test';
import { RoundTrip } from '../../../../../src/core/session/stream/roundTrip.ts';

it('waits 200 ms before anything was measured (§8)', () => {
  assert.equal(new RoundTrip().rto, 200);
});

it('follows the maths of both real peers: deviation first, then the mean (§8)', () => {
  const roundTrip = new RoundTrip();
  roundTrip.sample(180);
  // RTTVAR = 0.75*0 + 0.25*|100-180| = 20; SRTT = 0.875*100 + 0.125*180 = 110; RTO = 110 + 4*20
  assert.equal(roundTrip.rto, 190);
  roundTrip.sample(110);
  // RTTVAR = 15; SRTT = 110; RTO = 110 + 60
  assert.equal(roundTrip.rto, 170);
});

it('adds at least 10 ms to a steady round trip', () => {
  const roundTrip = new RoundTrip();
  for (let index = 0; index < 500; index++) roundTrip.sample(40);
  assert.ok(Math.abs(roundTrip.rto - 50) < 0.001);
});

it('never waits longer than a second', () => {
  const roundTrip = new RoundTrip();
  roundTrip.sample(60_000);
  assert.equal(roundTrip.rto, 1000);
});
