import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { systemProcesses } from '../../../../../src/features/sessions/left/processes.ts';

describe('the processes of this computer', () => {
  it('run until they have ended', async () => {
    const { isRunning } = systemProcesses();
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
    const pid = child.pid ?? assert.fail('no process');
    assert.equal(isRunning(pid), true);
    child.stdin.end();
    await once(child, 'exit');
    assert.equal(isRunning(pid), false);
  });

  it('include this one, which began after the computer did', () => {
    const { own, isRunning, startOfComputer, computer } = systemProcesses();
    assert.equal(own, process.pid);
    assert.equal(isRunning(own), true);
    assert.ok(startOfComputer() < Date.now());
    assert.notEqual(computer, '');
  });
});
