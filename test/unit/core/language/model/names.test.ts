import { test } from 'node:test';
import assert from 'node:assert/strict';
import { isDeclaration } from '../../../../../src/core/language/model/names.ts';

test('a mention declares a name when it tells how far the declaration reaches', () => {
  const use = { kind: 'step', name: 'a', start: 0, end: 1 } as const;
  assert.equal(isDeclaration(use), false);
  assert.equal(isDeclaration({ ...use, extent: { start: 0, end: 9 } }), true);
});
