import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Gate } from '../../../../../src/core/session/channel/gate.ts';
import {
  sessionTypes,
  shellSessionTypes,
  type ActionHandler,
  type SessionType,
} from '../../../../../src/core/session/handshake.ts';
import { ManualClock } from '../../../../support/manualClock.ts';

interface Stage {
  readonly gate: Gate;
  readonly seen: string[];
  readonly refusals: string[];
  readonly clock: ManualClock;
  readonly abort: AbortController;
}

interface GateSettings {
  readonly accepts?: readonly SessionType[];
  readonly encrypt?: ActionHandler;
}

const noKey: ActionHandler = () => ({ status: 2, error: 'AWS KMS gave no key.' });

function createGate({ accepts = shellSessionTypes, encrypt = noKey }: GateSettings = {}): Stage {
  const clock = new ManualClock();
  const seen: string[] = [];
  const refusals: string[] = [];
  const abort = new AbortController();
  const gate = new Gate({
    clock,
    clientVersion: '1.2.707.0',
    accepts,
    encrypt,
    signal: abort.signal,
    respond: () => seen.push('respond'),
    refused: (text) => {
      seen.push('refused');
      refusals.push(text);
    },
    hold: () => seen.push('hold'),
    open: ({ agentVersion }) => seen.push(`open ${agentVersion ?? 'unknown'}`),
  });
  return { gate, seen, refusals, clock, abort };
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

it('takes an agent that never completes the handshake for one that refuses (§9)', async () => {
  const { gate, seen, refusals, clock } = createGate();
  gate.linked();
  await gate.request(request);
  await clock.advance(29_000);
  assert.deepEqual(seen, ['hold', 'respond']);
  await clock.advance(1000);
  assert.deepEqual(seen, ['hold', 'respond', 'refused']);
  assert.match(refusals[0] ?? '', /did not complete the handshake/);
});

it('waits for the completion only while the link is up', async () => {
  const { gate, seen, clock } = createGate();
  await gate.request(request);
  gate.unlinked();
  assert.equal(clock.pending, 0);
  await clock.advance(600_000);
  gate.linked();
  await clock.advance(29_000);
  assert.deepEqual(seen, ['hold', 'respond']);
  gate.complete(complete);
  assert.equal(clock.pending, 0);
});

it('ends before the agent does when the key does not come in its 15 s (§9)', async () => {
  const { gate, seen, refusals, clock } = createGate({ encrypt: () => new Promise(() => undefined) });
  void gate.request(Buffer.from('{"RequestedClientActions":[{"ActionType":"KMSEncryption"}]}'));
  await clock.advance(14_000);
  assert.deepEqual(seen, ['hold']);
  await clock.advance(900);
  assert.deepEqual(seen, ['hold', 'refused']);
  assert.match(refusals[0] ?? '', /AWS KMS did not answer in time/);
});

it('does not open before it has answered, however early the agent calls it complete', async () => {
  let give: (answer: { status: 1 }) => void = () => undefined;
  const { gate, seen } = createGate({ encrypt: () => new Promise((resolve) => (give = resolve)) });
  const asked = gate.request(Buffer.from('{"RequestedClientActions":[{"ActionType":"KMSEncryption"}]}'));
  gate.complete(complete);
  assert.deepEqual(seen, ['hold']);
  give({ status: 1 });
  await asked;
  assert.deepEqual(seen, ['hold', 'respond', 'open ']);
});

it('does not open after a failed handshake, whatever the agent calls complete', async () => {
  const { gate, seen, clock } = createGate();
  await gate.request(Buffer.from('{"RequestedClientActions":[{"ActionType":"KMSEncryption"}]}'));
  gate.complete(complete);
  gate.unlinked();
  gate.linked();
  await clock.advance(60_000);
  assert.deepEqual(seen, ['hold', 'respond', 'refused']);
});

it('refuses a shell that starts unasked where only ports are served', () => {
  const { gate, seen, refusals } = createGate({ accepts: [sessionTypes.port] });
  gate.linked();
  gate.output();
  assert.deepEqual(seen, ['refused']);
  assert.match(refusals[0] ?? '', /opens a shell/);
});

it('does not wait for ever for the handshake of a port session', async () => {
  const { gate, seen, refusals, clock } = createGate({ accepts: [sessionTypes.port] });
  gate.linked();
  await clock.advance(29_000);
  gate.unlinked();
  await clock.advance(60_000);
  gate.linked();
  await clock.advance(29_000);
  assert.deepEqual(seen, []);
  await clock.advance(1000);
  assert.deepEqual(seen, ['refused']);
  assert.match(refusals[0] ?? '', /did not answer/);
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
  ['a key', [{ ActionType: 'KMSEncryption', ActionParameters: {} }], /no key/],
  ['an invention', [{ ActionType: 'Dance' }], /"Dance"/],
  ['an action without a name', [{}], /does not support/],
  ['a key and an invention', [{ ActionType: 'KMSEncryption' }, { ActionType: 'Dance' }], /no key.*"Dance"/],
] as const) {
  it(`${refusal === undefined ? 'can give' : 'cannot give'} an agent that asks for ${what}`, async () => {
    const { gate } = createGate();
    await gate.request(Buffer.from(JSON.stringify({ RequestedClientActions: actions })));
    if (refusal === undefined) assert.equal(gate.refusal, undefined);
    else assert.match(gate.refusal ?? '', refusal);
  });
}
