import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { powershell } from '../../../../../src/simulator/exec/scripted/powershell.ts';
import type { ScriptedAnswer } from '../../../../../src/simulator/exec/scripted/scripted.ts';
import { testNode } from '../../support/nodes.ts';

const node = testNode({ platform: 'Windows', hostname: 'ad-prod-1.demo', platformName: 'Windows Server' });
const run = (...lines: readonly string[]): ScriptedAnswer =>
  powershell.run(lines, { node, now: Date.UTC(2026, 0, 15, 8, 21, 7), user: 'root' });

describe('a scripted Windows node', () => {
  it('answers with lines that end as on Windows', () => {
    assert.deepEqual(run('hostname', 'whoami'), {
      stdout: 'ad-prod-1.demo\r\nnt authority\\system\r\n',
      stderr: '',
      exitCode: 0,
    });
    assert.match(run('Get-Date').stdout, /^Thursday, January 15, 2026 .*8:21:07/);
  });

  it('lists services, all or by name and pattern', () => {
    assert.match(run('Get-Service').stdout, /Status +Name +DisplayName\r\n.*\r\nRunning +AmazonSSMAgent/);
    const one = run('Get-Service -Name W3SVC,Spool*').stdout;
    assert.match(one, /Running +W3SVC/);
    assert.match(one, /Stopped +Spooler/);
    assert.doesNotMatch(one, /AmazonSSMAgent/);
  });

  it('writes what it is told, with its variables', () => {
    assert.equal(run('Write-Output "on $env:COMPUTERNAME"').stdout, 'on AD-PROD-1\r\n');
    assert.equal(run('"quoted; not split"; echo two').stdout, 'quoted; not split\r\ntwo\r\n');
    assert.equal(run('$PSVersionTable.PSVersion').stdout, '5.1.20348.2110\r\n');
    assert.equal(run('Write-Host hello -ForegroundColor red | Out-Null').stdout.trim(), 'hello red');
  });

  it('knows no other commands, says it as PowerShell does, and goes on', () => {
    const answer = run('Get-Nothing -Fast', 'hostname');
    assert.equal(answer.exitCode, 1);
    assert.equal(answer.stdout, 'ad-prod-1.demo\r\n');
    assert.match(
      answer.stderr,
      /^Get-Nothing : The term 'Get-Nothing' is not recognized as the name of a cmdlet/,
    );
    assert.match(answer.stderr, /At line:1 char:1\r\n\+ Get-Nothing -Fast\r\n\+ ~{11}\r\n/);
    assert.match(answer.stderr, /FullyQualifiedErrorId : CommandNotFoundException/);
  });

  it('ends at exit and at throw', () => {
    assert.deepEqual(run('echo a', 'exit 3', 'echo b'), { stdout: 'a\r\n', stderr: '', exitCode: 3 });
    const thrown = run('throw "no disk"', 'echo after');
    assert.deepEqual([thrown.exitCode, thrown.stdout], [1, '']);
    assert.match(thrown.stderr, /^no disk\r\n/);
  });

  it('skips comments and blank lines, whatever ends the lines', () => {
    assert.equal(run('# comment\r\n\r\n  hostname  \r\n').stdout, 'ad-prod-1.demo\r\n');
  });

  it('is silent for what changes nothing here', () => {
    assert.deepEqual(run('Restart-Service W3SVC; Set-Location C:\\'), {
      stdout: '',
      stderr: '',
      exitCode: 0,
    });
  });
});
