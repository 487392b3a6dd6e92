import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  answerChallenge,
  createStreamCipher,
  encryptionContextOf,
  kmsEncryptionResult,
  parseKmsEncryptionParameters,
} from '../../../../../src/core/session/crypto/index.ts';
import {
  SessionEncryption,
  type SessionEncryptionOptions,
} from '../../../../../src/simulator/sessions/handshake/encryption.ts';
import { testKms } from '../../support/sessions.ts';

const keyId = 'alias/session-manager';

interface Bench {
  readonly agent: SessionEncryption;
  readonly challenge: string;
  /** What a client would answer that binds the data key to this. */
  readonly result: (sessionId: string, targetId: string, challenge?: string, bytes?: number) => unknown;
  readonly plaintexts: Uint8Array[];
}

function bench(change: Partial<SessionEncryptionOptions> = {}): Bench {
  const keys = testKms();
  const agent = new SessionEncryption({ keyId, sessionId: 's-1', targetId: 'i-1', keys, ...change });
  const plaintexts: Uint8Array[] = [];
  return {
    agent,
    plaintexts,
    challenge: parseKmsEncryptionParameters(agent.parameters)?.challenge ?? '',
    result(sessionId, targetId, challenge, bytes = 64) {
      const context = encryptionContextOf(sessionId, targetId, challenge);
      const made = keys.generateDataKey(keyId, bytes, context);
      plaintexts.push(made.plaintext);
      return kmsEncryptionResult({
        cipherTextKey: made.ciphertext,
        isChallengeAcknowledged: challenge !== undefined,
      });
    },
  };
}

describe('the agent of an encrypted session', () => {
  it('names the key and challenges with 16 bytes, others each time (§10)', () => {
    const first = bench();
    assert.equal(parseKmsEncryptionParameters(first.agent.parameters)?.keyId, keyId);
    assert.equal(Buffer.from(first.challenge, 'base64').length, 16);
    assert.notEqual(first.challenge, bench().challenge);
  });

  it('shares a cipher with the client that bound the key to session, target and challenge', () => {
    const { agent, result, challenge, plaintexts } = bench();
    const { cipher } = agent.open(result('s-1', 'i-1', challenge));
    const client = createStreamCipher('client', plaintexts[0] ?? assert.fail());
    const text = Buffer.from('uptime');
    assert.deepEqual(client.decrypt(cipher.encrypt(text)), text);
    assert.deepEqual(cipher.decrypt(client.encrypt(text)), text);
  });

  it('counts its nonces up, little-endian, from a random start (§10)', () => {
    const { agent, result } = bench();
    const { cipher } = agent.open(result('s-1', 'i-1'));
    const numberOf = (sealed: Uint8Array): bigint =>
      BigInt(`0x${Buffer.from(sealed.subarray(0, 12)).reverse().toString('hex')}`);
    const first = numberOf(cipher.encrypt(Buffer.from('a')));
    const second = numberOf(cipher.encrypt(Buffer.from('b')));
    assert.equal(second, (first + 1n) % 2n ** 96n);
  });

  it('proves the client by 64 bytes that come back under the other half of the key', () => {
    const { agent, result, plaintexts } = bench();
    const { challenge } = agent.open(result('s-1', 'i-1'));
    const client = createStreamCipher('client', plaintexts[0] ?? assert.fail());
    const stranger = createStreamCipher('client', Buffer.alloc(64, 7));
    const answer = answerChallenge(client, challenge.request) ?? assert.fail();
    assert.equal(challenge.isAnsweredBy(answer), true);
    assert.equal(answerChallenge(stranger, challenge.request), undefined);
    assert.equal(challenge.isAnsweredBy(challenge.request), false);
    assert.equal(challenge.isAnsweredBy(Buffer.from('no json')), false);
  });

  it('takes clients that know no challenge, unless it insists', () => {
    const { agent, result } = bench();
    assert.ok(agent.open(result('s-1', 'i-1')));
    const strict = bench({ requiresChallenge: true });
    assert.throws(() => strict.agent.open(strict.result('s-1', 'i-1')), /does not support required/);
    assert.ok(strict.agent.open(strict.result('s-1', 'i-1', strict.challenge)));
  });

  it('cannot decrypt a key that is bound to anything else', () => {
    const { agent, result, challenge } = bench();
    for (const wrong of [
      result('s-2', 'i-1', challenge),
      result('s-1', 'i-2', challenge),
      result('s-1', 'i-1', 'AAAAAAAAAAAAAAAAAAAAAA=='),
    ]) {
      assert.throws(() => agent.open(wrong), /^Error: Fetching data key failed: /);
    }
  });

  it('refuses what is no data key', () => {
    const { agent, result } = bench();
    for (const none of [undefined, null, 'x', {}, { KMSCipherTextKey: 5 }, { KMSCipherTextKey: 'AAAA' }]) {
      assert.throws(() => agent.open(none), /Fetching data key failed/);
    }
    assert.throws(() => agent.open(result('s-1', 'i-1', undefined, 32)), /64 bytes/);
  });
});
