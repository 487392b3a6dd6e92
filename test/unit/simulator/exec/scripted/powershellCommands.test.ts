import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { powershellCommands } from '../../../../../src/simulator/exec/scripted/powershellCommands.ts';
import type { ScriptedContext } from '../../../../../src/simulator/exec/scripted/scripted.ts';
import { testNode } from '../../support/nodes.ts';

const context: ScriptedContext = {
  node: testNode({
    platform: 'Windows',
    hostname: 'web-9.demo',
    ipAddress: '10.9.8.7',
    platformName: 'Microsoft Windows Server 2022 Datacenter',
    platformVersion: '10.0.20348',
  }),
  now: Date.UTC(2026, 5, 30, 23, 59, 58),
  user: 'root',
};

function run(name: string, args: readonly string[] = [], change: Partial<ScriptedContext> = {}): string {
  const cmdlet = powershellCommands.get(name);
  assert.ok(cmdlet, name);
  return cmdlet(args, { ...context, ...change }).join('\n');
}

const servicesIn = (text: string): string[] =>
  [...text.matchAll(/^(?:Running|Stopped) +(\S+)/gm)].map(([, name = '']) => name);

describe('the cmdlets of a scripted Windows node', () => {
  it('are found by their name in lower case, which is how a shell asks', () => {
    for (const name of powershellCommands.keys()) assert.equal(name, name.toLowerCase());
  });

  it('never give a line that has a line end in it', () => {
    for (const [name, cmdlet] of powershellCommands) {
      for (const line of cmdlet(['x'], context)) assert.doesNotMatch(line, /[\r\n]/, name);
    }
  });

  for (const [alias, name] of [
    ['gsv', 'get-service'],
    ['ps', 'get-process'],
    ['dir', 'get-childitem'],
    ['ls', 'get-childitem'],
    ['pwd', 'get-location'],
    ['echo', 'write-output'],
    ['hostname.exe', 'hostname'],
  ] as const) {
    it(`${alias} is ${name}`, () => assert.equal(run(alias, ['W3SVC']), run(name, ['W3SVC'])));
  }

  it('tell the node they run on', () => {
    assert.equal(run('hostname'), 'web-9.demo');
    assert.match(run('ipconfig'), /IPv4 Address[. ]+: 10\.9\.8\.7/);
    assert.match(run('get-computerinfo'), /WindowsProductName : Microsoft Windows Server 2022/);
    assert.match(run('get-computerinfo'), /CsName +: web-9\.demo/);
  });

  it('run as the system in commands and as the user in sessions', () => {
    assert.equal(run('whoami'), 'nt authority\\system');
    assert.equal(run('whoami', [], { user: 'ssm-user' }), 'ssm-user');
  });

  it('tell the time in UTC, not in that of this computer', () => {
    assert.match(run('get-date'), /Tuesday, June 30, 2026.*11:59:58/);
  });

  it('leave out parameter names where they write', () => {
    assert.equal(run('write-host', ['-ForegroundColor', 'a', 'b']), 'a b');
    assert.equal(run('write-output', ['-1', '5']), '-1 5');
    assert.equal(run('write-output'), '');
  });

  it('change nothing where they would change something', () => {
    for (const name of ['stop-service', 'start-service', 'restart-service', 'set-location', 'start-sleep']) {
      assert.equal(run(name, ['-Name', 'W3SVC']), '', name);
    }
  });
});

describe('Get-Service', () => {
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['one by name', ['W3SVC'], ['W3SVC']],
    ['one in another case', ['w3svc'], ['W3SVC']],
    ['several in one argument', ['Spooler,WinRM'], ['Spooler', 'WinRM']],
    ['several in several arguments', ['Spooler', 'WinRM'], ['Spooler', 'WinRM']],
    ['by a star', ['W*'], ['W32Time', 'W3SVC', 'WinRM', 'wuauserv']],
    ['by a question mark', ['W3SV?'], ['W3SVC']],
    ['by a parameter and its value', ['-Name', 'Dnscache'], ['Dnscache']],
    ['none that is not there', ['Nothing'], []],
    ['none by a part of a name', ['SVC'], []],
    ['none by what a regular expression would match', ['W3.VC'], []],
    ['none by a broken expression', ['(', '[', '+', '\\'], []],
  ];
  for (const [what, args, expected] of cases) {
    it(`finds ${what}`, () => assert.deepEqual(servicesIn(run('get-service', args)), expected));
  }

  it('finds all without a name, under one heading', () => {
    const text = run('get-service');
    assert.equal(servicesIn(text).length, 8);
    assert.equal(text.match(/DisplayName/g)?.length, 1);
  });

  it('lines its columns up', () => {
    const rows = run('get-service')
      .split('\n')
      .filter((line) => /^(Running|Stopped) /.test(line));
    for (const row of rows) assert.match(row, /^.{8} \S.{17} \S/, row);
  });
});
