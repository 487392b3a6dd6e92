import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parameterFilter, searchWord } from '../../../../src/features/parameters/filter.ts';

const secret = { name: '/Prod/db/Password', type: 'SecureString', version: 1, isAdvanced: true } as const;

test('any part of the name matches, in any case; all words have to', () => {
  for (const text of ['', 'password', '/prod/db', 'PROD word']) {
    assert.equal(parameterFilter(text)(secret), true, text);
  }
  assert.equal(parameterFilter('prod host')(secret), false);
});

test('type and tier', () => {
  assert.equal(parameterFilter('type:secure')(secret), true);
  assert.equal(parameterFilter('type:string')(secret), false);
  assert.equal(parameterFilter('tier:adv prod')(secret), true);
  assert.equal(parameterFilter('tier:standard')(secret), false);
  assert.equal(parameterFilter('kind:secure')(secret), false);
});

test('a name with a colon is text', () => {
  assert.equal(parameterFilter('a:b')({ ...secret, name: '/x/a:b' }), true);
});

test('the service is asked for the longest word, as it was typed', () => {
  assert.equal(searchWord('db Password'), 'Password');
  assert.equal(searchWord('/prod/db type:secure'), '/prod/db');
});

test('short words, keys and quoted words are not asked for', () => {
  for (const text of ['', 'db', 'type:secure', '"two']) assert.equal(searchWord(text), undefined, text);
});
