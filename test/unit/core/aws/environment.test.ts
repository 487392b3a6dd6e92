import assert from 'node:assert/strict';
import { test } from 'node:test';
import { variable } from '../../../../src/core/aws/environment.ts';

test('a variable that is missing, empty or blank says nothing; others are trimmed', () => {
  assert.equal(variable({}, 'A'), undefined);
  assert.equal(variable({ A: '' }, 'A'), undefined);
  assert.equal(variable({ A: ' \n' }, 'A'), undefined);
  assert.equal(variable({ A: ' x ' }, 'A'), 'x');
});
