import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Target } from '../../../../../src/features/runCommand/command.ts';
import { targetsOfCommand } from '../../../../../src/features/runCommand/form/earlierTargets.ts';
import { aCommand, nodeIdOf } from '../../../../support/commands.ts';

function chosen(...targets: readonly Target[]): ReturnType<typeof targetsOfCommand> {
  return targetsOfCommand(aCommand({ targets }));
}

test('ids, tags and resource groups come back as they were', () => {
  assert.deepEqual(targetsOfCommand(aCommand({ nodeIds: [nodeIdOf(1), nodeIdOf(1)] })), {
    targetKind: 'nodes',
    nodeIds: [nodeIdOf(1)],
  });
  assert.deepEqual(
    chosen({ key: 'tag:Role', values: ['web', 'a, b'] }, { key: 'tag-key', values: ['Team'] }),
    {
      targetKind: 'tags',
      tags: [
        { key: 'Role', values: 'web, "a, b"' },
        { key: 'Team', values: '' },
      ],
    },
  );
  const types = { key: 'resource-groups:ResourceTypeFilters', values: ['AWS::EC2::Instance'] };
  assert.deepEqual(chosen(types, { key: 'resource-groups:Name', values: ['web'] }), {
    targetKind: 'resourceGroup',
    resourceGroup: 'web',
    resourceTypes: 'AWS::EC2::Instance',
  });
});

test('a command without targets chooses none and says nothing', () => {
  assert.deepEqual(chosen(), {});
});

test('what the form cannot say exactly chooses nothing and names the keys', () => {
  const role = { key: 'tag:Role', values: ['web'] };
  const cases: readonly (readonly Target[])[] = [
    [{ key: 'aws:owner', values: ['me'] }],
    // Left out, the run would reach every node of the tag.
    [role, { key: 'aws:owner', values: ['me'] }],
    [role, { key: 'InstanceIds', values: [nodeIdOf(1)] }],
    [role, { key: 'resource-groups:Name', values: ['web'] }],
    // Any of two keys is not both of them.
    [{ key: 'tag-key', values: ['Role', 'Team'] }],
    [{ key: 'resource-groups:ResourceTypeFilters', values: ['AWS::EC2::Instance'] }],
  ];
  for (const targets of cases) {
    const { notice = '', ...rest } = chosen(...targets);
    assert.deepEqual(rest, {}, JSON.stringify(targets));
    assert.ok(targets.every(({ key }) => notice.includes(key)));
    assert.match(notice, /choose its targets again\.$/);
  }
});
