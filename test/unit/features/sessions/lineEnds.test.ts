import assert from 'node:assert/strict';
import { it } from 'node:test';
import { LineEnds } from '../../../../src/features/sessions/lineEnds.ts';

function shown(...parts: readonly string[]): string {
  const ends = new LineEnds();
  return parts.map((part) => ends.of(part)).join('');
}

it('puts a carriage return before every line feed that has none (§11: such commands have no terminal)', () => {
  assert.equal(shown('a\nb\n\nc'), 'a\r\nb\r\n\r\nc');
});

it('leaves those of Windows and lone carriage returns as they are', () => {
  assert.equal(shown('a\r\n50%\r60%\r\n'), 'a\r\n50%\r60%\r\n');
});

it('is the same wherever the output is cut', () => {
  const whole = 'a\r\nb\nc\r\r\n\n';
  for (let at = 0; at <= whole.length; at++) {
    assert.equal(shown(whole.slice(0, at), '', whole.slice(at)), shown(whole), String(at));
  }
});
