import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeAcknowledgement,
  encodeChannelClosed,
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  encodeHandshakeResponse,
  encodeOpenDataChannel,
  encodeSize,
  parseAcknowledgement,
  parseChannelClosed,
  parseExitCode,
  parseFlag,
  parseHandshakeComplete,
  parseHandshakeRequest,
  parseHandshakeResponse,
  parseOpenDataChannel,
  parseSize,
} from '../../../../../src/core/session/codec/index.ts';
import {
  answerChallenge,
  createChallenge,
  createStreamCipher,
  kmsEncryptionParameters,
  kmsEncryptionResult,
  parseKmsEncryptionParameters,
  parseKmsEncryptionResult,
} from '../../../../../src/core/session/crypto/index.ts';
import { createRandom, type Random } from '../../../../support/random.ts';

const rounds = 10_000;
const dataKey = Uint8Array.from({ length: 64 }, (_, index) => index);
const client = createStreamCipher('client', dataKey);
const agent = createStreamCipher('agent', dataKey);
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
};

const odd = ['null', '-1', '1e999', '9007199254740993', '[]', '{}', '""', '"\\u0000"', '[[[[]]]]', 'true'];

/** Bytes overwritten, cut off, put in the middle, or a value in place of another. */
function spoil(random: Random, sound: Buffer): Buffer {
  if (random.chance(0.05)) return Buffer.from(random.bytes(random.below(200)));
  if (random.chance(0.2)) return sound.subarray(0, random.below(sound.length + 1));
  if (random.chance(0.4)) {
    const value = odd[random.below(odd.length)] ?? 'null';
    const values = [...sound.toString('latin1').matchAll(/:("[^"]*"|[\d.]+|null|true|false)/g)];
    const target = values[random.below(Math.max(1, values.length))];
    const at = target?.index ?? 0;
    const tail = sound.subarray(at + (target?.[0].length ?? 0));
    return Buffer.concat([sound.subarray(0, at), Buffer.from(`:${value}`), tail]);
  }
  const copy = Buffer.from(sound);
  for (let count = 1 + random.below(4); count > 0; count--) {
    if (copy.length > 0) copy[random.below(copy.length)] = random.below(256);
  }
  return copy;
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const challenge = createChallenge(agent);

/** Each parser, something sound to spoil, and what holds of everything it lets through. */
const parsers: Readonly<Record<string, readonly [sound: Buffer, holds: (bytes: Buffer) => boolean]>> = {
  'an acknowledgement (§6)': [
    encodeAcknowledgement({ messageType: 'output_stream_data', messageId: 'm', sequenceNumber: 7 }),
    (bytes) => isCount(parseAcknowledgement(bytes)?.sequenceNumber ?? 0),
  ],
  'a handshake request (§9)': [
    encodeHandshakeRequest({
      agentVersion: '3.3.1142.0',
      actions: [{ type: 'SessionType', parameters: { SessionType: 'Port', Properties: { host: 'x' } } }],
    }),
    (bytes) => (parseHandshakeRequest(bytes)?.actions ?? []).every(({ type }) => typeof type === 'string'),
  ],
  'a handshake response (§9)': [
    encodeHandshakeResponse({
      clientVersion: '1.2.707.0',
      actions: [{ type: 'SessionType', status: 1, result: null, error: '' }],
      errors: ['no'],
    }),
    (bytes) => {
      const { actions, errors } = parseHandshakeResponse(bytes) ?? { actions: [], errors: [] };
      return actions.every(({ status }) => [1, 2, 3].includes(status)) && errors.every((e) => e.length >= 0);
    },
  ],
  'the word that it is complete (§9)': [
    encodeHandshakeComplete({ timeToComplete: 5, customerMessage: 'hello' }),
    (bytes) => typeof parseHandshakeComplete(bytes).customerMessage === 'string',
  ],
  'a key that is asked for (§10)': [
    json(kmsEncryptionParameters({ keyId: 'alias/k', challenge: 'AAAA' })),
    (bytes) => parseKmsEncryptionParameters(parsed(bytes))?.keyId !== '',
  ],
  'a key that is given (§10)': [
    json(kmsEncryptionResult({ cipherTextKey: Buffer.from('blob'), isChallengeAcknowledged: true })),
    (bytes) =>
      typeof (parseKmsEncryptionResult(parsed(bytes))?.isChallengeAcknowledged ?? true) === 'boolean',
  ],
  'a challenge (§10)': [
    Buffer.from(challenge.request),
    (bytes) => {
      const answer = answerChallenge(client, bytes);
      // Only what was sealed with the key has an answer, and that is the very challenge.
      return answer === undefined || challenge.isAnsweredBy(answer);
    },
  ],
  'an answer to a challenge (§10)': [
    Buffer.from(answerChallenge(client, challenge.request) ?? []),
    (bytes) => typeof challenge.isAnsweredBy(bytes) === 'boolean',
  ],
  'a size (§11)': [
    encodeSize({ cols: 80, rows: 24 }),
    (bytes) => {
      const { cols, rows } = parseSize(bytes) ?? { cols: 1, rows: 1 };
      return isCount(cols) && isCount(rows);
    },
  ],
  'a flag (§5)': [Buffer.from([0, 0, 0, 2]), (bytes) => isCount(parseFlag(bytes) ?? 0)],
  'an exit code (§11)': [
    Buffer.from('EXIT_CODE: 7'),
    (bytes) => Number.isSafeInteger(parseExitCode(bytes) ?? 0),
  ],
  'the service’s last words (§4)': [
    encodeChannelClosed({
      messageId: 'm',
      createdDate: 'd',
      sessionId: 's',
      destinationId: 'x',
      output: 'o',
    }),
    (bytes) => Object.values(parseChannelClosed(bytes)).every((value) => typeof value === 'string'),
  ],
  'the first frame of a socket (§2)': [
    Buffer.from(
      encodeOpenDataChannel({ requestId: 'r', token: 't', clientId: 'c', clientVersion: '1.2.3.4' }),
    ),
    (bytes) => typeof (parseOpenDataChannel(bytes.toString())?.token ?? '') === 'string',
  ],
};

describe(`${String(rounds)} spoilt payloads`, () => {
  for (const [what, [sound, holds]] of Object.entries(parsers)) {
    it(`of ${what} are read as nothing, or as what can be used; never a crash`, () => {
      assert.ok(holds(sound));
      const random = createRandom(20_261_122);
      for (let round = 0; round < rounds; round++) {
        const bytes = spoil(random, sound);
        assert.ok(holds(bytes), bytes.toString('hex'));
      }
    });
  }
});
