import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { kmsOperations } from '../../../../src/simulator/kms/operations.ts';
import type { SimulatorSystem } from '../../../../src/simulator/system.ts';
import { call, errorOf, textAt } from '../support/api.ts';
import { testKms } from '../support/sessions.ts';

const KeyId = 'alias/session-manager';

function service(): SimulatorSystem {
  return { operations: kmsOperations(testKms()), dispose: () => undefined };
}

const bytesOf = (answer: JsonObject, key: string): Buffer => Buffer.from(textAt(answer, key), 'base64');

describe('GenerateDataKey and Decrypt', () => {
  it('give a key of the wanted length, and give it again for the same context', async () => {
    const kms = service();
    const EncryptionContext = { 'aws:ssm:SessionId': 's-1' };
    const made = await call(kms, 'GenerateDataKey', { KeyId, NumberOfBytes: 64, EncryptionContext });
    assert.match(textAt(made, 'KeyId'), /^arn:aws:kms:eu-central-1:123456789012:key\//);
    assert.equal(bytesOf(made, 'Plaintext').length, 64);
    const CiphertextBlob = textAt(made, 'CiphertextBlob');
    const again = await call(kms, 'Decrypt', { CiphertextBlob, EncryptionContext });
    assert.deepEqual(again['Plaintext'], made['Plaintext']);
    assert.equal(await errorOf(kms, 'Decrypt', { CiphertextBlob }), 'InvalidCiphertextException');
  });

  it('know key specs', async () => {
    const made = await call(service(), 'GenerateDataKey', { KeyId, KeySpec: 'AES_256' });
    assert.equal(bytesOf(made, 'Plaintext').length, 32);
  });

  it('refuse inputs that are none', async () => {
    const NumberOfBytes = 64;
    const bad: readonly JsonObject[] = [
      {},
      { KeyId },
      { NumberOfBytes },
      { KeyId, NumberOfBytes, KeySpec: 'AES_256' },
      { KeyId, KeySpec: 'RSA_2048' },
      { KeyId, NumberOfBytes: 0 },
      { KeyId, NumberOfBytes: 1_025 },
      { KeyId, NumberOfBytes: 1.5 },
      { KeyId, NumberOfBytes, EncryptionContext: 'x' },
      { KeyId, NumberOfBytes, EncryptionContext: { a: 5 } },
    ];
    for (const input of bad) {
      assert.equal(
        await errorOf(service(), 'GenerateDataKey', input),
        'ValidationException',
        JSON.stringify(input),
      );
    }
    assert.equal(await errorOf(service(), 'Decrypt'), 'ValidationException');
  });

  it('tell unknown and disabled keys apart', async () => {
    const ask = (name: string): Promise<string> =>
      errorOf(service(), 'GenerateDataKey', { KeyId: name, NumberOfBytes: 64 });
    assert.deepEqual(
      [await ask('alias/none'), await ask('alias/session-manager-retired')],
      ['NotFoundException', 'DisabledException'],
    );
  });
});
