import { test } from 'node:test';
import assert from 'node:assert/strict';
import { named } from '../../../../src/features/runCommand/names.ts';
import { anInvocation, nodeIdOf } from '../../../support/commands.ts';

test('an instance is called by its name or its id, a hybrid node by its host name', () => {
  const host = { nodeName: 'ip-10-0-0-1' };
  const names = new Map([[nodeIdOf(1), 'web-1']]);
  assert.equal(named(anInvocation({ ...host, nodeId: nodeIdOf(1) }), names).nodeName, 'web-1');
  assert.equal(named(anInvocation({ ...host, nodeId: nodeIdOf(2) }), names).nodeName, '');
  assert.equal(named(anInvocation({ ...host, nodeId: 'mi-1' }), names).nodeName, 'ip-10-0-0-1');
});
