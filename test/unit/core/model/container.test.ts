import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isContainer, isContainerTarget, isSessionTarget } from '../../../../src/core/model/container.ts';

it('a container is told from nodes by its prefix, and has cluster, task and runtime', () => {
  assert.ok(isContainer('ecs:my_cluster_0123abcd_0123abcd-42') && isContainer('ecs:foo'));
  assert.ok(!isContainer('i-0123456789abcdef0') && !isContainer(''));
  assert.ok(isContainerTarget('ecs:my_cluster_0123abcd_0123abcd-42'));
  for (const text of ['ecs:foo', 'ecs:a_b', 'ecs:a b_c_d', 'ecs:a_b_c\n', 'a_b_c', 'x ecs:a_b_c']) {
    assert.ok(!isContainerTarget(text), text);
  }
});

it('a session has a node by its id as AWS writes it, or a container, for its target', () => {
  const targets = ['i-0123abcd', 'i-0123456789abcdef0', 'mi-0123456789abcdef0', 'ecs:shop_0123_4567'];
  for (const text of targets) assert.ok(isSessionTarget(text), text);
  for (const text of [
    '',
    'web-1',
    'i-123',
    'I-0123456789ABCDEF0',
    'mi-0123abcd',
    'i-0123abcd\n',
    'ecs:shop',
  ]) {
    assert.ok(!isSessionTarget(text), text);
  }
});
