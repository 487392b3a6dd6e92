import { test } from 'node:test';
import assert from 'node:assert/strict';
import { LineMap } from '../../../../src/core/language/text.ts';

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
