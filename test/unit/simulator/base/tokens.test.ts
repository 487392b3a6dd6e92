import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';

describe('tokens', () => {
  const tokens = createTokens();

  it('gives back what was sealed', () => {
    for (const content of ['', 'web-1', 'ключ 🔑', 'x'.repeat(5000)]) {
      assert.equal(tokens.open('page', tokens.seal('page', content)), content);
    }
  });

  it('shows nothing of what is in them', () => {
    const token = tokens.seal('page', 'i-0123456789abcdef0');
    assert.match(token, /^[\w-]+$/);
    assert.ok(!Buffer.from(token, 'base64url').toString('latin1').includes('i-0123'));
    assert.notEqual(token, tokens.seal('page', 'i-0123456789abcdef0'));
  });

  it('opens for its own purpose only', () => {
    assert.equal(tokens.open('other page', tokens.seal('page', 'x')), undefined);
  });

  it('refuses what another simulator sealed', () => {
    assert.equal(tokens.open('page', createTokens().seal('page', 'x')), undefined);
  });

  it('refuses a token that was changed anywhere', () => {
    const bytes = Buffer.from(tokens.seal('page', 'x'), 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.equal(tokens.open('page', changed.toString('base64url')), undefined, `byte ${index}`);
    }
  });

  it('refuses rubbish', () => {
    for (const token of ['', 'x', 'null', '../../etc/passwd', '💥', 'A'.repeat(10_000)]) {
      assert.equal(tokens.open('page', token), undefined);
    }
  });
});
