import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoEnvironment } from '../../../../src/features/demo/environment.ts';

describe('the environment of the demo fleet', () => {
  it('makes Electron a plain Node', () =>
    assert.deepEqual(demoEnvironment({}), { ELECTRON_RUN_AS_NODE: '1' }));

  it('keeps what programs need to run at all', () => {
    const needed = {
      PATH: '/bin',
      HOME: '/home/me',
      TMPDIR: '/tmp',
      LANG: 'de',
      LC_ALL: 'de',
      TZ: 'UTC',
      Path: 'C:\\',
    };
    assert.deepEqual(demoEnvironment(needed), { ...needed, ELECTRON_RUN_AS_NODE: '1' });
  });

  it('passes on no credentials, no Node options and nothing of VS Code', () => {
    const kept = demoEnvironment({
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_PROFILE: 'x',
      NODE_OPTIONS: '--inspect',
      VSCODE_IPC_HOOK_CLI: 'x',
      GITHUB_TOKEN: 'x',
      PATH: undefined,
    });
    assert.deepEqual(kept, { ELECTRON_RUN_AS_NODE: '1' });
  });
});
