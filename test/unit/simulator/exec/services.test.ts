import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { servicesOf } from '../../../../src/simulator/exec/services.ts';
import { homeFiles } from '../../../../src/simulator/exec/homeFiles.ts';
import { testNode } from '../support/nodes.ts';

const roleOf = (value: string): ReturnType<typeof testNode> => testNode({ tags: [{ key: 'Role', value }] });

describe('what a node would run', () => {
  it('depends on its role', () => {
    assert.equal(servicesOf(roleOf('web'))[0], 'nginx');
    assert.equal(servicesOf(roleOf('database'))[0], 'postgresql');
    assert.equal(servicesOf(testNode({ tags: [], name: 'cache-1' }))[0], 'redis');
  });

  it('is at least the agent', () => {
    assert.deepEqual(servicesOf(roleOf('mystery')), ['amazon-ssm-agent', 'chronyd', 'sshd']);
  });

  it('shows in the files of its home', () => {
    const files = new Map(homeFiles(roleOf('web')).map((file) => [file.path, file.text]));
    assert.match(files.get('healthcheck.sh') ?? '', /is-active --quiet nginx/);
    assert.match(files.get('app.conf') ?? '', /service=nginx\nenvironment=none\nnode=web-1\n/);
    assert.match(files.get('log/app.log') ?? '', /ERROR upstream payments timed out/);
  });
});
