import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  parseHandshakeResponse,
  parseSize,
  payloadTypes,
} from '../../../../../src/core/session/codec/index.ts';
import { createStreamCipher } from '../../../../../src/core/session/crypto/index.ts';
import { createShellSession } from '../../../../../src/core/session/shell.ts';
import {
  clientMultiplexes,
  clientNeedsNoMuxKeepAlive,
  clientSeparatesOutput,
} from '../../../../../src/core/session/versions.ts';
import { createRandom } from '../../../../support/random.ts';
import { createStage, openShell, type Stage } from '../../../../support/session/stage.ts';

/** Each fact of the protocol that has bitten other clients, on the whole channel. The wire's own: port/. */

/** What the client sends from now on, byte by byte. */
function tap(stage: Stage): Buffer[] {
  const frames: Buffer[] = [];
  const { last } = stage.wire;
  const { receive } = last;
  last.receive = (frame) => {
    if (typeof frame !== 'string') frames.push(Buffer.from(frame));
    receive(frame);
  };
  return frames;
}

/** An output message "$ " by hand: sequence number 0, id bytes 00 01 … 0f. */
const prompt = Buffer.from(
  '00000074' +
    ('6f75747075745f73747265616d5f64617461' + '20'.repeat(14)) +
    '00000001' +
    '0000018bcfe56800' +
    '0000000000000000' +
    '0000000000000001' +
    '000102030405060708090a0b0c0d0e0f' +
    'e5b111ba26d5bb1cc89d8a3d74fad4cf1ebd5701c29877969c322b456d0784a3' +
    '00000001' +
    '00000002' +
    '2420',
  'hex',
);

async function shake(stage: Stage, complete: () => Promise<void>): Promise<void> {
  await stage.clock.advance(20);
  stage.agent.isShaking = true;
  const actions = [
    { type: 'SessionType', parameters: { SessionType: 'Standard_Stream', Properties: null } },
    { type: 'KMSEncryption', parameters: { KMSKeyId: 'k' } },
  ];
  const request = encodeHandshakeRequest({ agentVersion: '3.3.1142.0', actions });
  stage.agent.send(request, payloadTypes.handshakeRequest);
  await stage.clock.advance(100);
  await complete();
  stage.agent.isShaking = false;
  const done = encodeHandshakeComplete({ timeToComplete: 1, customerMessage: '' });
  stage.agent.send(done, payloadTypes.handshakeComplete);
  await stage.clock.advance(100);
}

const dataKey = createRandom(10).bytes(64);
const withKey = {
  channel: { generateDataKey: async () => ({ plaintext: dataKey, ciphertext: Buffer.from('blob') }) },
};

describe('the frame (§3)', () => {
  it('says a header length of 116, and its payload starts at 120', async () => {
    const stage = createStage();
    await openShell(stage);
    const frames = tap(stage);
    stage.channel.sendInput(Buffer.from('typed'));
    await stage.clock.advance(20);
    const [frame] = frames;
    assert.equal(frame?.readUInt32BE(0), 116);
    assert.equal(frame.readUInt32BE(116), 5);
    assert.equal(frame.toString('utf8', 120), 'typed');
  });

  it('has the halves of its id swapped: 00 01 … 0f is acknowledged as 08090a0b-…-07', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    const frames = tap(stage);
    stage.agent.sendRaw(prompt);
    await stage.clock.advance(20);
    const acknowledgement: unknown = JSON.parse(frames[0]?.toString('utf8', 120) ?? '');
    assert.deepEqual(acknowledgement, {
      AcknowledgedMessageType: 'output_stream_data',
      AcknowledgedMessageId: '08090a0b-0c0d-0e0f-0001-020304050607',
      AcknowledgedMessageSequenceNumber: 0,
      IsSequentialMessage: true,
    });
  });
});

describe('acknowledging (§6)', () => {
  it('acknowledges a duplicate again, or a real agent repeats it for ever', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    for (let count = 0; count < 3; count++) stage.agent.sendRaw(prompt);
    await stage.clock.advance(20);
    assert.deepEqual(stage.agent.acknowledged, [0, 0, 0]);
    assert.equal(stage.output().toString(), '$ ');
  });

  it('goes on though a peer never repeats a lost acknowledgement, as the plugin does not', async () => {
    const random = createRandom(6);
    const faults = { random, lose: 0.01, double: 0.01, reorder: 0.01 };
    const stage = createStage({ faults, agent: { repeatsAcknowledgements: false } });
    const paste = random.bytes(2_000_000);
    await openShell(stage);
    stage.channel.sendInput(paste);
    await stage.clock.advance(60_000);
    assert.ok(stage.agent.input.equals(paste));
  });
});

describe('the handshake (§9)', () => {
  it('does not happen on a plain shell: the first output opens it', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    stage.channel.sendInput(Buffer.from('x'));
    stage.agent.sendRaw(prompt);
    await stage.clock.advance(20);
    assert.equal(stage.channel.state.kind, 'open');
    assert.equal(stage.agent.input.toString(), 'x');
    assert.equal(stage.agent.of(payloadTypes.handshakeResponse).length, 0);
  });

  it('holds input until HandshakeComplete, for the agent acknowledges it before and throws it away', async () => {
    const stage = createStage(withKey);
    stage.channel.sendInput(Buffer.from('typed early'));
    await shake(stage, async () => {
      stage.channel.sendInput(Buffer.from(', and during'));
      await stage.clock.advance(5000);
      assert.equal(stage.agent.arrivals, 1, 'the response and nothing else');
    });
    const agent = createStreamCipher('agent', dataKey);
    const [input] = stage.agent.of(payloadTypes.output);
    assert.equal(
      Buffer.from(agent.decrypt(input ?? new Uint8Array()) ?? []).toString(),
      'typed early, and during',
    );
  });

  it('sends the first Size again, which an agent refuses until its shell is up', async () => {
    const stage = createStage({ agent: { isReady: false } });
    stage.channel.resize(80, 24);
    await openShell(stage);
    await stage.clock.advance(2000);
    assert.ok(stage.agent.arrivals > 1);
    stage.agent.isReady = true;
    await stage.clock.advance(2000);
    assert.deepEqual(stage.agent.of(payloadTypes.size).map(parseSize), [{ cols: 80, rows: 24 }]);
  });

  it('names a client version that every gate of the agent lets in', async () => {
    const stage = createStage(withKey);
    await shake(stage, async () => undefined);
    const [response] = stage.agent.of(payloadTypes.handshakeResponse);
    const { clientVersion } = parseHandshakeResponse(response ?? new Uint8Array()) ?? assert.fail();
    assert.match(clientVersion, /^\d+(\.\d+){3}$/);
    assert.ok(clientMultiplexes(clientVersion));
    assert.ok(clientNeedsNoMuxKeepAlive(clientVersion));
    assert.ok(clientSeparatesOutput(clientVersion));
  });
});

describe('encryption (§10)', () => {
  it('decrypts with the first half of the data key and encrypts with the second', async () => {
    const stage = createStage(withKey);
    await shake(stage, async () => undefined);
    // A key of twice the first half opens what the agent sends, one of twice the second what we send.
    const [first, second] = [dataKey.subarray(0, 32), dataKey.subarray(32)];
    stage.agent.send(createStreamCipher('agent', Buffer.concat([first, first])).encrypt(Buffer.from('out')));
    stage.channel.sendInput(Buffer.from('in'));
    await stage.clock.advance(100);
    assert.equal(stage.output().toString(), 'out');
    const [sealed] = stage.agent.of(payloadTypes.output);
    const opened = createStreamCipher('agent', Buffer.concat([second, second])).decrypt(
      sealed ?? new Uint8Array(),
    );
    assert.equal(Buffer.from(opened ?? []).toString(), 'in');
  });
});

describe('the stream (§11)', () => {
  it('has an exit code only where the agent sends one, as text', async () => {
    const stage = createStage();
    const codes: number[] = [];
    stage.channel.onDidExit((code) => codes.push(code));
    await openShell(stage);
    stage.agent.send('EXIT_CODE: 1');
    await stage.clock.advance(20);
    assert.deepEqual(codes, [], 'output that looks like one is none');
    stage.agent.send('EXIT_CODE: 7', payloadTypes.exitCode);
    stage.agent.close();
    await stage.clock.advance(20);
    assert.deepEqual(codes, [7]);
  });

  it('turns a lone LF into CR in a shell, and leaves it to pipes and ports', async () => {
    const stage = createStage();
    await openShell(stage);
    const shell = createShellSession(stage.channel);
    shell.type('\n');
    await stage.clock.advance(20);
    stage.channel.sendInput(Buffer.from('\n'));
    await stage.clock.advance(20);
    assert.equal(stage.agent.input.toString(), '\r\n');
  });

  it('leaves a line feed that is not alone', async () => {
    const stage = createStage();
    await openShell(stage);
    createShellSession(stage.channel).type('a\nb\n');
    await stage.clock.advance(20);
    assert.equal(stage.agent.input.toString(), 'a\nb\n');
  });
});

describe('the socket (§2, §13)', () => {
  it('is resumed after a clean close, which the service does about hourly', async () => {
    const stage = createStage();
    await openShell(stage);
    for (let hour = 1; hour <= 3; hour++) {
      await stage.clock.advance(60_000);
      stage.wire.last.end(1000, 'Bye');
      await stage.clock.advance(100);
      stage.channel.sendInput(Buffer.from(String(hour)));
      await stage.clock.advance(100);
    }
    assert.equal(stage.resumes.length, 3);
    assert.equal(stage.agent.input.toString(), '123');
    assert.deepEqual(
      stage.agent.received.map(({ sequenceNumber }) => sequenceNumber),
      [0, 1, 2],
    );
  });

  it('is pinged at once and every interval, and dead when nothing answers for two', async () => {
    const stage = createStage({ channel: { keepAliveMs: 30_000 } });
    await openShell(stage);
    assert.equal(stage.wire.pings, 1);
    await stage.clock.advance(90_000);
    assert.equal(stage.wire.pings, 4);
    stage.wire.silent = true;
    await stage.clock.advance(60_000);
    assert.equal(stage.resumes.length, 1);
  });
});
