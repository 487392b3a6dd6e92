import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { systemClock } from '../../../../src/core/base/clock.ts';
import {
  createExecutor,
  type NodeExecutor,
  type ScriptOutcome,
  type ScriptRequest,
} from '../../../../src/simulator/exec/executor.ts';
import { findShell } from '../../../../src/simulator/exec/hostShell.ts';
import { NodeHomes } from '../../../../src/simulator/exec/homes.ts';
import { LiveProcesses } from '../../../../src/simulator/exec/liveProcesses.ts';
import { testNode, testNodes } from '../support/nodes.ts';

const shell = findShell();

function request(lines: readonly string[], change: Partial<ScriptRequest> = {}): ScriptRequest {
  return {
    node: testNode(),
    interpreter: 'sh',
    lines,
    workingDirectory: undefined,
    timeoutMs: 20_000,
    environment: {},
    signal: new AbortController().signal,
    ...change,
  };
}

describe('scripts on a node', { skip: shell === undefined, timeout: 60_000 }, () => {
  let homes: NodeHomes;
  let live: LiveProcesses;
  let executor: NodeExecutor;

  before(() => {
    homes = new NodeHomes();
    live = new LiveProcesses();
    executor = createExecutor({
      homes,
      live,
      clock: systemClock,
      region: 'eu-central-1',
      shell,
      maxProcesses: 2,
    });
  });
  after(() => homes.dispose());

  const run = (lines: readonly string[], change: Partial<ScriptRequest> = {}): Promise<ScriptOutcome> =>
    executor.run(request(lines, change));
  const output = async (...lines: readonly string[]): Promise<string> => (await run(lines)).stdout;

  it('see the node and not the computer', async () => {
    assert.equal(
      await output('hostname; uname -n; hostname -s; hostname -I'),
      'web-1.demo.internal\nweb-1.demo.internal\nweb-1\n10.0.1.17\n',
    );
    assert.equal(
      await output('whoami; echo "$USER $AWS_SSM_INSTANCE_ID"'),
      'root\nroot i-0000000000000000a\n',
    );
    assert.match(await output('uname -a'), /^\w+ web-1\.demo\.internal \S/);
    assert.equal(await output('uname'), await output('/usr/bin/env -i PATH=/bin:/usr/bin uname'));
  });

  it('run in the home of the node, where earlier ones left their files', async () => {
    await run(['echo kept > note', 'mktemp "$TMPDIR/x.XXXX" > /dev/null']);
    assert.equal(await output('pwd -P | sed "s|.*/nodes/||"; cat note'), 'i-0000000000000000a/home\nkept\n');
    assert.equal(await output('ls -A "$TMPDIR" | wc -l | tr -d " "'), '1\n');
    assert.equal((await run(['cat note'], { node: testNode({ id: 'i-0000000000000000b' }) })).exitCode, 1);
  });

  it('run in a folder that is named, and fail in one that is not there', async () => {
    assert.match((await run(['pwd'], { workingDirectory: 'log' })).stdout, /\/home\/log\n$/);
    const missing = await run(['pwd'], { workingDirectory: '/nowhere/at/all' });
    assert.deepEqual([missing.exitCode, missing.stdout], [1, '']);
    assert.match(missing.stderr, /no such file or directory/);
  });

  it('run by the interpreter of their first line', async () => {
    assert.equal(await output('#!/usr/bin/env cat', 'as it is'), '#!/usr/bin/env cat\nas it is\n');
    assert.equal(await output('#!/bin/sh -e', 'false', 'echo never'), '');
    const missing = await run(['#!/opt/none/python', 'print(1)']);
    assert.equal(missing.exitCode, 127);
  });

  it('get what the command hands over', async () => {
    const { stdout } = await run(['printf %s "$SSM_Message"'], {
      environment: { SSM_Message: `it's; $(reboot)` },
    });
    assert.equal(stdout, `it's; $(reboot)`);
  });

  it('keep several lines, quotes and a syntax error what they are', async () => {
    assert.equal(await output('for i in 1 2; do', '  echo "n $i"', 'done'), 'n 1\nn 2\n');
    const broken = await run(['echo "open']);
    assert.equal(broken.exitCode, 2);
    assert.match(broken.stderr, /[Uu]nterminated|unexpected/);
  });

  it('leave no script behind', async () => {
    await run(['true']);
    assert.deepEqual(readdirSync((await homes.shared()).scripts), []);
  });

  it('run so many at a time and no more', async () => {
    const nodes = testNodes(6);
    let most = 0;
    const timer = setInterval(() => (most = Math.max(most, live.count)), 1);
    const outcomes = await Promise.all(nodes.map((node) => run(['sleep 0.05; hostname'], { node })));
    clearInterval(timer);
    assert.deepEqual(
      outcomes.map(({ stdout }) => stdout),
      nodes.map(({ hostname }) => `${hostname}\n`),
    );
    assert.ok(most >= 1 && most <= 2, String(most));
  });

  it('do not start after they were cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    const outcome = await run(['echo started'], { signal: abort.signal });
    assert.deepEqual([outcome.ended, outcome.stdout], ['cancelled', '']);
  });

  it('answer from a fixed set on Windows, and where there is no shell', async () => {
    const windows = testNode({ platform: 'Windows', hostname: 'WIN-1', runs: false });
    const answer = await run(['hostname'], { node: windows, interpreter: 'powershell' });
    assert.equal(answer.stdout, 'WIN-1\r\n');
    const without = createExecutor({ homes, live, clock: systemClock, region: 'x', shell: undefined });
    assert.equal((await without.run(request(['hostname']))).stdout, 'web-1.demo.internal\n');
    assert.equal(
      (await executor.run(request(['hostname'], { node: testNode({ runs: false }) }))).stdout,
      'web-1.demo.internal\n',
    );
  });

  it('in PowerShell fail on Linux, as on a node without it', async () => {
    const outcome = await run(['Get-Date'], { interpreter: 'powershell' });
    assert.equal(outcome.exitCode, 1);
    assert.match(outcome.stderr, /pwsh.*not found/);
  });

  it('do not start after the end of the fleet', async () => {
    const ended = new NodeHomes();
    ended.dispose();
    const late = createExecutor({ homes: ended, live, clock: systemClock, region: 'x', shell });
    assert.equal((await late.run(request(['true']))).ended, 'cancelled');
    assert.equal(existsSync('note'), false);
  });
});

describe("a node's programs", { skip: shell === undefined, timeout: 60_000 }, () => {
  let homes: NodeHomes;
  let executor: NodeExecutor;

  before(() => {
    homes = new NodeHomes();
    executor = createExecutor({ homes, live: new LiveProcesses(), clock: systemClock, region: 'x', shell });
  });
  after(() => homes.dispose());

  const run = (...lines: readonly string[]): Promise<ScriptOutcome> => executor.run(request(lines));

  it('show, stop and start the services of the node, and remember', async () => {
    assert.match(
      (await run('systemctl status nginx')).stdout,
      /● nginx\.service - .*\n.*\n +Active: active \(running\)/,
    );
    assert.equal((await run('./healthcheck.sh')).stdout, 'nginx: healthy\n');
    assert.equal((await run('sudo systemctl stop nginx')).exitCode, 0);
    const down = await run('./healthcheck.sh');
    assert.deepEqual([down.exitCode, down.stderr], [1, 'nginx: DOWN\n']);
    assert.equal((await run('systemctl status nginx.service')).exitCode, 3);
    assert.equal((await run('service nginx start && systemctl is-active nginx')).stdout, 'active\n');
  });

  it('know no services of the computer underneath', async () => {
    const outcome = await run('systemctl restart docker');
    assert.deepEqual([outcome.exitCode, outcome.stderr], [4, 'Unit docker.service could not be found.\n']);
    assert.match((await run('systemctl')).stdout, /nginx\.service +loaded active/);
    assert.equal((await run('systemctl explode nginx')).exitCode, 1);
  });

  it('never restart or stop the computer', async () => {
    for (const line of ['reboot', 'shutdown -h now', 'sudo poweroff', 'sudo -n -u root init 6', 'halt']) {
      const outcome = await run(line);
      assert.equal(outcome.exitCode, 1, line);
      assert.match(outcome.stderr, /^web-1\.demo\.internal is a demo node/);
    }
  });

  it('give no rights with sudo, only the name', async () => {
    assert.equal((await run('sudo -n whoami')).stdout, 'root\n');
    assert.equal((await run('sudo -u app MODE=x sh -c \'echo "$MODE"\'')).stdout, 'x\n');
    assert.equal((await run('sudo')).exitCode, 1);
  });
});

describe('a computer that is in trouble', { skip: shell === undefined }, () => {
  it('makes the script fail with the reason, and is asked again the next time', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'trouble-'));
    const homes = new NodeHomes(join(parent, 'later'));
    const executor = createExecutor({
      homes,
      live: new LiveProcesses(),
      clock: systemClock,
      region: 'x',
      shell,
    });
    const broken = await executor.run(request(['echo hi']));
    assert.deepEqual([broken.ended, broken.exitCode], ['exited', 1]);
    assert.match(broken.stderr, /^The demo node could not run the script: ENOENT/);
    mkdirSync(join(parent, 'later'));
    assert.equal((await executor.run(request(['echo hi']))).stdout, 'hi\n');
    homes.dispose();
    rmSync(parent, { recursive: true });
  });
});
