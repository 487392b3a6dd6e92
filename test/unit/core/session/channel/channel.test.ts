import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeExitCode,
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  messageTypes,
  parseHandshakeResponse,
  parseSize,
  payloadTypes,
  type ClientAction,
} from '../../../../../src/core/session/codec/index.ts';
import { createRandom } from '../../../../support/random.ts';
import {
  createStage,
  firstToken,
  openShell,
  streamUrl,
  type Stage,
} from '../../../../support/session/stage.ts';

const kinds = (stage: Stage): readonly string[] => stage.states.map(({ kind }) => kind);

function shake(stage: Stage, actions: readonly ClientAction[]): void {
  stage.agent.isShaking = true;
  stage.agent.send(
    encodeHandshakeRequest({ agentVersion: '3.3.1142.0', actions }),
    payloadTypes.handshakeRequest,
  );
}

function completeShake(stage: Stage, customerMessage = ''): void {
  stage.agent.isShaking = false;
  const complete = encodeHandshakeComplete({ timeToComplete: 1_000_000, customerMessage });
  stage.agent.send(complete, payloadTypes.handshakeComplete);
}

const shellAction: ClientAction = {
  type: 'SessionType',
  parameters: { SessionType: 'Standard_Stream', Properties: null },
};

describe('opening', () => {
  it('dials the URL verbatim and sends the token in the first text frame (§1, §2)', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    assert.equal(stage.wire.last.url, streamUrl);
    assert.equal(stage.agent.opens.length, 1);
    assert.equal(stage.agent.opens[0]?.token, firstToken);
    assert.match(stage.agent.opens[0].clientVersion, /^\d+\.\d+\.\d+\.\d+$/);
    assert.deepEqual(kinds(stage), ['connecting', 'handshaking']);
  });

  it('is over at once when the first socket cannot be opened', async () => {
    const stage = createStage({ refuse: () => 'Unexpected server response: 403' });
    await stage.clock.advance(20);
    assert.deepEqual(stage.ends, [{ kind: 'unreachable', text: 'Unexpected server response: 403' }]);
    assert.equal(stage.resumes.length, 0);
  });

  it('is over at once when the signal had aborted, without dialling', async () => {
    const abort = new AbortController();
    abort.abort();
    const stage = createStage({ channel: { signal: abort.signal } });
    await stage.clock.advance(20);
    assert.equal(stage.wire.sockets.length, 0);
    assert.equal(stage.channel.state.kind, 'closed');
  });

  it('never logs the token', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.wire.last.end(1006);
    await stage.clock.advance(1000);
    assert.ok(stage.logged.length > 0);
    assert.ok(!stage.logged.join('\n').includes('token'));
  });
});

describe('a plain shell has no handshake (§9)', () => {
  it('takes input once the first output came', async () => {
    const stage = createStage();
    stage.channel.sendInput(Buffer.from('early'));
    await stage.clock.advance(100);
    assert.equal(stage.agent.input.toString(), '');
    stage.agent.send('$ ');
    await stage.clock.advance(50);
    assert.equal(stage.agent.input.toString(), 'early');
    assert.equal(stage.output().toString(), '$ ');
    assert.equal(stage.channel.state.kind, 'open');
  });

  it('takes input after five seconds without a word, or a silent shell could never be typed into', async () => {
    const stage = createStage();
    stage.channel.sendInput(Buffer.from('x'));
    await stage.clock.advance(4900);
    assert.equal(stage.agent.input.toString(), '');
    await stage.clock.advance(200);
    assert.equal(stage.agent.input.toString(), 'x');
  });

  it('sends the size first, before any input', async () => {
    const stage = createStage();
    stage.channel.resize(80, 24);
    stage.channel.sendInput(Buffer.from('x'));
    await openShell(stage);
    assert.deepEqual(
      stage.agent.received.map(({ payloadType }) => payloadType),
      [payloadTypes.size, payloadTypes.output],
    );
  });

  it('repeats the first size until the agent, whose shell is not up yet, takes it (§9)', async () => {
    const stage = createStage({ agent: { isReady: false } });
    stage.channel.resize(120, 40);
    stage.channel.sendInput(Buffer.from('ls\r'));
    await openShell(stage);
    await stage.clock.advance(900);
    assert.equal(stage.agent.received.length, 0);
    stage.agent.isReady = true;
    await stage.clock.advance(1100);
    assert.deepEqual(stage.agent.of(payloadTypes.size).map(parseSize), [{ cols: 120, rows: 40 }]);
    assert.equal(stage.agent.input.toString(), 'ls\r');
  });
});

describe('handshake (§9)', () => {
  it('answers every requested action and sends nothing else until HandshakeComplete', async () => {
    const stage = createStage();
    stage.channel.resize(80, 24);
    stage.channel.sendInput(Buffer.from('typed early'));
    await stage.clock.advance(20);
    shake(stage, [shellAction]);
    await stage.clock.advance(10_000);
    assert.deepEqual(
      stage.agent.received.map(({ payloadType }) => payloadType),
      [payloadTypes.handshakeResponse],
    );
    assert.equal(stage.agent.arrivals, 1);
    completeShake(stage);
    await stage.clock.advance(100);
    assert.equal(stage.agent.input.toString(), 'typed early');
    assert.equal(stage.agent.of(payloadTypes.size).length, 1);
  });

  it('answers with its own version and with status 1 for a shell', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    shake(stage, [shellAction]);
    await stage.clock.advance(100);
    const [payload] = stage.agent.of(payloadTypes.handshakeResponse);
    assert.deepEqual(parseHandshakeResponse(payload ?? new Uint8Array()), {
      clientVersion: '1.2.707.0',
      actions: [{ type: 'SessionType', status: 1, result: null, error: '' }],
      errors: [],
    });
  });

  it('tells what it learned: agent version, session type, the customer’s message', async () => {
    const stage = createStage();
    const starts: unknown[] = [];
    stage.channel.onDidStart((start) => starts.push(start));
    await stage.clock.advance(20);
    shake(stage, [shellAction]);
    await stage.clock.advance(100);
    completeShake(stage, 'Be careful.');
    await stage.clock.advance(100);
    assert.deepEqual(starts, [
      {
        agentVersion: '3.3.1142.0',
        customerMessage: 'Be careful.',
        session: { type: 'Standard_Stream', properties: {} },
      },
    ]);
  });

  it('says why an encrypted session without a key ended, in our words', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    shake(stage, [{ type: 'KMSEncryption', parameters: { KMSKeyId: 'k' } }, shellAction]);
    await stage.clock.advance(100);
    stage.agent.close('handshake failed');
    await stage.clock.advance(100);
    assert.equal(stage.ends[0]?.kind, 'refused');
    assert.match(stage.ends[0].text, /encrypted with the KMS key k\. No data keys here/);
  });

  it('ends a session that it refused when the agent does not', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    shake(stage, [{ type: 'KMSEncryption', parameters: {} }]);
    await stage.clock.advance(6000);
    assert.equal(stage.ends[0]?.kind, 'refused');
  });

  it('sends the size again when a handshake comes after all, since the agent threw the first away', async () => {
    const stage = createStage();
    stage.channel.resize(80, 24);
    await stage.clock.advance(6000);
    shake(stage, [shellAction]);
    await stage.clock.advance(100);
    stage.channel.sendInput(Buffer.from('held'));
    await stage.clock.advance(100);
    assert.equal(stage.agent.input.toString(), '');
    completeShake(stage);
    await stage.clock.advance(100);
    assert.equal(stage.agent.of(payloadTypes.size).length, 2);
    assert.equal(stage.agent.input.toString(), 'held');
  });
});

describe('output', () => {
  it('separates the error stream and reads the exit code (§11)', async () => {
    const stage = createStage();
    const codes: number[] = [];
    stage.channel.onDidExit((code) => codes.push(code));
    await stage.clock.advance(20);
    stage.agent.send('out');
    stage.agent.send('err', payloadTypes.stdErr);
    stage.agent.send(encodeExitCode(7), payloadTypes.exitCode);
    stage.agent.send('no number', payloadTypes.exitCode);
    await stage.clock.advance(20);
    assert.equal(stage.output().toString(), 'out');
    assert.equal(stage.stdErr().toString(), 'err');
    assert.deepEqual(codes, [7]);
  });

  it('acknowledges payloads of unknown types and goes on', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.agent.send('?', 77);
    stage.agent.send('after');
    await stage.clock.advance(20);
    assert.equal(stage.agent.unacknowledged, 0);
    assert.equal(stage.output().toString(), '$ after');
  });

  it('drops malformed frames and never logs their bytes', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.agent.sendRaw(Buffer.from('secret-noise'.repeat(20)));
    stage.agent.sendRaw(Buffer.from('{}'));
    stage.agent.send('fine');
    await stage.clock.advance(20);
    assert.equal(stage.output().toString(), '$ fine');
    assert.ok(!stage.logged.join('\n').includes('secret-noise'));
  });

  it('does not deadlock on pause_publication (§4)', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.agent.sendControl(messageTypes.pausePublication, Buffer.from('{}'));
    stage.channel.sendInput(Buffer.from('x'));
    await stage.clock.advance(50);
    assert.equal(stage.agent.input.toString(), 'x');
  });

  it('goes on when a listener throws', async () => {
    const stage = createStage();
    stage.channel.onDidReceiveOutput(() => {
      throw new Error('listener');
    });
    await openShell(stage);
    assert.equal(stage.output().toString(), '$ ');
    assert.equal(stage.agent.unacknowledged, 0);
  });
});

describe('input', () => {
  it('carries a paste of 100 KB intact, in messages of at most 1,024 bytes', async () => {
    const stage = createStage();
    const paste = createRandom(1).bytes(100_000);
    await openShell(stage);
    stage.channel.sendInput(paste);
    await stage.clock.advance(5000);
    assert.ok(stage.agent.input.equals(paste));
    assert.ok(stage.agent.of(payloadTypes.output).every((payload) => payload.byteLength <= 1024));
  });

  it('never has more in flight than its window, however much is given to it', async () => {
    const stage = createStage();
    await openShell(stage);
    stage.agent.isDeaf = true;
    stage.channel.sendInput(Buffer.alloc(4_000_000));
    await stage.clock.advance(50);
    assert.equal(stage.agent.arrivals, 512);
  });

  it('asks for patience above its high-water mark and says when there is room again', async () => {
    const stage = createStage();
    let drains = 0;
    stage.channel.onDidDrain(() => (drains += 1));
    await openShell(stage);
    assert.equal(stage.channel.sendInput(Buffer.alloc(100)), true);
    assert.equal(stage.channel.sendInput(Buffer.alloc(2_000_000)), false);
    await stage.clock.advance(5000);
    assert.equal(drains, 1);
    assert.equal(stage.agent.input.length, 2_000_100);
  });

  it('does not mind when the caller uses its buffer again', async () => {
    const stage = createStage();
    const buffer = Buffer.from('first');
    stage.channel.sendInput(buffer);
    buffer.write('XXXXX');
    await openShell(stage);
    assert.equal(stage.agent.input.toString(), 'first');
  });

  it('tells each size once, only the last while it cannot be sent, and never an empty one (§11)', async () => {
    const stage = createStage();
    for (const cols of [10, 20, 30]) stage.channel.resize(cols, 5);
    await openShell(stage);
    stage.channel.resize(30, 5);
    stage.channel.resize(0, 0);
    stage.channel.resize(40, 5);
    await stage.clock.advance(50);
    assert.deepEqual(stage.agent.of(payloadTypes.size).map(parseSize), [
      { cols: 30, rows: 5 },
      { cols: 40, rows: 5 },
    ]);
  });

  it('says since when nothing was acknowledged, and that it is again', async () => {
    const stage = createStage({ agent: { isReady: false } });
    const stalls: (number | undefined)[] = [];
    stage.channel.onDidStall((since) => stalls.push(since));
    await openShell(stage);
    const sent = stage.clock.now();
    stage.channel.sendInput(Buffer.from('x'));
    await stage.clock.advance(9000);
    assert.deepEqual(stalls, []);
    await stage.clock.advance(2000);
    assert.deepEqual(stalls, [sent]);
    stage.agent.isReady = true;
    await stage.clock.advance(2000);
    assert.deepEqual(stalls, [sent, undefined]);
  });
});
