import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  encryptionContextOf,
  kmsEncryptionParameters,
  kmsEncryptionResult,
  parseKmsEncryptionParameters,
  parseKmsEncryptionResult,
} from '../../../../../src/core/session/crypto/index.ts';

test('§10: the encryption context names session and target', () => {
  assert.deepEqual(encryptionContextOf('ada-0123', 'i-0a1b'), {
    'aws:ssm:SessionId': 'ada-0123',
    'aws:ssm:TargetId': 'i-0a1b',
  });
});

test('§10: an acknowledged challenge is part of the encryption context, as it came', () => {
  assert.deepEqual(encryptionContextOf('ada-0123', 'i-0a1b', 'AAECAwQFBgcICQoLDA0ODw=='), {
    'aws:ssm:SessionId': 'ada-0123',
    'aws:ssm:TargetId': 'i-0a1b',
    'aws:ssm:RandomChallenge': 'AAECAwQFBgcICQoLDA0ODw==',
  });
});

test('§10: the result is written as the agent reads it', () => {
  const result = kmsEncryptionResult({
    cipherTextKey: Buffer.from('data key', 'utf8'),
    isChallengeAcknowledged: true,
  });
  assert.equal(
    JSON.stringify(result),
    '{"KMSCipherTextKey":"ZGF0YSBrZXk=","KMSCipherTextHash":null,"ChallengeAcknowledgement":true}',
  );
});

test('the agent reads the result that the client writes', () => {
  const result = { cipherTextKey: Buffer.from([1, 2, 3]), isChallengeAcknowledged: false };
  assert.deepEqual(parseKmsEncryptionResult(kmsEncryptionResult(result)), result);
});

test("a plugin's result, which knows no challenge, acknowledges none", () => {
  const parsed = parseKmsEncryptionResult({ KMSCipherTextKey: 'AQID', KMSCipherTextHash: null });
  assert.deepEqual(parsed, { cipherTextKey: Buffer.from([1, 2, 3]), isChallengeAcknowledged: false });
});

test('a result without a key is none', () => {
  for (const result of [null, undefined, '', [], {}, { KMSCipherTextKey: '' }, { KMSCipherTextKey: 1 }]) {
    assert.equal(parseKmsEncryptionResult(result), undefined);
  }
});

test('the client reads the parameters that the agent writes', () => {
  const plain = { keyId: 'arn:aws:kms:eu-west-1:123456789012:key/1' };
  const challenged = { keyId: 'alias/sessions', challenge: 'AAECAwQFBgcICQoLDA0ODw==' };
  assert.deepEqual(parseKmsEncryptionParameters(kmsEncryptionParameters(plain)), plain);
  assert.deepEqual(parseKmsEncryptionParameters(kmsEncryptionParameters(challenged)), challenged);
  assert.deepEqual(kmsEncryptionParameters(challenged), {
    KMSKeyId: 'alias/sessions',
    Challenge: 'AAECAwQFBgcICQoLDA0ODw==',
  });
});

test('an empty challenge is none, and parameters without a key are none', () => {
  assert.deepEqual(parseKmsEncryptionParameters({ KMSKeyId: 'k', Challenge: '' }), { keyId: 'k' });
  for (const parameters of [null, undefined, 'k', [], {}, { KMSKeyId: '' }, { KMSKeyId: 5 }]) {
    assert.equal(parseKmsEncryptionParameters(parameters), undefined);
  }
});
