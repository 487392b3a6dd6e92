import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCipher } from '../../../../src/simulator/parameters/cipher.ts';

describe('the cipher of SecureStrings', () => {
  const cipher = createCipher();

  it('shows nothing of the value, in any reading', () => {
    const text = cipher('/db/password', 1, 'correct horse battery staple');
    assert.match(text, /^[A-Za-z0-9+/]+=*$/);
    const bytes = Buffer.from(text, 'base64').toString('latin1');
    for (const word of ['correct', 'horse', 'battery', 'password']) {
      assert.ok(!text.includes(word) && !bytes.includes(word), word);
    }
  });

  it('is the same for a version each time, and another for every other', () => {
    assert.equal(cipher('/a', 1, 'x'), cipher('/a', 1, 'x'));
    const others = [
      cipher('/a', 2, 'x'),
      cipher('/b', 1, 'x'),
      cipher('/a', 1, 'y'),
      createCipher()('/a', 1, 'x'),
    ];
    assert.ok(!others.includes(cipher('/a', 1, 'x')));
    assert.equal(new Set(others).size, 4);
  });

  it('does not tell how long a short value is', () => {
    const lengths = ['a', 'a'.repeat(20), 'a'.repeat(120)].map((value) => cipher('/a', 1, value).length);
    assert.equal(new Set(lengths).size, 1);
  });

  it('takes long values and all characters', () => {
    assert.ok(cipher('/a', 1, 'x'.repeat(8192)).length > 8192);
    assert.ok(cipher('/a', 1, '🔑\u0000').length > 0);
  });
});
