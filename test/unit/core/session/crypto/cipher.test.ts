import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countingNonces, createStreamCipher } from '../../../../../src/core/session/crypto/index.ts';

/** Halves that nobody mixes up: 00 01 … 1f and 20 21 … 3f. */
const dataKey = Uint8Array.from({ length: 64 }, (_, index) => index);
const text = (value: string): Buffer => Buffer.from(value, 'utf8');
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');
const fixed = (nonce: string) => (): Uint8Array => Buffer.from(nonce, 'hex');

/** Computed with another implementation of AES-GCM; nonce, ciphertext, tag. */
const vectors = {
  client: 'a0a1a2a3a4a5a6a7a8a9aaab' + '124f8419a8da' + '4eaca31304b7e93cbdf52d44dddad86f',
  agent: 'b0b1b2b3b4b5b6b7b8b9babb' + 'bd75' + '67110780e7ba6b9c449a56848b8ef305',
};

test('§10: the client encrypts with the second half of the data key', () => {
  const cipher = createStreamCipher('client', dataKey, fixed('a0a1a2a3a4a5a6a7a8a9aaab'));
  assert.equal(hex(cipher.encrypt(text('ls -l\r'))), vectors.client);
});

test('§10: the agent encrypts with the first half of the data key', () => {
  const cipher = createStreamCipher('agent', dataKey, fixed('b0b1b2b3b4b5b6b7b8b9babb'));
  assert.equal(hex(cipher.encrypt(text('$ '))), vectors.agent);
});

test('§10: each side decrypts what the other encrypted, and not its own', () => {
  const client = createStreamCipher('client', dataKey);
  const agent = createStreamCipher('agent', dataKey);
  assert.deepEqual(client.decrypt(Buffer.from(vectors.agent, 'hex')), text('$ '));
  assert.deepEqual(agent.decrypt(Buffer.from(vectors.client, 'hex')), text('ls -l\r'));
  assert.deepEqual(agent.decrypt(client.encrypt(text('whoami'))), text('whoami'));
  assert.equal(client.decrypt(client.encrypt(text('whoami'))), undefined);
});

test('an empty message is 28 bytes long and comes back empty', () => {
  const sealed = createStreamCipher('agent', dataKey).encrypt(new Uint8Array());
  assert.equal(sealed.byteLength, 28);
  assert.equal(createStreamCipher('client', dataKey).decrypt(sealed)?.byteLength, 0);
});

test('every altered bit is noticed, wherever it is', () => {
  const client = createStreamCipher('client', dataKey);
  for (let index = 0; index < vectors.agent.length / 2; index++) {
    const altered = Buffer.from(vectors.agent, 'hex');
    altered.writeUInt8(altered.readUInt8(index) ^ 1, index);
    assert.equal(client.decrypt(altered), undefined, `byte ${String(index)}`);
  }
});

test('what is too short for a nonce and a tag is no ciphertext', () => {
  const client = createStreamCipher('client', dataKey);
  for (let length = 0; length < vectors.agent.length / 2; length++) {
    assert.equal(client.decrypt(Buffer.from(vectors.agent, 'hex').subarray(0, length)), undefined);
  }
});

test('another data key does not decrypt', () => {
  const other = createStreamCipher('client', dataKey.toReversed());
  assert.equal(other.decrypt(Buffer.from(vectors.agent, 'hex')), undefined);
});

test('a client takes a new nonce for each message', () => {
  const cipher = createStreamCipher('client', dataKey);
  const nonces = Array.from({ length: 100 }, () => hex(cipher.encrypt(text('x')).subarray(0, 12)));
  assert.equal(new Set(nonces).size, 100);
});

test('§10: an agent counts its nonces up, 96 bits with the low byte first', () => {
  const nonces = countingNonces(Buffer.from('feff00000000000000000000', 'hex'));
  assert.deepEqual([nonces(), nonces(), nonces()].map(hex), [
    'feff00000000000000000000',
    'ffff00000000000000000000',
    '000001000000000000000000',
  ]);
});

test('the count of nonces starts anew after the highest', () => {
  const nonces = countingNonces(Buffer.from('ff'.repeat(12), 'hex'));
  assert.deepEqual([nonces(), nonces()].map(hex), ['ff'.repeat(12), '00'.repeat(12)]);
});

test('a data key of another size is refused', () => {
  for (const size of [0, 32, 63, 65]) {
    assert.throws(() => createStreamCipher('client', new Uint8Array(size)), RangeError);
  }
});

test('wiping the data key afterwards does not change the cipher', () => {
  const given = Uint8Array.from(dataKey);
  const cipher = createStreamCipher('client', given);
  given.fill(0);
  assert.deepEqual(cipher.decrypt(Buffer.from(vectors.agent, 'hex')), text('$ '));
});
