import { test } from 'node:test';
import assert from 'node:assert/strict';
import { LineMap } from '../../../../src/core/language/text.ts';
import { createRandom } from '../../../support/random.ts';

test('positions and offsets are each other’s inverse, with every kind of line end', () => {
  const text = 'one\ntwo\r\nthree\rfour';
  const lines = new LineMap(text);
  assert.equal(lines.lineCount, 4);
  assert.deepEqual(
    [0, 1, 2, 3].map((line) => lines.line(line)),
    ['one', 'two', 'three', 'four'],
  );
  for (const word of ['one', 'two', 'three', 'four']) {
    const offset = text.indexOf(word);
    assert.equal(lines.offset(lines.position(offset)), offset);
  }
});

test('characters are UTF-16 code units', () => {
  const lines = new LineMap('a😀b');
  assert.deepEqual(lines.position(3), { line: 0, character: 3 });
});

test('positions outside of the text are clamped', () => {
  const lines = new LineMap('ab\ncd');
  assert.equal(lines.offset({ line: 9, character: 0 }), 5);
  assert.equal(lines.offset({ line: 0, character: 99 }), 2);
  assert.equal(lines.offset({ line: -1, character: 0 }), 0);
  assert.deepEqual(lines.position(-1), { line: 0, character: 0 });
  assert.equal(lines.line(7), '');
});

test('an empty text has one empty line', () => {
  const lines = new LineMap('');
  assert.equal(lines.lineCount, 1);
  assert.deepEqual(lines.range({ start: 0, end: 0 }), {
    start: { line: 0, character: 0 },
    end: { line: 0, character: 0 },
  });
});

test('whatever the text, every offset inside of a line is found again', () => {
  const pieces = ['a', 'ü', '🚀', ' ', '\t', '\n', '\r\n', '\r', '\u2028'];
  const random = createRandom(41);
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from({ length: random.below(30) }, () => pieces[random.below(pieces.length)]).join('');
    const lines = new LineMap(text);
    assert.equal(lines.lineCount, text.split(/\r\n|\n|\r/).length);
    for (let offset = 0; offset <= text.length; offset += 1) {
      const position = lines.position(offset);
      const isInLine = position.character <= lines.line(position.line).length;
      if (isInLine) assert.equal(lines.offset(position), offset, JSON.stringify(text));
      else assert.ok(lines.offset(position) <= offset);
    }
  }
});

test('lines are those that the text has, without their ends', () => {
  const text = 'one\r\n\r\ntwo\n\nthree\r';
  const lines = new LineMap(text);
  assert.deepEqual(
    Array.from({ length: lines.lineCount }, (_, index) => lines.line(index)),
    ['one', '', 'two', '', 'three', ''],
  );
});

test('a range goes from its first character to behind its last', () => {
  const text = 'ab\ncdef\ng';
  assert.deepEqual(new LineMap(text).range({ start: 4, end: 9 }), {
    start: { line: 1, character: 1 },
    end: { line: 2, character: 1 },
  });
});

test('a character beyond the end of its line stays in its line', () => {
  const lines = new LineMap('ab\r\ncd');
  assert.equal(lines.offset({ line: 0, character: 3 }), 2);
  assert.equal(lines.offset({ line: 0, character: -5 }), 0);
  assert.equal(lines.offset({ line: 1, character: 9 }), 6);
});

test('a hundred thousand lines are found in a moment', () => {
  const lines = new LineMap('line\n'.repeat(100_000));
  for (let line = 0; line < 100_000; line += 1)
    assert.equal(lines.position(lines.offset({ line, character: 2 })).line, line);
});

test('a line’s indentation is that of its text, and blank lines have none', () => {
  const lines = new LineMap('a\r\n  b\r\n   \r\n\tc\n    d');
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5].map((index) => lines.indent(index)),
    [0, 2, undefined, 0, 4, undefined],
  );
});
