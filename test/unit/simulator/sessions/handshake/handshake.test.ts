import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeHandshakeResponse,
  parseHandshakeComplete,
  parseHandshakeRequest,
  payloadTypes,
  type HandshakeComplete,
  type ProcessedAction,
} from '../../../../../src/core/session/codec/index.ts';
import {
  answerChallenge,
  createStreamCipher,
  encryptionContextOf,
  kmsEncryptionResult,
  parseKmsEncryptionParameters,
} from '../../../../../src/core/session/crypto/index.ts';
import { SessionEncryption } from '../../../../../src/simulator/sessions/handshake/encryption.ts';
import {
  AgentHandshake,
  type HandshakeOptions,
  type HandshakeResult,
} from '../../../../../src/simulator/sessions/handshake/handshake.ts';
import { ManualClock } from '../../../../support/manualClock.ts';
import { testKms } from '../../support/sessions.ts';

interface Bench {
  readonly clock: ManualClock;
  readonly handshake: AgentHandshake;
  readonly sent: { readonly payloadType: number; readonly payload: Uint8Array }[];
  readonly results: HandshakeResult[];
  readonly failures: string[];
  /** Answers as a client of this version does; every action is done unless a test says otherwise. */
  readonly respond: (actions?: readonly Partial<ProcessedAction>[], clientVersion?: string) => void;
  readonly complete: () => HandshakeComplete;
}

const done: ProcessedAction = { type: 'SessionType', status: 1, result: null, error: '' };

function bench(change: Partial<HandshakeOptions> = {}): Bench {
  const clock = new ManualClock();
  const sent: Bench['sent'] = [];
  const results: HandshakeResult[] = [];
  const failures: string[] = [];
  const handshake = new AgentHandshake({
    clock,
    agentVersion: '3.3.1142.0',
    sessionType: 'NonInteractiveCommands',
    properties: null,
    encryption: undefined,
    separatesOutput: false,
    send: (payloadType, payload) => void sent.push({ payloadType, payload }),
    done: (result) => void results.push(result),
    failed: (text) => void failures.push(text),
    ...change,
  });
  return {
    ...{ clock, handshake, sent, results, failures },
    respond(actions = [{}], clientVersion = '1.2.707.0') {
      const processed = actions.map((action) => ({ ...done, ...action }));
      const payload = encodeHandshakeResponse({ clientVersion, actions: processed, errors: [] });
      handshake.receive(payloadTypes.handshakeResponse, payload);
    },
    complete() {
      const last = sent.at(-1);
      assert.equal(last?.payloadType, payloadTypes.handshakeComplete);
      return parseHandshakeComplete(last.payload);
    },
  };
}

function requestOf({ sent }: Bench): ReturnType<typeof parseHandshakeRequest> {
  assert.equal(sent[0]?.payloadType, payloadTypes.handshakeRequest);
  return parseHandshakeRequest(sent[0].payload);
}

describe("the agent's handshake (§9)", () => {
  it('asks for the session type first, without properties for what is no port', () => {
    assert.deepEqual(requestOf(bench()), {
      agentVersion: '3.3.1142.0',
      actions: [
        { type: 'SessionType', parameters: { SessionType: 'NonInteractiveCommands', Properties: null } },
      ],
    });
  });

  it('tells the properties of a port', () => {
    const properties = { portNumber: '80', localPortNumber: '0', type: 'LocalPortForwarding' };
    const [action] = requestOf(bench({ sessionType: 'Port', properties }))?.actions ?? [];
    assert.deepEqual(action?.parameters, { SessionType: 'Port', Properties: properties });
  });

  it('completes with the time it took, in nanoseconds, and hands on the version', async () => {
    const made = bench();
    await made.clock.advance(42);
    made.respond([{}], '1.2.339.0');
    assert.deepEqual(made.complete(), { timeToComplete: 42_000_000, customerMessage: '' });
    assert.deepEqual(made.results, [{ clientVersion: '1.2.339.0', cipher: undefined }]);
    assert.equal(made.clock.pending, 0);
  });

  it('cancels the session for any action that is not done, in its own words', () => {
    for (const [status, error] of [
      [2, 'no key'],
      [3, 'unknown'],
    ] as const) {
      const made = bench();
      made.respond([{}, { type: 'KMSEncryption', status, error }]);
      assert.deepEqual(made.failures, [
        `Encountered error while initiating handshake. KMSEncryption failed on client with status ${String(status)} error: ${error}`,
      ]);
      assert.deepEqual([made.results, made.sent.length, made.clock.pending], [[], 1, 0]);
    }
  });

  it('cancels the session of a client that does not answer every action (§9)', () => {
    const made = bench();
    made.respond([]);
    assert.deepEqual(
      [made.failures, made.results],
      [['Encountered error while initiating handshake. SessionType was not answered by the client'], []],
    );
  });

  it('waits 15 seconds for the response, and not for rubbish', async () => {
    const made = bench();
    made.handshake.receive(payloadTypes.handshakeResponse, Buffer.from('no json'));
    made.handshake.receive(payloadTypes.output, Buffer.from('ls\r'));
    made.handshake.receive(payloadTypes.encChallengeResponse, Buffer.from('{}'));
    await made.clock.advance(14_999);
    assert.deepEqual(made.failures, []);
    await made.clock.advance(1);
    assert.match(
      String(made.failures[0]),
      /^Encountered error while initiating handshake\. Handshake timed out/,
    );
    made.respond();
    assert.deepEqual([made.results, made.failures.length], [[], 1]);
  });

  it('hears one response only', () => {
    const made = bench();
    made.respond();
    made.respond([{ status: 2 }]);
    assert.deepEqual([made.results.length, made.failures.length, made.sent.length], [1, 0, 2]);
  });

  it('tells old clients that they cannot show errors apart', () => {
    const made = bench({ separatesOutput: true });
    made.respond([{}], '1.2.295.0');
    assert.match(made.complete().customerMessage, /update the session manager plugin/);
    const newer = bench({ separatesOutput: true });
    newer.respond();
    assert.equal(newer.complete().customerMessage, '');
  });

  it('falls silent when it is disposed', async () => {
    const made = bench();
    made.handshake.dispose();
    made.respond();
    await made.clock.advance(60_000);
    assert.deepEqual([made.results, made.failures, made.clock.pending], [[], [], 0]);
  });
});

/** An encrypted handshake and what a right client does in it. */
function encrypted(): Bench & { readonly key: () => Uint8Array; readonly answer: (key: Uint8Array) => void } {
  const keys = testKms();
  const keyId = 'alias/session-manager';
  const encryption = new SessionEncryption({ keyId, sessionId: 's-1', targetId: 'i-1', keys });
  const made = bench({ sessionType: 'Standard_Stream', encryption });
  return {
    ...made,
    key() {
      const asked = requestOf(made)?.actions[1];
      assert.equal(asked?.type, 'KMSEncryption');
      const { challenge } = parseKmsEncryptionParameters(asked.parameters) ?? assert.fail();
      const { plaintext, ciphertext } = keys.generateDataKey(
        keyId,
        64,
        encryptionContextOf('s-1', 'i-1', challenge),
      );
      const result = kmsEncryptionResult({ cipherTextKey: ciphertext, isChallengeAcknowledged: true });
      made.respond([{}, { type: 'KMSEncryption', result }]);
      return plaintext;
    },
    answer(key) {
      const challenge = made.sent[1]?.payload ?? assert.fail('no challenge');
      const response = answerChallenge(createStreamCipher('client', key), challenge);
      made.handshake.receive(payloadTypes.encChallengeResponse, response ?? Buffer.from('{}'));
    },
  };
}

describe("the agent's handshake of an encrypted session (§10)", () => {
  it('is complete after the challenge, and says that the session is encrypted', () => {
    const made = encrypted();
    const key = made.key();
    assert.deepEqual([made.sent[1]?.payloadType, made.results], [payloadTypes.encChallengeRequest, []]);
    made.answer(key);
    assert.equal(made.complete().customerMessage, 'This session is encrypted using AWS KMS.');
    assert.ok(made.results[0]?.cipher);
    assert.equal(made.clock.pending, 0);
  });

  it('ends with the session when the challenge comes back wrong', () => {
    const made = encrypted();
    made.key();
    made.answer(Buffer.alloc(64));
    assert.match(String(made.failures[0]), /challenge does not match/);
    assert.deepEqual(made.results, []);
  });

  it('waits another 15 seconds for the challenge', async () => {
    const made = encrypted();
    await made.clock.advance(14_000);
    made.key();
    await made.clock.advance(14_999);
    assert.deepEqual(made.failures, []);
    await made.clock.advance(1);
    assert.match(String(made.failures[0]), /Timed out waiting for encryption challenge/);
  });

  it('fails for a client that leaves the action out', () => {
    const made = encrypted();
    made.respond([{}]);
    assert.match(String(made.failures[0]), /Fetching data key failed/);
  });
});
