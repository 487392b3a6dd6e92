import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDemoKeys, createKeys } from '../../../../src/simulator/kms/keys.ts';
import { createKms } from '../../../../src/simulator/kms/kms.ts';
import { codeOf } from '../support/api.ts';
import { testKms } from '../support/sessions.ts';

const place = { seed: 1, region: 'eu-central-1', accountId: '123456789012' };
const alias = 'alias/session-manager';

describe('the key service', () => {
  it('decrypts a data key with the context it was made with, in any order', () => {
    const kms = testKms();
    const made = kms.generateDataKey(alias, 64, { a: '1', b: '2' });
    assert.equal(made.plaintext.byteLength, 64);
    assert.deepEqual(kms.decrypt(made.ciphertext, { b: '2', a: '1' }), {
      keyArn: made.keyArn,
      plaintext: Buffer.from(made.plaintext),
    });
  });

  it('makes another key each time', () => {
    const kms = testKms();
    const [first, second] = [1, 2].map(() => kms.generateDataKey(alias, 64, {}));
    assert.notDeepEqual(first?.plaintext, second?.plaintext);
    assert.equal(Buffer.from(first?.ciphertext ?? []).includes(Buffer.from(first?.plaintext ?? [])), false);
  });

  it('decrypts with no other context, no altered bytes and no bytes from elsewhere', () => {
    const kms = testKms();
    const { ciphertext } = kms.generateDataKey(alias, 64, { a: '1' });
    const altered = Uint8Array.from(ciphertext);
    altered[50] = (altered[50] ?? 0) ^ 1;
    for (const attempt of [
      () => kms.decrypt(ciphertext, {}),
      () => kms.decrypt(ciphertext, { a: '2' }),
      () => kms.decrypt(ciphertext, { a: '1', b: '' }),
      () => kms.decrypt(altered, { a: '1' }),
      () => kms.decrypt(ciphertext.subarray(0, 20), { a: '1' }),
      () => kms.decrypt(new Uint8Array(), {}),
      () => testKms().decrypt(ciphertext, { a: '1' }),
    ]) {
      assert.equal(codeOf(attempt), 'InvalidCiphertextException');
    }
  });

  it('decrypts nothing with a key that has been disabled since', () => {
    const [key = assert.fail()] = createDemoKeys(place).all;
    let isEnabled = true;
    const kms = createKms({
      all: [key],
      usable: (keyId) => createKeys([{ ...key, isEnabled }], place).usable(keyId),
    });
    const { ciphertext } = kms.generateDataKey(key.id, 16, {});
    isEnabled = false;
    assert.equal(
      codeOf(() => kms.decrypt(ciphertext, {})),
      'DisabledException',
    );
  });
});
