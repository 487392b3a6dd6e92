import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixtureSamples } from '../../../support/language/documents.ts';
import { fuzz } from '../../../support/language/fuzz.ts';

const mutations = 120;
const mostMs = 1000;

test('no feature throws, takes long or changes what it should keep, on documents that are spoilt in every way', () => {
  const { failures, slowest } = fuzz(fixtureSamples(), mutations, 1);
  assert.deepEqual(failures, []);
  assert.ok(slowest.ms < mostMs, `${slowest.what} takes ${slowest.ms.toFixed(0)} ms`);
});
