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

it('is opened by HandshakeComplete even when no request came before', () => {
  const { gate, seen } = createGate();
  gate.complete(complete);
  assert.deepEqual(seen, ['open unknown']);
  assert.ok(gate.isOpen);
});

it('shuts again for a handshake that comes after output, and answers it', async () => {
  const { gate, seen } = createGate();
  gate.output();
  await gate.request(request);
  assert.equal(gate.isOpen, false);
  gate.output();
  gate.complete(complete);
  assert.deepEqual(seen, ['open unknown', 'hold', 'respond', 'open 3.0.0.0']);
});

it('answers each of two requests, and opens once they are complete', async () => {
  const { gate, seen } = createGate();
  await gate.request(request);
  await gate.request(request);
  gate.complete(complete);
  assert.deepEqual(seen, ['hold', 'respond', 'hold', 'respond', 'open 3.0.0.0']);
});

it('waits for no silent agent once a handshake has begun', async () => {
  const { gate, seen, clock } = createGate();
  gate.linked();
  await gate.request(request);
  assert.equal(clock.pending, 0);
  await clock.advance(60_000);
  assert.deepEqual(seen, ['hold', 'respond']);
});

it('does not wait for a silent agent when the link comes back in the middle of a handshake', async () => {
  const { gate, clock } = createGate();
  await gate.request(request);
  gate.unlinked();
  gate.linked();
  assert.equal(clock.pending, 0);
});

it('forgets its timers when it is disposed', async () => {
  const { gate, seen, clock } = createGate();
  gate.linked();
  gate.dispose();
  await clock.advance(60_000);
  assert.deepEqual(seen, []);
});

it('refuses no session whose agent closes it in time', async () => {
  const { gate, seen, clock } = createGate();
  await gate.request(Buffer.from('{"RequestedClientActions":[{"ActionType":"Dance"}]}'));
  await clock.advance(4999);
  gate.dispose();
  await clock.advance(60_000);
  assert.deepEqual(seen, ['hold', 'respond']);
});

for (const [what, actions, refusal] of [
  ['nothing', [], undefined],
  [
    'a shell',
    [{ ActionType: 'SessionType', ActionParameters: { SessionType: 'Standard_Stream' } }],
    undefined,
  ],
  ['a port', [{ ActionType: 'SessionType', ActionParameters: { SessionType: 'Port' } }], /another kind/],
  ['a key', [{ ActionType: 'KMSEncryption', ActionParameters: {} }], /KMS/],
  ['an invention', [{ ActionType: 'Dance' }], /"Dance"/],
  ['an action without a name', [{}], /does not support/],
  ['a key and an invention', [{ ActionType: 'KMSEncryption' }, { ActionType: 'Dance' }], /KMS.*"Dance"/],
] as const) {
  it(`${refusal === undefined ? 'can give' : 'cannot give'} an agent that asks for ${what}`, async () => {
    const { gate } = createGate();
    await gate.request(Buffer.from(JSON.stringify({ RequestedClientActions: actions })));
    if (refusal === undefined) assert.equal(gate.refusal, undefined);
    else assert.match(gate.refusal ?? '', refusal);
  });
}
