import { test } from 'node:test';
import assert from 'node:assert/strict';
import { joinValues, splitValues } from '../../../../../src/features/runCommand/form/valueList.ts';

test('values are split at commas and trimmed, empty ones dropped', () => {
  assert.deepEqual(splitValues(' web, db ,,api '), ['web', 'db', 'api']);
  assert.deepEqual(splitValues(''), []);
  assert.deepEqual(splitValues(' , '), []);
});

test('quotes keep commas and spaces, doubled quotes are one', () => {
  assert.deepEqual(splitValues('"a, b", c'), ['a, b', 'c']);
  assert.deepEqual(splitValues('" padded "'), [' padded ']);
  assert.deepEqual(splitValues('"say ""hi"""'), ['say "hi"']);
});

test('joining and splitting give the same values', () => {
  const values = ['web', 'a, b', 'say "hi"', ' padded ', '', '🙂', 'x=y'];
  assert.deepEqual(splitValues(joinValues(values)), values);
  assert.deepEqual(splitValues(joinValues([])), []);
});

test('a quoted empty value is a value, no text is none', () => {
  assert.equal(joinValues(['']), '""');
  assert.deepEqual(splitValues('""'), ['']);
  assert.deepEqual(splitValues(' "" , web, "",'), ['', 'web', '']);
});

test('a quote that is never closed loses nothing but itself', () => {
  assert.deepEqual(splitValues('"open, b'), ['"open', 'b']);
});
