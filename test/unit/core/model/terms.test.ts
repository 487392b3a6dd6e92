import { test } from 'node:test';
import assert from 'node:assert/strict';
import { filterTerms, matchesText } from '../../../../src/core/model/terms.ts';

test('words are split at white space, in lower case', () => {
  assert.deepEqual(filterTerms('  Web\tEU '), [{ text: 'web' }, { text: 'eu' }]);
});

test('a word key:value is also a pair', () => {
  assert.deepEqual(filterTerms('Role:Web'), [{ text: 'role:web', key: 'role', value: 'web' }]);
});

test('quotes keep spaces together, closed or not', () => {
  assert.deepEqual(filterTerms('role:"web server"'), [
    { text: 'role:web server', key: 'role', value: 'web server' },
  ]);
  assert.deepEqual(filterTerms('"not closed'), [{ text: 'not closed' }]);
});

test('the first colon separates; a leading one does not', () => {
  assert.deepEqual(filterTerms('aws:asg:x'), [{ text: 'aws:asg:x', key: 'aws', value: 'asg:x' }]);
  assert.deepEqual(filterTerms(':x'), [{ text: ':x' }]);
});

test('nothing but white space or quotes is no filter', () => {
  assert.deepEqual(filterTerms(' \n '), []);
  assert.deepEqual(filterTerms('"" "'), []);
});

test('all terms have to occur', () => {
  assert.equal(matchesText(filterTerms('AWS run'), 'aws-runshellscript'), true);
  assert.equal(matchesText(filterTerms('aws stop'), 'aws-runshellscript'), false);
  assert.equal(matchesText([], 'anything'), true);
});

test('a long hostile filter is split in no time', () => {
  assert.equal(filterTerms('"'.repeat(100_001)).length, 0);
  assert.equal(filterTerms('a"'.repeat(50_000)).length, 1);
});
