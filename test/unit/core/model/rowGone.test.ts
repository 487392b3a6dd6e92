import assert from 'node:assert/strict';
import { it } from 'node:test';
import { kindOf } from '../../../../src/core/base/errors.ts';
import { rowGone } from '../../../../src/core/model/rowGone.ts';

it('says of a row that is gone what to do', () => {
  const error = rowGone('session');
  assert.equal(kindOf(error), 'conflict');
  assert.equal(error.message, 'The list of sessions changed under the click. Choose the session again.');
});
