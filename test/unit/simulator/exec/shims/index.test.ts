import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { shims } from '../../../../../src/simulator/exec/shims/index.ts';
import { quote } from '../../../../../src/simulator/exec/shims/quote.ts';

describe("the nodes' programs", () => {
  it('have names of their own and are shell scripts', () => {
    const names = shims.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const { name, text } of shims) assert.match(text, /^#!\/bin\/sh\n[^]*\n$/, name);
  });

  it('stand before everything that acts on the computer itself', () => {
    const names = new Set(shims.map(({ name }) => name));
    for (const name of ['reboot', 'shutdown', 'poweroff', 'halt', 'init', 'systemctl', 'service', 'sudo']) {
      assert.ok(names.has(name), name);
    }
  });
});

describe('quoting for a shell', () => {
  it('makes one word of anything', () => {
    assert.equal(quote('plain'), `'plain'`);
    assert.equal(quote(`it's; $(x)`), String.raw`'it'\''s; $(x)'`);
    assert.equal(quote(''), `''`);
  });
});
