import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answerChallenge,
  createChallenge,
  createStreamCipher,
} from '../../../../../src/core/session/crypto/index.ts';

const dataKey = Uint8Array.from({ length: 64 }, (_, index) => 255 - index);
const client = createStreamCipher('client', dataKey);
const agent = createStreamCipher('agent', dataKey);
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value), 'utf8');

function challengeOf(payload: Uint8Array | undefined): Buffer {
  const { Challenge } = JSON.parse(Buffer.from(payload ?? []).toString('utf8')) as { Challenge: string };
  return Buffer.from(Challenge, 'base64');
}

test('§10: the challenge is plain JSON around 64 random bytes, encrypted with the first half', () => {
  const first = challengeOf(createChallenge(agent).request);
  assert.equal(first.byteLength, 12 + 64 + 16);
  assert.equal(client.decrypt(first)?.byteLength, 64);
  assert.notDeepEqual(client.decrypt(first), client.decrypt(challengeOf(createChallenge(agent).request)));
});

test('§10: the client proves that it has both halves by decrypting and encrypting again', () => {
  const challenge = createChallenge(agent);
  const answer = answerChallenge(client, challenge.request);
  assert.deepEqual(agent.decrypt(challengeOf(answer)), client.decrypt(challengeOf(challenge.request)));
  assert.equal(challenge.isAnsweredBy(answer ?? new Uint8Array()), true);
});

test('an answer to another challenge, or the challenge itself, proves nothing', () => {
  const challenge = createChallenge(agent);
  const other = answerChallenge(client, createChallenge(agent).request) ?? new Uint8Array();
  assert.equal(challenge.isAnsweredBy(other), false);
  assert.equal(challenge.isAnsweredBy(challenge.request), false);
});

test('a shorter secret proves nothing', () => {
  const short = json({ Challenge: Buffer.from(client.encrypt(new Uint8Array(8))).toString('base64') });
  assert.equal(createChallenge(agent).isAnsweredBy(short), false);
});

test('a client with another key has no answer', () => {
  const other = createStreamCipher('client', dataKey.toReversed());
  assert.equal(answerChallenge(other, createChallenge(agent).request), undefined);
});

test('what is no challenge has no answer', () => {
  const bad = ['', '{', '[]', '{}', '{"Challenge":7}', '{"Challenge":""}', '{"Challenge":"####"}'];
  for (const payload of bad) {
    assert.equal(answerChallenge(client, Buffer.from(payload)), undefined, payload);
    assert.equal(createChallenge(agent).isAnsweredBy(Buffer.from(payload)), false, payload);
  }
});
