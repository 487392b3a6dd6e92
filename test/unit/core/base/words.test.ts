import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  connectionWords,
  count,
  duration,
  elapsed,
  momentWords,
  names,
} from '../../../../src/core/base/words.ts';

test('counts have their noun', () => {
  assert.equal(count(1, 'node'), '1 node');
  assert.equal(count(0, 'node'), '0 nodes');
  assert.equal(count(12_345, 'node'), '12,345 nodes');
  assert.equal(count(2, 'entry', 'entries'), '2 entries');
});

test('many names are cut short and counted', () => {
  assert.equal(names(['a', 'b']), 'a, b');
  assert.equal(names(['a', 'b', 'c', 'd', 'e']), 'a, b, c, d, e');
  assert.equal(names(['a', 'b', 'c', 'd', 'e', 'f', 'g']), 'a, b, c, d, e and 2 more');
});

test('a duration is in the biggest unit that gives a whole number', () => {
  assert.equal(duration(30), '30 seconds');
  assert.equal(duration(90), '90 seconds');
  assert.equal(duration(60), '1 minute');
  assert.equal(duration(3600), '1 hour');
  assert.equal(duration(2_592_000), '30 days');
  assert.equal(duration(0), '0 seconds');
});

test('elapsed time is as exact as it is worth', () => {
  assert.equal(elapsed(430), '430 ms');
  assert.equal(elapsed(1430), '1.4 s');
  assert.equal(elapsed(12_400), '12 s');
  assert.equal(elapsed(200_000), '3 min 20 s');
  assert.equal(elapsed(7_500_000), '2 h 5 min');
  assert.equal(elapsed(-5), '0 ms');
});

test('a connection is named with its Region, where it has one', () => {
  assert.equal(connectionWords({ label: 'acme', region: 'eu-central-1' }), 'acme · eu-central-1');
  assert.equal(connectionWords({ label: 'acme', region: '' }), 'acme');
});

test('today’s moments are times, others have their date', () => {
  const noon = new Date(2026, 10, 21, 12, 0, 0).getTime();
  const day = 24 * 60 * 60 * 1000;
  assert.equal(momentWords(noon, noon + 1000), new Date(noon).toLocaleTimeString());
  assert.equal(momentWords(noon - day, noon), new Date(noon - day).toLocaleString());
});
