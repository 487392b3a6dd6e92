import { test } from 'node:test';
import assert from 'node:assert/strict';
import { nodeFilter } from '../../../../src/features/nodes/filter.ts';
import { aBareNode, aNode } from '../../../support/managedNodes.ts';

const web = aNode('i-0abc', { Name: 'Web-1', Environment: 'Production', Role: 'web server' });

function passes(filter: string): boolean {
  return nodeFilter(filter)(web);
}

test('an empty filter lets everything through', () => {
  assert.equal(passes(''), true);
});

test('name, id, addresses, platform and state match in part and in any case', () => {
  for (const filter of ['web', 'WEB-1', '0ABC', '10.0.0', '203.0.113', 'ubuntu', '22.04', 'online']) {
    assert.equal(passes(filter), true, filter);
  }
  assert.equal(passes('windows'), false);
});

test('every word has to match', () => {
  assert.equal(passes('web ubuntu'), true);
  assert.equal(passes('web windows'), false);
});

test('a tag matches by its whole key and a part of its value', () => {
  assert.equal(passes('environment:prod'), true);
  assert.equal(passes('Environment:'), true);
  assert.equal(passes('env:prod'), false);
  assert.equal(passes('environment:staging'), false);
  assert.equal(passes('role:"web server"'), true);
});

test('without known tags no tag matches', () => {
  assert.equal(nodeFilter('environment:prod')(aBareNode('i-1')), false);
});

test('an IPv6 address is text with colons, not a tag', () => {
  assert.equal(nodeFilter('fe80::1')(aNode('i-1', {}, { ip: 'fe80::1:2' })), true);
});

test('signs of regular expressions stand for themselves', () => {
  assert.equal(passes('.*'), false);
  assert.equal(passes('('), false);
});
