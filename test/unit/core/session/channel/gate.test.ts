import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Gate } from '../../../../../src/core/session/channel/gate.ts';
import { shellSessionTypes } from '../../../../../src/core/session/handshake.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

function createGate(): { gate: Gate; seen: string[]; clock: ManualClock; abort: AbortController } {
  const clock = new ManualClock();
  const seen: string[] = [];
  const abort = new AbortController();
  const gate = new Gate({
    clock,
    clientVersion: '1.2.707.0',
    accepts: shellSessionTypes,
    signal: abort.signal,
    respond: () => seen.push('respond'),
    refused: () => seen.push('refused'),
    hold: () => seen.push('hold'),
    open: ({ agentVersion }) => seen.push(`open ${agentVersion ?? 'unknown'}`),
  });
  return { gate, seen, clock, abort };
}

const request = Buffer.from('{"AgentVersion":"3.0.0.0","RequestedClientActions":[]}');
const complete = Buffer.from('{}');

it('opens once, at the first output, when there is no handshake (§9)', () => {
  const { gate, seen } = createGate();
  gate.output();
  gate.output();
  assert.deepEqual(seen, ['open unknown']);
  assert.ok(gate.isOpen);
});

it('stays shut from HandshakeRequest to HandshakeComplete, output or not (§9)', async () => {
  const { gate, seen } = createGate();
  await gate.request(request);
  gate.output();
  assert.deepEqual(seen, ['hold', 'respond']);
  gate.complete(complete);
  assert.deepEqual(seen, ['hold', 'respond', 'open 3.0.0.0']);
});

it('answers a request that cannot be read, for it must be answered', async () => {
  const { gate, seen } = createGate();
  await gate.request(Buffer.from('?'));
  assert.deepEqual(seen, ['hold', 'respond']);
});

it('keeps what it refused, and ends the session when the agent does not', async () => {
  const { gate, seen, clock } = createGate();
  await gate.request(Buffer.from('{"RequestedClientActions":[{"ActionType":"KMSEncryption"}]}'));
  assert.match(gate.refusal ?? '', /KMS/);
  await clock.advance(5000);
  assert.deepEqual(seen, ['hold', 'respond', 'refused']);
});

it('waits for a silent agent only while the link is up', async () => {
  const { gate, seen, clock } = createGate();
  gate.linked();
  await clock.advance(4000);
  gate.unlinked();
  await clock.advance(60_000);
  assert.deepEqual(seen, []);
  gate.linked();
  gate.linked();
  await clock.advance(5000);
  assert.deepEqual(seen, ['open unknown']);
  assert.equal(clock.pending, 0);
});

it('does not answer after the channel is over', async () => {
  const { gate, seen, abort } = createGate();
  const answering = gate.request(request);
  abort.abort();
  await answering;
  assert.deepEqual(seen, ['hold']);
});
