import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodeEnvironment } from '../../../../src/simulator/exec/environment.ts';
import { nodeFolder, sharedFolder } from '../../../../src/simulator/exec/nodeFolder.ts';
import { testNode } from '../support/nodes.ts';

const place = {
  node: testNode(),
  folder: nodeFolder('/demo/nodes/i-1'),
  shared: sharedFolder('/demo'),
  region: 'eu-central-1',
  user: 'root',
} as const;

describe("a node's environment", () => {
  it("is the node's own", () => {
    const environment = nodeEnvironment(place, {}, { PATH: '/usr/bin', HOME: '/home/me', USER: 'me' });
    assert.deepEqual(
      ['PATH', 'HOME', 'PWD', 'TMPDIR', 'USER', 'HOSTNAME', 'AWS_SSM_INSTANCE_ID', 'AWS_SSM_REGION_NAME'].map(
        (name) => environment[name],
      ),
      [
        '/demo/bin:/usr/bin',
        '/demo/nodes/i-1/home',
        '/demo/nodes/i-1/home',
        '/demo/nodes/i-1/tmp',
        'root',
        'web-1.demo.internal',
        'i-0000000000000000a',
        'eu-central-1',
      ],
    );
  });

  it('has nothing of ours but language and time zone', () => {
    const secrets = {
      AWS_ACCESS_KEY_ID: 'secret',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'secret',
      AWS_PROFILE: 'secret',
      SSH_AUTH_SOCK: 'secret',
      GITHUB_TOKEN: 'secret',
      NODE_OPTIONS: 'secret',
      LD_PRELOAD: 'secret',
    };
    const environment = nodeEnvironment(place, {}, { ...secrets, LANG: 'de_DE.UTF-8', TZ: 'Europe/Berlin' });
    assert.doesNotMatch(JSON.stringify(environment), /secret/);
    assert.deepEqual([environment['LANG'], environment['TZ']], ['de_DE.UTF-8', 'Europe/Berlin']);
    assert.match(environment['PATH'] ?? '', /:\/usr\/bin:/);
  });

  it('takes the values of a command, but not over its own mark', () => {
    const environment = nodeEnvironment(place, { SSM_name: 'x', SSM_DEMO_ROOT: '/elsewhere' }, {});
    assert.deepEqual([environment['SSM_name'], environment['SSM_DEMO_ROOT']], ['x', '/demo']);
  });
});
