import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  LinePlacement,
  outerRange,
  QuotedPlacement,
} from '../../../../../src/core/language/embedding/placement.ts';
import { LineMap } from '../../../../../src/core/language/text.ts';

const lines = new LinePlacement(3, [4, 0, 4], { line: 5, character: 9 }, '\n', '    ');

test('lines stand some lines below and some columns further right', () => {
  assert.deepEqual(lines.outer({ line: 0, character: 2 }), { line: 3, character: 6 });
  assert.deepEqual(lines.outer({ line: 1, character: 0 }), { line: 4, character: 0 });
  assert.deepEqual(lines.inner({ line: 5, character: 9 }), { line: 2, character: 5 });
});

test('in front of, left of and behind the document is outside', () => {
  for (const [line, character] of [
    [2, 9],
    [3, 3],
    [5, 10],
    [6, 0],
  ] as const) {
    assert.equal(lines.inner({ line, character }), undefined);
  }
});

const word = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

test('new lines are indented, but for blank ones', () =>
  assert.equal(lines.write('a\r\nb\n\nc', word), 'a\n    b\n\n    c'));

test('behind a last line end goes on what stood there', () => {
  const upTo = (line: number, character: number) => ({ ...word, end: { line, character } });
  assert.equal(lines.write('a\n', upTo(0, 1)), 'a\n    ');
  assert.equal(lines.write('a\n', upTo(2, 0)), 'a\n    ');
  assert.equal(lines.write('a\n', upTo(1, 0)), 'a\n');
  assert.equal(lines.write('a\n', upTo(3, 0)), 'a\n');
});

test('in quotes escapes count as what they stand for', () => {
  const text = '"a\\nb\\"c"';
  const placement = new QuotedPlacement(new LineMap(text), new LineMap('a\nb"c'), [1, 2, 4, 5, 7, 8], '"');
  const range = { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } };
  assert.deepEqual(outerRange(placement, range), {
    start: { line: 0, character: 5 },
    end: { line: 0, character: 7 },
  });
  assert.deepEqual(placement.inner({ line: 0, character: 6 }), { line: 1, character: 1 });
  assert.equal(placement.inner({ line: 0, character: 0 }), undefined);
  assert.equal(placement.inner({ line: 0, character: 9 }), undefined);
  assert.equal(placement.write('"\n'), '\\"\\n');
});

test('single quotes are doubled, and hold no new lines', () => {
  const placement = new QuotedPlacement(new LineMap("'a'"), new LineMap('a'), [1, 2], "'");
  assert.equal(placement.write("it's"), "it''s");
  assert.equal(placement.write('a\nb'), undefined);
});
