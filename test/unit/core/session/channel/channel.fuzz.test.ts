import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  encodeMessage,
  messageTypes,
  payloadTypes,
  type AgentMessage,
} from '../../../../../src/core/session/codec/index.ts';
import { createRandom, type Random } from '../../../../support/random.ts';
import { createStage, openShell } from '../../../../support/session/stage.ts';

const frames = 10_000;
/** The fake agent's own messages stay far below. */
const farAhead = 1_000_000;

const payloads = [
  '',
  '{',
  '[]',
  'null',
  '{}',
  '{"AcknowledgedMessageSequenceNumber":-1}',
  '{"AcknowledgedMessageSequenceNumber":1e308}',
  '{"AcknowledgedMessageSequenceNumber":"0"}',
  '{"AcknowledgedMessageSequenceNumber":0.5}',
  '{"RequestedClientActions":{"length":1}}',
  '{"__proto__":{"Output":"polluted"}}',
];

/** A frame that can be read and says nonsense: of any type but channel_closed, out of sequence or beyond it. */
function nonsense(random: Random): Uint8Array {
  const types = [
    messageTypes.acknowledge,
    messageTypes.pausePublication,
    messageTypes.outputStream,
    'hologram',
  ];
  const message: AgentMessage = {
    messageType: types[random.below(types.length)] ?? 'hologram',
    schemaVersion: random.below(3),
    createdDate: 1 + random.below(2 ** 40),
    sequenceNumber: farAhead + random.below(2 ** 40),
    flags: random.below(2 ** 32),
    messageId: '00112233-4455-6677-8899-aabbccddeeff',
    payloadType: random.below(20),
    payload: random.chance(0.5)
      ? Buffer.from(payloads[random.below(payloads.length)] ?? '')
      : random.bytes(random.below(200)),
  };
  return encodeMessage(message);
}

/** A frame with some bytes overwritten, cut off, or nothing but noise. */
function broken(random: Random): Uint8Array {
  const frame = Buffer.from(nonsense(random));
  if (random.chance(0.2)) return random.bytes(random.below(400));
  if (random.chance(0.3)) return frame.subarray(0, random.below(frame.length));
  for (let flips = 1 + random.below(8); flips > 0; flips--)
    frame.writeUInt8(random.below(256), random.below(120));
  return frame;
}

it(`takes ${String(frames)} malformed frames, and works on as if none had come`, async () => {
  const stage = createStage();
  const random = createRandom(20_261_122);
  await openShell(stage);
  let typed = '';
  let printed = '$ ';
  for (let index = 0; index < frames; index++) {
    stage.agent.sendRaw(random.chance(0.5) ? broken(random) : nonsense(random));
    if (index % 100 !== 0) continue;
    stage.channel.sendInput(Buffer.from(`${String(index)} `));
    stage.agent.send(`${String(index)} `);
    typed += `${String(index)} `;
    printed += `${String(index)} `;
    await stage.clock.advance(20);
  }
  await stage.clock.advance(5000);
  assert.equal(stage.agent.input.toString(), typed);
  assert.equal(stage.output().toString(), printed);
  assert.equal(stage.channel.state.kind, 'open');
  assert.equal(stage.agent.unacknowledged, 0);
  assert.ok(!('Output' in {}), 'no prototype was polluted');
});

it('never hangs on a handshake of noise: it is answered, or refused in time', async () => {
  const random = createRandom(9);
  for (let run = 0; run < 20; run++) {
    const stage = createStage();
    await stage.clock.advance(20);
    const type = [payloadTypes.handshakeRequest, payloadTypes.encChallengeRequest][random.below(2)] ?? 5;
    const noise = random.chance(0.5)
      ? random.bytes(random.below(100))
      : Buffer.from(payloads[random.below(payloads.length)] ?? '');
    stage.agent.send(noise, type);
    await stage.clock.advance(40_000);
    assert.equal(stage.channel.state.kind, 'closed');
    assert.equal(stage.ends[0]?.kind, 'refused');
  }
});
