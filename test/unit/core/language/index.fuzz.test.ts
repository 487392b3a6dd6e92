import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixtureSamples, templateFixtures } from '../../../support/language/documents.ts';
import { fuzz } from '../../../support/language/fuzz.ts';

const mutations = 120;
const mostMs = 1000;

test('no feature throws, takes long or changes what it should keep, on documents that are spoilt in every way', () => {
  const { failures, slowest } = fuzz(fixtureSamples(), mutations, 1);
  assert.deepEqual(failures, []);
  assert.ok(slowest.ms < mostMs, `${slowest.what} takes ${slowest.ms.toFixed(0)} ms`);
});

test('no feature throws on templates that are spoilt', () => {
  assert.deepEqual(fuzz(templateFixtures(), mutations, 2).failures, []);
});
