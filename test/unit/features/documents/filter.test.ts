import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentFilter } from '../../../../src/features/documents/filter.ts';
import { aDocument } from '../../../support/listedDocuments.ts';

const restart = aDocument('Restart-Web', {
  displayName: 'Bounce the web tier',
  platforms: ['Linux', 'MacOS'],
  tags: [{ key: 'Team', value: 'Payments' }],
});

test('name, display name, type, format and platform match in part and in any case', () => {
  for (const text of ['', 'restart', 'BOUNCE', 'command', 'yaml', 'macos', 'web linux']) {
    assert.equal(documentFilter(text)(restart), true, text);
  }
  assert.equal(documentFilter('windows')(restart), false);
  assert.equal(documentFilter('restart windows')(restart), false);
});

test('a key looks at one thing only', () => {
  assert.equal(documentFilter('type:comm')(restart), true);
  assert.equal(documentFilter('type:web')(restart), false);
  assert.equal(documentFilter('platform:mac')(restart), true);
  assert.equal(documentFilter('format:json')(restart), false);
  assert.equal(documentFilter('team:pay')(restart), true);
  assert.equal(documentFilter('owner:pay')(restart), false);
});

test('an alias lets through the document that it stands for', () => {
  const real = aDocument('AWS-RestartEC2Instance', { owner: 'amazon', type: 'Automation' });
  assert.equal(documentFilter('AWS-RestartInstance')(real), true);
  assert.equal(documentFilter('AWS-RestartInstance')(restart), false);
});
