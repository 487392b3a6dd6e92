import { test } from 'node:test';
import assert from 'node:assert/strict';
import { platformWords } from '../../../../src/core/model/platform.ts';

test('platforms are written as people write them', () => {
  assert.equal(platformWords('MacOS'), 'macOS');
  assert.equal(platformWords('Linux'), 'Linux');
  assert.equal(platformWords('Windows'), 'Windows');
});
