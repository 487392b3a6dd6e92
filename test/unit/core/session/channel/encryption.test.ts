import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Encryption } from '../../../../../src/core/session/channel/encryption.ts';
import { payloadTypes } from '../../../../../src/core/session/codec/index.ts';
import { createChallenge, createStreamCipher } from '../../../../../src/core/session/crypto/index.ts';
import { createRandom } from '../../../../support/random.ts';

const dataKey = createRandom(7).bytes(64);
const { signal } = new AbortController();
const text = (value: string): Buffer => Buffer.from(value, 'utf8');

function createEncryption(): Encryption {
  return new Encryption({
    sessionId: 'ada-1',
    target: 'mi-0123',
    generateDataKey: async () => ({ plaintext: dataKey, ciphertext: text('blob') }),
  });
}

it('lets everything through as it is until a key was agreed on', () => {
  const encryption = createEncryption();
  assert.deepEqual(encryption.seal(text('input')), text('input'));
  for (const payloadType of Object.values(payloadTypes)) {
    assert.deepEqual(encryption.open(payloadType, text('x')), text('x'));
  }
  assert.equal(encryption.answer(createChallenge(createStreamCipher('agent', dataKey)).request), undefined);
});

it('§10: decrypts output, error stream and exit code, and leaves the rest as it is', async () => {
  const encryption = createEncryption();
  const agent = createStreamCipher('agent', dataKey);
  await encryption.handler({ KMSKeyId: 'k' }, signal);
  const sealed = [payloadTypes.output, payloadTypes.stdErr, payloadTypes.exitCode];
  for (const payloadType of Object.values(payloadTypes)) {
    const isSealed = sealed.some((type) => type === payloadType);
    const wire = isSealed ? agent.encrypt(text('x')) : text('x');
    assert.deepEqual(encryption.open(payloadType, wire), text('x'), String(payloadType));
    assert.equal(encryption.open(payloadType, text('x')) === undefined, isSealed);
  }
});

it('takes the key of the last agreement', async () => {
  const encryption = createEncryption();
  await encryption.handler({ KMSKeyId: 'k' }, signal);
  await encryption.handler({ KMSKeyId: 'k' }, signal);
  const agent = createStreamCipher('agent', dataKey);
  assert.deepEqual(agent.decrypt(encryption.seal(text('input'))), text('input'));
});

it('fails an action that names no key, without asking KMS', async () => {
  const encryption = new Encryption({
    sessionId: 's',
    target: 't',
    generateDataKey: () => assert.fail('asked'),
  });
  for (const parameters of [null, undefined, {}, { KMSKeyId: '' }, { KMSKeyId: 7 }, 'k', []]) {
    const { status, error } = await encryption.handler(parameters, signal);
    assert.equal(status, 2);
    assert.match(error ?? '', /names no KMS key/);
  }
});

it('hands the signal on, so that a closed session asks KMS no more', async () => {
  let seen: AbortSignal | undefined;
  const encryption = new Encryption({
    sessionId: 's',
    target: 't',
    generateDataKey: (_request, given) => {
      seen = given;
      return Promise.reject(new Error('Cancelled.'));
    },
  });
  const { status } = await encryption.handler({ KMSKeyId: 'k' }, signal);
  assert.equal(seen, signal);
  assert.equal(status, 2);
});
