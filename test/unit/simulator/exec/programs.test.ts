import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { systemClock } from '../../../../src/core/base/clock.ts';
import { findShell } from '../../../../src/simulator/exec/hostShell.ts';
import { NodeHomes } from '../../../../src/simulator/exec/homes.ts';
import { LiveProcesses } from '../../../../src/simulator/exec/liveProcesses.ts';
import type { Program } from '../../../../src/simulator/exec/program.ts';
import { createPrograms, type ProgramRequest } from '../../../../src/simulator/exec/programs.ts';
import { findMarked } from '../../../../src/simulator/exec/strays.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { testNode } from '../support/nodes.ts';

interface Heard {
  readonly output: string;
  readonly errors: string;
  readonly exitCode: number;
}

function hear(program: Program): Promise<Heard> {
  let output = '';
  let errors = '';
  program.onOutput((bytes) => (output += bytes.toString('utf8')));
  program.onErrors((bytes) => (errors += bytes.toString('utf8')));
  return new Promise((resolve) => program.onExit((exitCode) => resolve({ output, errors, exitCode })));
}

const request = (commandLine: string, change: Partial<ProgramRequest> = {}): ProgramRequest => ({
  node: testNode(),
  commandLine,
  user: 'ssm-user',
  joinsStreams: false,
  ...change,
});

describe('a program on a node', { skip: findShell() === undefined, timeout: 60_000 }, () => {
  const homes = new NodeHomes();
  const live = new LiveProcesses();
  const programs = createPrograms({ homes, live, clock: systemClock, region: 'x', shell: findShell() });

  after(() => {
    live.dispose();
    homes.dispose();
  });

  const run = async (line: string, change: Partial<ProgramRequest> = {}): Promise<Heard> =>
    hear(await programs.start(request(line, change)));

  it('says what it says on two streams, and its exit code', async () => {
    assert.deepEqual(await run(`sh -c 'echo out; echo bad >&2; exit 7'`), {
      output: 'out\n',
      errors: 'bad\n',
      exitCode: 7,
    });
  });

  it('says both in order in one stream', async () => {
    const { output, errors, exitCode } = await run(
      `sh -c 'for i in 1 2 3; do echo "o$i"; echo "e$i" >&2; done; exit 3'`,
      { joinsStreams: true },
    );
    assert.deepEqual([output, errors, exitCode], ['o1\ne1\no2\ne2\no3\ne3\n', '', 3]);
  });

  it('sees its words as they are, without a shell', async () => {
    const words = `printf '%s|' "a b" '$HOME' '*' ';' '&&' ''`;
    for (const joinsStreams of [false, true]) {
      assert.equal((await run(words, { joinsStreams })).output, 'a b|$HOME|*|;|&&||');
    }
  });

  it('is on the node and has its user', async () => {
    const { output } = await run(`sh -c 'hostname; whoami; basename "$PWD"'`, { user: 'deploy' });
    assert.equal(output, 'web-1.demo.internal\ndeploy\nhome\n');
  });

  it('goes by the name it was called by', async () => {
    for (const joinsStreams of [false, true]) {
      const { output, errors } = await run('ls /nowhere/at/all', { joinsStreams });
      assert.match(output + errors, /^ls: /);
    }
  });

  it('has no input', async () => {
    assert.deepEqual(await run('cat'), { output: '', errors: '', exitCode: 0 });
  });

  it('is refused when there is no such program or its words cannot be read', async () => {
    for (const joinsStreams of [false, true]) {
      await assert.rejects(run('no-such-program-here -x', { joinsStreams }), /executable file not found/);
      await assert.rejects(run('# nothing to run', { joinsStreams }), /executable file not found/);
      await assert.rejects(run('echo "x', { joinsStreams }), /closing quote/);
    }
  });

  it('tells a path that leads nowhere by its end', async () => {
    assert.equal((await run('/nowhere/at/all')).exitCode, 127);
  });

  it('is interrupted by signals, and its code is then -1', async () => {
    const program = await programs.start(request(`sh -c 'echo up; exec sleep 60'`));
    const heard = hear(program);
    await new Promise((resolve) => program.onOutput(resolve));
    program.interrupt('SIGINT');
    assert.equal((await heard).exitCode, -1);
    const other = await programs.start(
      request(`sh -c 'trap "exit 5" QUIT; echo up; while :; do sleep 0.02; done'`),
    );
    const end = hear(other);
    await new Promise((resolve) => other.onOutput(resolve));
    other.interrupt('SIGQUIT');
    assert.notEqual((await end).exitCode, 0);
  });

  it('waits while nobody reads, and loses nothing', async () => {
    const program = await programs.start(request('head -c 3000000 /dev/zero'));
    let bytes = 0;
    let pauses = 0;
    program.onOutput((chunk) => {
      bytes += chunk.length;
      pauses += 1;
      program.pause();
      setImmediate(() => program.resume());
    });
    await new Promise((resolve) => program.onExit(resolve));
    assert.equal(bytes, 3_000_000);
    assert.ok(pauses > 1);
  });

  it('takes with it what it left in the background', async () => {
    const heard = await run(`sh -c '(setsid sleep 300 &) ; echo "$SSM_DEMO_SESSION"'`);
    assert.equal(heard.exitCode, 0);
    assert.deepEqual(findMarked('SSM_DEMO_SESSION', heard.output.trim()), []);
  });

  it('ends when it is disposed', async () => {
    const program = await programs.start(request(`sh -c 'trap "" INT; echo up; sleep 300'`));
    const heard = hear(program);
    await new Promise((resolve) => program.onOutput(resolve));
    program.dispose();
    assert.equal((await heard).exitCode, -1);
  });
});

describe('a program on a scripted node', () => {
  async function run(change: Partial<ProgramRequest>): Promise<Heard> {
    const clock = new ManualClock();
    const programs = createPrograms({
      homes: new NodeHomes(),
      live: new LiveProcesses(),
      clock,
      region: 'x',
      shell: undefined,
    });
    const heard = hear(await programs.start(request('hostname', change)));
    await clock.advance(0);
    return heard;
  }

  it('answers from the fixed set', async () => {
    assert.equal((await run({})).output, 'web-1.demo.internal\n');
    const { errors, exitCode } = await run({ commandLine: 'make coffee' });
    assert.match(errors, /not found/);
    assert.equal(exitCode, 127);
  });

  it('speaks PowerShell on Windows', async () => {
    const node = testNode({ platform: 'Windows' });
    assert.match((await run({ node, commandLine: '"$env:username"' })).output, /ssm-user/);
  });

  it('says nothing once it is disposed', async () => {
    const clock = new ManualClock();
    const homes = new NodeHomes();
    const programs = createPrograms({
      homes,
      live: new LiveProcesses(),
      clock,
      region: 'x',
      shell: undefined,
    });
    const program = await programs.start(request('hostname'));
    program.onExit(() => assert.fail('told its end'));
    program.dispose();
    await clock.advance(0);
  });
});
