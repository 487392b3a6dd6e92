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

test('an ECS target has three parts', () => {
  assert.equal(sessionFlags({ target: 'ecs:my-shop_0a_0a-1' }).target, 'ecs:my-shop_0a_0a-1');
  for (const target of [
    'ecs:',
    'ecs:shop',
    'ecs:shop_0a',
    'ecs:arn:aws:ecs:eu-west-1:1:cluster/shop_0a_0a-1',
  ]) {
    assert.throws(
      () => sessionFlags({ target }),
      /is no ECS target: those are ecs:CLUSTER_TASK_RUNTIME/,
      target,
    );
  }
});

test('an empty target is none: a variable of the shell was not set', () => {
  assert.throws(() => sessionFlags({ target: '' }), /Name a node/);
});
