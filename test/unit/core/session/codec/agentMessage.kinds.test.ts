import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decodeMessage,
  encodeChannelClosed,
  encodeFlag,
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  encodeHandshakeResponse,
  encodeMessage,
  messageTypes,
  parseChannelClosed,
  parseFlag,
  parseHandshakeComplete,
  parseHandshakeRequest,
  parseHandshakeResponse,
  payloadTypes,
  type AgentMessage,
  type HandshakeResponse,
} from '../../../../../src/core/session/codec/index.ts';
import {
  answerChallenge,
  createStreamCipher,
  kmsEncryptionParameters,
  kmsEncryptionResult,
  parseKmsEncryptionParameters,
  parseKmsEncryptionResult,
} from '../../../../../src/core/session/crypto/index.ts';
import { SmuxSession } from '../../../../../src/core/session/port/smux/index.ts';
import { ManualClock } from '../../../../support/manualClock.ts';
import { frameOf, golden } from '../../../../support/session/goldenFrames.ts';

const text = (value: string): Buffer => Buffer.from(value, 'latin1');

const head = {
  schemaVersion: 1,
  createdDate: 1_700_000_000_000,
  messageId: '00112233-4455-6677-8899-aabbccddeeff',
} as const;
const input = { ...head, messageType: messageTypes.inputStream, flags: 0 } as const;
const output = { ...head, messageType: messageTypes.outputStream, flags: 0 } as const;
const ofService = { ...head, sequenceNumber: 0, flags: 3, payloadType: payloadTypes.none } as const;
const empty = new Uint8Array();

/** The data key is 00 01 … 3f; what the challenge hides is 40 41 … 7f. */
const dataKey = Uint8Array.from({ length: 64 }, (_, index) => index);
const secret = Uint8Array.from({ length: 64 }, (_, index) => 64 + index);
const fixed = (nonce: string) => (): Uint8Array => Buffer.from(nonce, 'hex');
const client = createStreamCipher('client', dataKey, fixed('a0a1a2a3a4a5a6a7a8a9aaab'));

const request = {
  agentVersion: '3.3.1142.0',
  actions: [
    {
      type: 'SessionType',
      parameters: {
        SessionType: 'Port',
        Properties: { portNumber: '80', localPortNumber: '0', type: 'LocalPortForwarding' },
      },
    },
    {
      type: 'KMSEncryption',
      parameters: kmsEncryptionParameters({ keyId: 'alias/k', challenge: 'AAECAwQFBgcICQoLDA0ODw==' }),
    },
  ],
};
const response: HandshakeResponse = {
  clientVersion: '1.2.707.0',
  actions: [
    { type: 'SessionType', status: 1, result: null, error: '' },
    {
      ...{ type: 'KMSEncryption', status: 1, error: '' },
      result: kmsEncryptionResult({ cipherTextKey: Buffer.from([1, 2, 3]), isChallengeAcknowledged: true }),
    },
  ],
  errors: [],
};
const complete = { timeToComplete: 1_500_000_000, customerMessage: 'Be careful.' };
const closed = {
  messageId: head.messageId,
  createdDate: '2023-11-14T22:13:20.000Z',
  destinationId: 's-1',
  sessionId: 's-1',
  output: 'Bye.',
};

const written: Readonly<Record<keyof typeof golden, AgentMessage>> = {
  prompt: { ...output, flags: 1, sequenceNumber: 0, payloadType: payloadTypes.output, payload: text('$ ') },
  stdErr: { ...output, sequenceNumber: 4, payloadType: payloadTypes.stdErr, payload: text('no such file\n') },
  handshakeRequest: {
    ...{ ...output, flags: 1, sequenceNumber: 0, payloadType: payloadTypes.handshakeRequest },
    payload: encodeHandshakeRequest(request),
  },
  handshakeResponse: {
    ...{ ...input, sequenceNumber: 0, payloadType: payloadTypes.handshakeResponse },
    payload: encodeHandshakeResponse(response),
  },
  handshakeComplete: {
    ...{ ...output, sequenceNumber: 2, payloadType: payloadTypes.handshakeComplete },
    payload: encodeHandshakeComplete(complete),
  },
  challengeRequest: {
    ...{ ...output, sequenceNumber: 1, payloadType: payloadTypes.encChallengeRequest },
    payload: golden.challengeRequest.payload,
  },
  challengeResponse: {
    ...{ ...input, sequenceNumber: 1, payloadType: payloadTypes.encChallengeResponse },
    payload: answerChallenge(client, golden.challengeRequest.payload) ?? empty,
  },
  disconnectToPort: { ...input, sequenceNumber: 5, payloadType: payloadTypes.flag, payload: encodeFlag(1) },
  connectToPortError: {
    ...output,
    sequenceNumber: 6,
    payloadType: payloadTypes.flag,
    payload: encodeFlag(3),
  },
  smux: { ...input, sequenceNumber: 1, payloadType: payloadTypes.output, payload: smuxOf('hi') },
  closed: { ...ofService, messageType: messageTypes.channelClosed, payload: encodeChannelClosed(closed) },
  start: { ...ofService, messageType: messageTypes.startPublication, payload: empty },
  pause: { ...ofService, messageType: messageTypes.pausePublication, payload: empty },
};

/** What a client's multiplexed stream says when it opens its first stream and writes to it. */
function smuxOf(said: string): Buffer {
  const bytes: Uint8Array[] = [];
  const session = new SmuxSession({
    side: 'client',
    clock: new ManualClock(),
    write: (part) => bytes.push(Uint8Array.from(part)) > 0,
    congested: () => undefined,
    failed: () => undefined,
  });
  session.open().write(said);
  return Buffer.concat(bytes);
}

function payloadOf(name: keyof typeof golden): Uint8Array {
  const decoded = decodeMessage(frameOf(golden[name]));
  assert.ok(decoded.ok, name);
  return decoded.message.payload;
}

describe('frames of every kind, byte for byte (§3, §4, §5)', () => {
  for (const [name, message] of Object.entries(written)) {
    it(`writes and reads the frame "${name}"`, () => {
      const frame = Object.entries(golden).find(([kind]) => kind === name)?.[1] ?? assert.fail();
      assert.equal(encodeMessage(message).toString('latin1'), frameOf(frame).toString('latin1'));
      const decoded = decodeMessage(frameOf(frame));
      assert.ok(decoded.ok);
      assert.deepEqual(
        { ...decoded.message, payload: Buffer.from(decoded.message.payload) },
        { ...message, payload: Buffer.from(message.payload) },
      );
    });
  }

  it('are named by the numbers of §5', () => {
    assert.deepEqual(Object.values(payloadTypes), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
});

describe('what their payloads say', () => {
  it('is a handshake, with the key’s answer in it (§9, §10)', () => {
    assert.deepEqual(parseHandshakeRequest(payloadOf('handshakeRequest')), request);
    assert.deepEqual(parseKmsEncryptionParameters(request.actions[1]?.parameters), {
      keyId: 'alias/k',
      challenge: 'AAECAwQFBgcICQoLDA0ODw==',
    });
    const answered = parseHandshakeResponse(payloadOf('handshakeResponse'));
    assert.deepEqual(answered, response);
    const key = parseKmsEncryptionResult(answered.actions[1]?.result);
    assert.deepEqual(key, { cipherTextKey: Buffer.from([1, 2, 3]), isChallengeAcknowledged: true });
    assert.deepEqual(parseHandshakeComplete(payloadOf('handshakeComplete')), complete);
  });

  it('is a challenge that the first half of the key opens, and an answer that the second does (§10)', () => {
    const sealed = (name: 'challengeRequest' | 'challengeResponse'): Buffer =>
      Buffer.from(/"Challenge":"([^"]*)"/.exec(golden[name].payload.toString())?.[1] ?? '', 'base64');
    const agent = createStreamCipher('agent', dataKey);
    assert.deepEqual(client.decrypt(sealed('challengeRequest')), Buffer.from(secret));
    assert.deepEqual(agent.decrypt(sealed('challengeResponse')), Buffer.from(secret));
  });

  it('is a flag (§5), or the service’s last words (§4)', () => {
    assert.equal(parseFlag(payloadOf('disconnectToPort')), 1);
    assert.equal(parseFlag(payloadOf('connectToPortError')), 3);
    assert.deepEqual(parseChannelClosed(payloadOf('closed')), closed);
  });
});
