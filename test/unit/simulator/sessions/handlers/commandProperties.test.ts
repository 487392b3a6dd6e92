import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  commandProperties,
  isTrue,
  separatesOutput,
} from '../../../../../src/simulator/sessions/handlers/commandProperties.ts';
import { testNode } from '../../support/nodes.ts';
import { testPlan } from '../../support/sessions.ts';

describe('what a session document runs', () => {
  const properties = {
    linux: {
      commands: 'ls',
      runAsElevated: 'true',
      separateOutputStream: 'true',
      stdoutSeparatorPrefix: 'O:',
      stderrSeparatorPrefix: 'E:',
    },
    windows: { commands: 'Get-ChildItem', runAsElevated: true },
    macos: 'odd',
  };

  it('is said for each platform', () => {
    const of = (platform: 'Linux' | 'Windows' | 'MacOS'): ReturnType<typeof commandProperties> =>
      commandProperties(testPlan({ properties }), testNode({ platform }));
    assert.deepEqual(of('Linux'), {
      commands: 'ls',
      runAsElevated: true,
      separatesOutput: true,
      stdoutPrefix: 'O:',
      stderrPrefix: 'E:',
    });
    const none = { separatesOutput: false, stdoutPrefix: '', stderrPrefix: '' };
    assert.deepEqual(of('Windows'), { commands: 'Get-ChildItem', runAsElevated: true, ...none });
    assert.deepEqual(of('MacOS'), { commands: '', runAsElevated: false, ...none });
  });

  it('has two streams only without a terminal', () => {
    const separates = (sessionType: string): boolean =>
      separatesOutput(testPlan({ sessionType, properties }), testNode());
    assert.deepEqual(['NonInteractiveCommands', 'InteractiveCommands'].map(separates), [true, false]);
  });

  it('is true in either spelling, and in no other', () => {
    assert.deepEqual([true, 'true', 'True', 1, 'yes', undefined, null].map(isTrue), [
      ...[true, true],
      ...[false, false, false, false, false],
    ]);
  });
});
