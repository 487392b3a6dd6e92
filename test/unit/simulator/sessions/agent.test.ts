import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeHandshakeResponse,
  encodeSize,
  parseHandshakeRequest,
  payloadTypes,
} from '../../../../src/core/session/codec/index.ts';
import {
  answerChallenge,
  createStreamCipher,
  encryptionContextOf,
  kmsEncryptionResult,
  parseKmsEncryptionParameters,
  type StreamCipher,
} from '../../../../src/core/session/crypto/index.ts';
import { SessionAgent } from '../../../../src/simulator/sessions/agent.ts';
import type { SessionPlan } from '../../../../src/simulator/sessions/preferences.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';
import { fakePrograms } from '../support/programs.ts';
import { testNetwork } from '../support/network.ts';
import { testNode } from '../support/nodes.ts';
import { testKms, testPlan } from '../support/sessions.ts';
import { fakeTerminals, type FakeTerminals } from '../support/terminal.ts';

interface Bench {
  readonly agent: SessionAgent;
  readonly terminals: FakeTerminals;
  readonly sent: { readonly payloadType: number; readonly payload: Uint8Array }[];
  readonly failures: string[];
}

const keys = testKms();

function bench(plan: Partial<SessionPlan>): Bench {
  const terminals = fakeTerminals();
  const sent: Bench['sent'] = [];
  const failures: string[] = [];
  const agent = new SessionAgent({
    sessionId: 's-1',
    node: testNode({ id: 'i-1' }),
    plan: testPlan(plan),
    clock: new ManualClock(),
    terminals,
    programs: fakePrograms(),
    network: testNetwork(),
    keys,
    io: {
      send: (payloadType, payload) => void sent.push({ payloadType, payload }),
      isCongested: false,
      end: (text) => void failures.push(text),
    },
    failed: (text) => void failures.push(text),
  });
  return { agent, terminals, sent, failures };
}

/** Does the client's part of an encrypted handshake and gives its cipher. */
function agree({ agent, sent }: Bench): StreamCipher {
  const asked = parseHandshakeRequest(sent[0]?.payload ?? new Uint8Array())?.actions[1];
  const { keyId, challenge } = parseKmsEncryptionParameters(asked?.parameters) ?? assert.fail();
  const context = encryptionContextOf('s-1', 'i-1', challenge);
  const { plaintext, ciphertext } = keys.generateDataKey(keyId, 64, context);
  const result = kmsEncryptionResult({ cipherTextKey: ciphertext, isChallengeAcknowledged: true });
  const actions = [
    { type: 'SessionType', status: 1, result: null, error: '' },
    { type: 'KMSEncryption', status: 1, result, error: '' },
  ] as const;
  const response = encodeHandshakeResponse({ clientVersion: '1.2.707.0', actions, errors: [] });
  agent.receive(payloadTypes.handshakeResponse, response);
  const cipher = createStreamCipher('client', plaintext);
  const answer = answerChallenge(cipher, sent[1]?.payload ?? new Uint8Array()) ?? assert.fail();
  agent.receive(payloadTypes.encChallengeResponse, answer);
  return cipher;
}

describe('the agent of a session', () => {
  it('shakes no hands for plain shells and interactive commands (§9)', async () => {
    const properties = { linux: { commands: 'top' } };
    for (const sessionType of ['Standard_Stream', 'InteractiveCommands']) {
      const { agent, sent, terminals } = bench({ sessionType, properties });
      agent.start();
      await settle();
      terminals.opened[0]?.say('$ ');
      assert.deepEqual([sent.length, sent[0]?.payloadType], [1, payloadTypes.output], sessionType);
    }
  });

  it('shakes hands for ports, commands without a terminal and all that is encrypted (§9)', () => {
    const kmsKeyId = 'alias/session-manager';
    for (const plan of [
      { sessionType: 'Port' },
      { sessionType: 'NonInteractiveCommands' },
      { sessionType: 'Standard_Stream', kmsKeyId },
      { sessionType: 'InteractiveCommands', kmsKeyId },
    ]) {
      const { agent, sent } = bench(plan);
      agent.start();
      assert.equal(sent[0]?.payloadType, payloadTypes.handshakeRequest, JSON.stringify(plan));
    }
  });

  it('takes and throws away input before the handshake is complete (§9)', async () => {
    const made = bench({ kmsKeyId: 'alias/session-manager' });
    made.agent.start();
    assert.equal(made.agent.accepts(payloadTypes.output), true);
    made.agent.receive(payloadTypes.output, Buffer.from('early'));
    made.agent.receive(payloadTypes.size, encodeSize({ cols: 80, rows: 24 }));
    agree(made);
    await settle();
    const [terminal = assert.fail()] = made.terminals.opened;
    assert.deepEqual([terminal.typed, terminal.sizes], ['', []]);
  });

  it('encrypts output and decrypts input, and leaves size and flags alone (§10)', async () => {
    const made = bench({ kmsKeyId: 'alias/session-manager' });
    made.agent.start();
    const cipher = agree(made);
    await settle();
    const [terminal = assert.fail()] = made.terminals.opened;
    terminal.say('héllo');
    const { payload, payloadType } = made.sent.at(-1) ?? assert.fail();
    assert.equal(payloadType, payloadTypes.output);
    assert.equal(Buffer.from(cipher.decrypt(payload) ?? []).toString(), 'héllo');
    made.agent.receive(payloadTypes.output, cipher.encrypt(Buffer.from('ls\r')));
    made.agent.receive(payloadTypes.size, encodeSize({ cols: 80, rows: 24 }));
    assert.deepEqual([terminal.typed, terminal.sizes], ['ls\r', [{ cols: 80, rows: 24 }]]);
  });

  it('drops input that was not encrypted with the key of the session', async () => {
    const made = bench({ kmsKeyId: 'alias/session-manager' });
    made.agent.start();
    agree(made);
    await settle();
    made.agent.receive(payloadTypes.output, Buffer.from('rm -rf .\r'));
    made.agent.receive(payloadTypes.output, new Uint8Array());
    assert.equal(made.terminals.opened[0]?.typed, '');
  });

  it('starts nothing when the handshake fails', async () => {
    const made = bench({ kmsKeyId: 'alias/session-manager' });
    made.agent.start();
    const actions = [{ type: 'KMSEncryption', status: 2, result: null, error: 'denied' }] as const;
    made.agent.receive(
      payloadTypes.handshakeResponse,
      encodeHandshakeResponse({ clientVersion: '1', actions, errors: [] }),
    );
    await settle();
    assert.match(made.failures[0] ?? '', /KMSEncryption failed on client with status 2 error: denied/);
    assert.equal(made.terminals.opened.length, 0);
  });
});
