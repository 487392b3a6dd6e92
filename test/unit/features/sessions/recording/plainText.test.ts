import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PlainText } from '../../../../../src/features/sessions/recording/plainText.ts';
import { quick } from '../../../../support/quick.ts';
import { createRandom } from '../../../../support/random.ts';

const escape = '\u001b';

function plain(...parts: readonly string[]): string {
  const text = new PlainText();
  return parts.map((part) => text.of(part)).join('');
}

describe('what a terminal shows as text', () => {
  it('has no colours, titles, modes, charsets or bells', () => {
    const shown = `${escape}]0;title\u0007${escape}[?2004h${escape}[1;32mok${escape}[0m${escape}(B\u0007${escape}=!`;
    assert.equal(plain(shown), 'ok!');
  });

  it('has line feeds for line ends, and keeps tabs and every character', () => {
    assert.equal(plain('a\tżółć 漢字\r\nb\rc\n'), 'a\tżółć 漢字\nb\nc\n');
  });

  it('has no strings of DCS and OSC, however they end', () => {
    assert.equal(plain(`a${escape}P1$r0m${escape}\\b${escape}]8;;http://x${escape}\\c`), 'abc');
  });

  it('is the same wherever it is cut', () => {
    const whole = `a\r\n${escape}[1;31mred${escape}[0m${escape}]0;t\u0007b${escape}P1$r${escape}\\c\r\r\nd`;
    const expected = plain(whole, '.');
    for (let at = 1; at < whole.length; at++) {
      assert.equal(plain(whole.slice(0, at), whole.slice(at), '.'), expected, String(at));
    }
  });

  it('does not wait for ever for the end of a string', () => {
    const text = new PlainText();
    text.of(`${escape}]0;`);
    for (let piece = 0; piece < 10; piece++) text.of('x'.repeat(1000));
    assert.match(text.of('after'), /after$/);
  });

  it('takes noise without losing its letters or its time', () => {
    const random = createRandom(7);
    const signs = [escape, '[', ']', ';', '1', 'm', '\u0007', '\\', 'P', '\r', '\n', 'a'];
    const noise = Array.from({ length: 50_000 }, () => signs[random.below(signs.length)] ?? '').join('');
    const text = quick(() => plain(noise));
    for (const sign of [escape, '\u0007', '\r']) assert.ok(!text.includes(sign));
  });
});
