import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { systemClock } from '../../../../src/core/base/clock.ts';
import { isAppError, isCancelled } from '../../../../src/core/base/errors.ts';
import { startDemo, type DemoCommand, type DemoProcess } from '../../../../src/features/demo/process.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

const line = JSON.stringify({
  endpoint: 'http://127.0.0.1:4566',
  region: 'eu-central-1',
  accessKeyId: 'AKIADEMO',
  secretAccessKey: 'secret',
});
const stay = "process.stdin.on('end', () => process.exit(0)).resume();";

describe('starting the demo fleet', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ssm-demo-test-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  let scripts = 0;
  async function command(code: string): Promise<DemoCommand> {
    const script = join(folder, `script-${scripts++}.cjs`);
    await writeFile(script, code);
    return { execPath: process.execPath, script, env: { ...process.env, AWS_PROFILE: 'production' } };
  }

  async function start(code: string, signal = new AbortController().signal): Promise<DemoProcess> {
    return startDemo(await command(code), systemClock, signal);
  }

  const fails =
    (kind: string, message: RegExp) =>
    (error: unknown): boolean =>
      isAppError(error) && error.kind === kind && message.test(error.message);

  it('gives the address that it prints, and ends it by closing its input', async () => {
    const demo = await start(`console.log('${line}'); process.on('SIGTERM', () => undefined); ${stay}`);
    assert.equal(demo.address.endpoint, 'http://127.0.0.1:4566');
    demo.stop();
    await demo.ended;
  });

  it('asks for one line and for an end with us, in an environment without credentials', async () => {
    const told = join(folder, 'told.json');
    const write = `require('fs').writeFileSync(${JSON.stringify(told)}, JSON.stringify([process.argv.slice(2), process.env.AWS_PROFILE]));`;
    const demo = await start(`${write} console.log('${line}'); ${stay}`);
    assert.deepEqual(JSON.parse(await readFile(told, 'utf8')), [['--json', '--until-stdin-closes'], null]);
    demo.stop();
    await demo.ended;
  });

  it('takes a line that comes in pieces', async () => {
    const demo = await start(
      `process.stdout.write('${line.slice(0, 30)}'); setImmediate(() => process.stdout.write('${line.slice(30)}\\n')); ${stay}`,
    );
    assert.equal(demo.address.region, 'eu-central-1');
    demo.stop();
    await demo.ended;
  });

  it('tells that it ended by itself', async () => {
    const demo = await start(`console.log('${line}'); process.exitCode = 3;`);
    await demo.ended;
    demo.stop();
  });

  it('fails with what the program complained of', async () => {
    await assert.rejects(
      start("console.error('The simulator could not start: no space left'); process.exit(1);"),
      fails('network', /did not start: The simulator could not start: no space left$/),
    );
    await assert.rejects(start('process.exit(7);'), fails('network', /it ended with code 7/));
  });

  it('says of a program that broke the error, not the stack', async () => {
    await assert.rejects(
      start("require('./simulator-that-is-not-there.js');"),
      fails('network', /did not start: Error: Cannot find module '\.\/simulator-that-is-not-there\.js'$/),
    );
    const long = 'process.stderr.write("x".repeat(3000)); process.exitCode = 1;';
    await assert.rejects(start(long), fails('network', /did not start: x{300}$/));
  });

  it('fails when there is no such program', async () => {
    const missing = { ...(await command('')), execPath: join(folder, 'nowhere') };
    await assert.rejects(
      startDemo(missing, systemClock, new AbortController().signal),
      fails('network', /did not start: .*ENOENT/),
    );
  });

  it('fails, and ends the program, when it prints something else', async () => {
    await assert.rejects(start(`console.log('hello'); ${stay}`), fails('bug', /where it listens/));
  });

  it('fails when the program says nothing for twenty seconds', async () => {
    const clock = new ManualClock();
    const silent = startDemo(await command(stay), clock, new AbortController().signal);
    const failed = assert.rejects(silent, fails('network', /within 20 seconds/));
    await settle();
    await clock.advance(20_000);
    await failed;
  });

  it('gives up when it is told to', async () => {
    const controller = new AbortController();
    const starting = start(stay, controller.signal);
    const cancelled = assert.rejects(starting, isCancelled);
    await settle();
    controller.abort();
    await cancelled;
    await assert.rejects(start(stay, controller.signal), isCancelled);
  });

  it('kills a program that does not end by itself', async () => {
    const clock = new ManualClock();
    const deaf = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000); console.log('${line}');`;
    const demo = await startDemo(await command(deaf), clock, new AbortController().signal);
    demo.stop();
    await clock.advance(4_000);
    await demo.ended;
  });
});
