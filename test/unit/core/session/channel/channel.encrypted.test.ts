import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import type { DataKeyRequest } from '../../../../../src/core/model/sessionService.ts';
import {
  encodeExitCode,
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  parseFlag,
  parseHandshakeResponse,
  parseSize,
  payloadTypes,
  type ProcessedAction,
} from '../../../../../src/core/session/codec/index.ts';
import {
  createChallenge,
  createStreamCipher,
  kmsEncryptionParameters,
  parseKmsEncryptionResult,
  type StreamCipher,
} from '../../../../../src/core/session/crypto/index.ts';
import { createRandom } from '../../../../support/random.ts';
import { createStage, type Stage } from '../../../../support/session/stage.ts';

const dataKey = createRandom(64).bytes(64);
const blob = Buffer.from('the data key under the KMS key', 'utf8');
const challenge = 'AAECAwQFBgcICQoLDA0ODw==';

interface Encrypted extends Stage {
  readonly cipher: StreamCipher;
  readonly asked: DataKeyRequest[];
}

/** A stage whose agent shares the key with the client, or has another. */
function createEncrypted(agentKey: Uint8Array = dataKey): Encrypted {
  const asked: DataKeyRequest[] = [];
  const stage = createStage({
    channel: {
      generateDataKey: async (request) => {
        asked.push(request);
        return { plaintext: dataKey, ciphertext: blob };
      },
    },
  });
  return { ...stage, asked, cipher: createStreamCipher('agent', agentKey) };
}

async function request(stage: Stage, randomChallenge?: string): Promise<ProcessedAction | undefined> {
  const parameters = kmsEncryptionParameters({
    keyId: 'alias/sessions',
    ...(randomChallenge === undefined ? {} : { challenge: randomChallenge }),
  });
  await stage.clock.advance(20);
  stage.agent.isShaking = true;
  const actions = [
    { type: 'SessionType', parameters: { SessionType: 'Standard_Stream', Properties: null } },
    { type: 'KMSEncryption', parameters },
  ];
  const payload = encodeHandshakeRequest({ agentVersion: '3.3.1142.0', actions });
  stage.agent.send(payload, payloadTypes.handshakeRequest);
  await stage.clock.advance(100);
  const [response] = stage.agent.of(payloadTypes.handshakeResponse);
  return parseHandshakeResponse(response ?? new Uint8Array())?.actions[1];
}

/** The whole handshake: action, challenge, completion. */
async function shake(stage: Encrypted): Promise<boolean> {
  await request(stage, challenge);
  stage.agent.isShaking = false;
  const proof = createChallenge(stage.cipher);
  stage.agent.send(proof.request, payloadTypes.encChallengeRequest);
  await stage.clock.advance(100);
  const [answer] = stage.agent.of(payloadTypes.encChallengeResponse);
  const complete = encodeHandshakeComplete({ timeToComplete: 1, customerMessage: '' });
  stage.agent.send(complete, payloadTypes.handshakeComplete);
  await stage.clock.advance(100);
  return answer !== undefined && proof.isAnsweredBy(answer);
}

function decipher(stage: Encrypted): string {
  const parts = stage.agent.of(payloadTypes.output).map((payload) => stage.cipher.decrypt(payload));
  return Buffer.concat(parts.map((part) => part ?? assert.fail('not encrypted'))).toString('utf8');
}

describe('agreeing on a key (§10)', () => {
  it('asks KMS for a data key bound to session, target and the agent’s challenge', async () => {
    const stage = createEncrypted();
    const action = await request(stage, challenge);
    assert.deepEqual(stage.asked, [
      {
        keyId: 'alias/sessions',
        encryptionContext: {
          'aws:ssm:SessionId': 's-1',
          'aws:ssm:TargetId': 'i-1',
          'aws:ssm:RandomChallenge': challenge,
        },
      },
    ]);
    assert.equal(action?.status, 1);
    assert.deepEqual(parseKmsEncryptionResult(action.result), {
      cipherTextKey: blob,
      isChallengeAcknowledged: true,
    });
  });

  it('acknowledges no challenge to an older agent that sends none', async () => {
    const stage = createEncrypted();
    const action = await request(stage);
    assert.deepEqual(Object.keys(stage.asked[0]?.encryptionContext ?? {}), [
      'aws:ssm:SessionId',
      'aws:ssm:TargetId',
    ]);
    assert.equal(parseKmsEncryptionResult(action?.result)?.isChallengeAcknowledged, false);
  });

  it('answers the challenge, which proves both halves of the key', async () => {
    const stage = createEncrypted();
    assert.ok(await shake(stage));
    assert.equal(stage.channel.state.kind, 'open');
  });

  it('never logs the key', async () => {
    const stage = createEncrypted();
    await shake(stage);
    const log = stage.logged.join('\n');
    for (const secret of [Buffer.from(dataKey), blob]) {
      assert.ok(!log.includes(secret.toString('hex')) && !log.includes(secret.toString('base64')));
    }
  });
});

describe('an encrypted stream (§10)', () => {
  it('encrypts input and nothing else: size and flags go in the clear', async () => {
    const stage = createEncrypted();
    await shake(stage);
    stage.channel.resize(80, 24);
    stage.channel.sendInput(Buffer.from('whoami\r'));
    stage.channel.sendFlag(1);
    await stage.clock.advance(100);
    assert.equal(decipher(stage), 'whoami\r');
    assert.deepEqual(stage.agent.of(payloadTypes.size).map(parseSize), [{ cols: 80, rows: 24 }]);
    assert.deepEqual(stage.agent.of(payloadTypes.flag).map(parseFlag), [1]);
  });

  it('decrypts output, the error stream and the exit code', async () => {
    const stage = createEncrypted();
    const codes: number[] = [];
    stage.channel.onDidExit((code) => codes.push(code));
    await shake(stage);
    stage.agent.send(stage.cipher.encrypt(Buffer.from('out')));
    stage.agent.send(stage.cipher.encrypt(Buffer.from('err')), payloadTypes.stdErr);
    stage.agent.send(stage.cipher.encrypt(encodeExitCode(3)), payloadTypes.exitCode);
    await stage.clock.advance(100);
    assert.equal(stage.output().toString(), 'out');
    assert.equal(stage.stdErr().toString(), 'err');
    assert.deepEqual(codes, [3]);
  });

  it('carries a long paste in order, and what was typed before the key was there', async () => {
    const stage = createEncrypted();
    const paste = 'äöü€'.repeat(20_000);
    stage.channel.sendInput(Buffer.from('early '));
    await shake(stage);
    stage.channel.sendInput(Buffer.from(paste));
    await stage.clock.advance(5000);
    assert.equal(decipher(stage), `early ${paste}`);
  });

  it('keeps its key over a lost socket and repeats the very same ciphertext', async () => {
    const stage = createEncrypted();
    await shake(stage);
    await stage.clock.advance(2000);
    stage.channel.sendInput(Buffer.from('typed'));
    stage.wire.last.end(1006);
    await stage.clock.advance(500);
    stage.agent.send(stage.cipher.encrypt(Buffer.from('after')));
    await stage.clock.advance(500);
    assert.equal(decipher(stage), 'typed');
    assert.equal(stage.output().toString(), 'after');
    assert.equal(stage.asked.length, 1);
  });
});

describe('an encrypted session that cannot be', () => {
  it('says which key KMS denied, and ends as refused when the agent closes', async () => {
    const denied = new AppError('denied', 'You are not allowed to use kms:GenerateDataKey.');
    const stage = createStage({ channel: { generateDataKey: () => Promise.reject(denied) } });
    const action = await request(stage, challenge);
    assert.equal(action?.status, 2);
    stage.agent.close('handshake failed');
    await stage.clock.advance(100);
    const text =
      `The session is encrypted with the KMS key alias/sessions. ${denied.message} ` +
      'Ask for that permission on the key, or use other credentials.';
    assert.deepEqual(stage.ends, [{ kind: 'refused', text, isClosed: true }]);
  });

  it('is refused when KMS does not answer, before the agent gives up', async () => {
    const stage = createStage({ channel: { generateDataKey: () => new Promise(() => undefined) } });
    await request(stage, challenge);
    await stage.clock.advance(15_000);
    assert.equal(stage.ends[0]?.kind, 'refused');
    assert.match(stage.ends[0].text, /AWS KMS did not answer/);
  });

  it('is refused when KMS gives a key of another size', async () => {
    const generateDataKey = async (): Promise<{ plaintext: Uint8Array; ciphertext: Uint8Array }> => ({
      plaintext: new Uint8Array(32),
      ciphertext: blob,
    });
    const action = await request(createStage({ channel: { generateDataKey } }), challenge);
    assert.equal(action?.status, 2);
  });

  it('is refused when the agent has another key', async () => {
    const stage = createEncrypted(createRandom(65).bytes(64));
    assert.equal(await shake(stage), false);
    assert.equal(stage.ends[0]?.kind, 'refused');
    assert.match(stage.ends[0].text, /different keys/);
    assert.deepEqual(stage.agent.of(payloadTypes.flag).map(parseFlag), [2]);
  });

  it('is refused when a challenge comes though no key was agreed on', async () => {
    const stage = createStage();
    await stage.clock.advance(20);
    const { request: payload } = createChallenge(createStreamCipher('agent', dataKey));
    stage.agent.send(payload, payloadTypes.encChallengeRequest);
    await stage.clock.advance(100);
    assert.equal(stage.ends[0]?.kind, 'refused');
  });

  for (const [what, payloadType] of [
    ['output', payloadTypes.output],
    ['the error stream', payloadTypes.stdErr],
    ['the exit code', payloadTypes.exitCode],
  ] as const) {
    it(`ends, and on the node too, when ${what} comes in the clear or altered`, async () => {
      const stage = createEncrypted();
      await shake(stage);
      stage.agent.send('EXIT_CODE: 0, in the clear', payloadType);
      stage.agent.send(stage.cipher.encrypt(Buffer.from('never shown')));
      await stage.clock.advance(100);
      assert.equal(stage.ends[0]?.kind, 'refused');
      assert.match(stage.ends[0].text, /could not be decrypted/);
      assert.deepEqual(stage.agent.of(payloadTypes.flag).map(parseFlag), [2]);
      assert.equal(stage.output().length + stage.stdErr().length, 0);
    });
  }
});
