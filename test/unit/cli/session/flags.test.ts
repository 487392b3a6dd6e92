import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  sessionFlags,
  sessionOptions,
  sessionUsage,
  targetUsage,
} from '../../../../src/cli/session/flags.ts';

test('each option that is understood is documented', () => {
  for (const option of Object.keys(sessionOptions)) {
    assert.ok(`${targetUsage}\n${sessionUsage}`.includes(`--${option}`), option);
  }
});

test('what was not said is not there', () => {
  assert.deepEqual(sessionFlags({ target: 'x' }), { target: 'x', verbose: false });
});

test('an empty target is none: a variable of the shell was not set', () => {
  assert.throws(() => sessionFlags({ target: '' }), /Name a node/);
});
