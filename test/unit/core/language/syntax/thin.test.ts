import { test } from 'node:test';
import assert from 'node:assert/strict';
import { thinOut } from '../../../../../src/core/language/syntax/thin.ts';

const text = 'one\ntwo\nthree\nfour\n';

function problemAt(start: number): { code: string; message: string; start: number; end: number } {
  return { code: 'x', message: '', start, end: start + 1 };
}

test('what follows on the line of a problem or on the next one is its consequence', () => {
  const kept = thinOut([problemAt(0), problemAt(1), problemAt(5), problemAt(9), problemAt(15)], text);
  assert.deepEqual(
    kept.map(({ start }) => start),
    [0, 9],
  );
});

test('the last lines have no line after them', () => {
  assert.deepEqual(thinOut([problemAt(15), problemAt(17)], text).length, 1);
  assert.deepEqual(thinOut([problemAt(0)], 'a').length, 1);
  assert.deepEqual(thinOut([], text), []);
});
