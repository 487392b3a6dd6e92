import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixtureSamples, templateFixtures } from '../../../support/language/documents.ts';
import { fuzz } from '../../../support/language/fuzz.ts';

const mutations = 120;

test('no feature throws or changes what it should keep, on documents that are spoilt in every way', () => {
  const { failures } = fuzz(fixtureSamples(), mutations, 1);
  assert.deepEqual(failures, []);
});

test('no feature throws on templates that are spoilt', () => {
  assert.deepEqual(fuzz(templateFixtures(), mutations, 2).failures, []);
});
