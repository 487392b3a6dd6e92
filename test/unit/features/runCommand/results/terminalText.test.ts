import { test } from 'node:test';
import assert from 'node:assert/strict';
import { plainText, terminalSpans } from '../../../../../src/features/runCommand/results/terminalText.ts';
import { createRandom } from '../../../../support/random.ts';
import { quick } from '../../../../support/quick.ts';

const esc = '\u001b';

test('plain output is one piece, whatever its characters', () => {
  assert.deepEqual(terminalSpans('größe 🙂 <b>&amp;\n\tline'), [
    { text: 'größe 🙂 <b>&amp;\n\tline', style: '' },
  ]);
  assert.deepEqual(terminalSpans(''), []);
});

test('the sixteen colours and three attributes become class names', () => {
  assert.deepEqual(terminalSpans(`${esc}[1;31mred${esc}[0m plain ${esc}[92;44mok${esc}[39;49m.`), [
    { text: 'red', style: 'fg-red bold' },
    { text: ' plain ', style: '' },
    { text: 'ok', style: 'fg-bright-green bg-blue' },
    { text: '.', style: '' },
  ]);
  assert.deepEqual(terminalSpans(`${esc}[3;4mx${esc}[23my${esc}[24;22mz`), [
    { text: 'x', style: 'italic underline' },
    { text: 'y', style: 'underline' },
    { text: 'z', style: '' },
  ]);
});

test('indexed colours of the theme are kept, all others are left out without losing their place', () => {
  assert.deepEqual(terminalSpans(`${esc}[38;5;1ma${esc}[38;5;200mb${esc}[38;2;1;2;3;1mc`), [
    { text: 'a', style: 'fg-red' },
    { text: 'b', style: '' },
    { text: 'c', style: 'bold' },
  ]);
});

test('an empty sequence resets, neighbours of one style are one piece', () => {
  assert.deepEqual(terminalSpans(`${esc}[31ma${esc}[31mb${esc}[mc`), [
    { text: 'ab', style: 'fg-red' },
    { text: 'c', style: '' },
  ]);
});

test('sequences that are no colour are dropped with what belongs to them', () => {
  assert.equal(
    plainText(`${esc}[2J${esc}[10;20Ha${esc}]0;evil title\u0007b${esc}]8;;http://x${esc}\\c${esc}(Bd`),
    'abcd',
  );
  assert.equal(plainText(`${esc}[?25lx${esc}[K`), 'x');
  assert.equal(plainText(`end${esc}`), 'end');
  assert.equal(plainText(`end${esc}[`), 'end');
});

test('control characters are dropped, tabs and line ends stay', () => {
  assert.equal(plainText('a\u0000b\u0007c\u007fd\u009be\tf\ng'), 'abcde\tf\ng');
});

test('characters that turn the reading direction are shown by number', () => {
  assert.equal(plainText('safe\u202etxt.exe'), 'safe⟨U+202E⟩txt.exe');
  assert.equal(plainText('\u061c\u2066'), '⟨U+061C⟩⟨U+2066⟩');
});

test('Windows line ends are one newline', () => {
  assert.equal(plainText('a\r\nb\r\r\nc'), 'a\nb\nc');
});

test('a line that was written over shows its last state', () => {
  assert.equal(plainText('10%\r50%\r100%\ndone'), '100%\ndone');
  assert.equal(plainText('working\r'), 'working');
  assert.deepEqual(terminalSpans(`${esc}[32m10%\r20%`), [{ text: '20%', style: 'fg-green' }]);
});

test('characters struck over are shown once', () => {
  assert.equal(plainText('N\bNA\bAM\bME\bE'), 'NAME');
});

test('a flood of colours costs a bounded number of pieces and no text', () => {
  const flood = Array.from({ length: 5000 }, (_, index) => `${esc}[3${index % 8}m${index},`).join('');
  const spans = terminalSpans(flood);
  assert.ok(spans.length <= 2001);
  assert.equal(spans.map((span) => span.text).join(''), plainText(flood));
});

test('whatever bytes come, nothing but text is left and it takes no time', () => {
  const random = createRandom(7);
  const alphabet = [
    esc,
    '[',
    ']',
    ';',
    'm',
    '3',
    '1',
    '\r',
    '\n',
    '\u0007',
    '\u0008',
    'x',
    '\u202e',
    '\\',
    '?',
  ];
  for (let round = 0; round < 200; round++) {
    const text = Array.from({ length: 300 }, () => alphabet[random.below(alphabet.length)]).join('');
    const shown = terminalSpans(text)
      .map((span) => span.text)
      .join('');
    assert.doesNotMatch(shown, /(?![\t\n])[\p{Cc}\u202e]/u);
  }
  for (const text of [`${esc}]`, `${esc}[`, 'x\r']) quick(() => terminalSpans(text.repeat(12_000)));
});

test('style names are classes and nothing else', () => {
  for (const { style } of terminalSpans(`${esc}[1;3;4;97;107mx${esc}[31;"><script>my`)) {
    assert.match(style, /^[a-z -]*$/);
  }
});
