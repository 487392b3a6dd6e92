import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { runSimulator, type SimulatorIo } from '../../../src/simulator/run.ts';

class FakeIo implements SimulatorIo {
  out = '';
  err = '';
  readonly stops = new Set<() => void>();
  readonly closes = new Set<() => void>();
  readonly exits = new Set<() => void>();
  #said: () => void = () => undefined;
  readonly said = new Promise<void>((resolve) => (this.#said = resolve));
  readonly stdout = (text: string): void => {
    this.out += text;
    this.#said();
  };
  readonly stderr = (text: string): void => {
    this.err += text;
  };
  readonly onStopSignal = keep(this.stops);
  readonly onStdinClosed = keep(this.closes);
  readonly onExit = keep(this.exits);
}

function keep(tasks: Set<() => void>): (task: () => void) => () => void {
  return (task) => {
    tasks.add(task);
    return () => void tasks.delete(task);
  };
}

function fire(tasks: Set<() => void>): void {
  for (const task of [...tasks]) task();
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.destroy()).on('error', () => resolve(false));
    socket.on('close', (failed) => resolve(!failed));
  });
}

describe('the simulator command', () => {
  it('prints one JSON line and serves until it is told to stop', async () => {
    const io = new FakeIo();
    const ended = runSimulator(['--json'], io);
    await io.said;
    assert.equal(io.out.indexOf('\n'), io.out.length - 1);
    const line: unknown = JSON.parse(io.out);
    assert.ok(typeof line === 'object' && line !== null);
    assert.deepEqual(Object.keys(line), ['endpoint', 'region', 'accessKeyId', 'secretAccessKey']);
    const port = Number(new URL(String(Reflect.get(line, 'endpoint'))).port);
    assert.equal(await listens(port), true);
    fire(io.stops);
    assert.equal(await ended, 0);
    assert.equal(await listens(port), false);
    assert.equal(io.err, '');
  });

  it('listens to nobody after its end', async () => {
    const io = new FakeIo();
    const ended = runSimulator(['--json', '--until-stdin-closes'], io);
    await io.said;
    fire(io.stops);
    await ended;
    assert.deepEqual([io.stops.size, io.closes.size, io.exits.size], [0, 0, 0]);
  });

  it('ends when standard input closes, if it was asked to', async () => {
    const io = new FakeIo();
    const ended = runSimulator(['--json', '--until-stdin-closes'], io);
    await io.said;
    fire(io.closes);
    assert.equal(await ended, 0);
  });

  it('does not look at standard input otherwise', async () => {
    const io = new FakeIo();
    const ended = runSimulator(['--json'], io);
    await io.said;
    assert.equal(io.closes.size, 0);
    fire(io.stops);
    await ended;
  });

  it('ends cleanly when it is told to stop before it listens', async () => {
    const io = new FakeIo();
    const ended = runSimulator(['--json'], io);
    fire(io.stops);
    assert.equal(await ended, 0);
  });

  it('cleans up without waiting when the process exits', async () => {
    const io = new FakeIo();
    const ended = runSimulator(['--json'], io);
    await io.said;
    fire(io.exits);
    fire(io.stops);
    assert.equal(await ended, 0);
  });

  it('tells a person how to use it', async () => {
    const io = new FakeIo();
    const ended = runSimulator([], io);
    await io.said;
    assert.match(io.out, /listens on http:\/\/127\.0\.0\.1:\d+/);
    assert.match(io.out, /run on this computer/);
    assert.match(io.out, /export AWS_SECRET_ACCESS_KEY=/);
    assert.match(io.out, /start-session --target ecs:shop_[0-9a-f]{32}_/);
    fire(io.stops);
    await ended;
  });

  it('prints its help', async () => {
    const io = new FakeIo();
    assert.equal(await runSimulator(['--help'], io), 0);
    assert.match(io.out, /^Usage: ssm-workbench simulator/);
  });

  it('says what is wrong with its flags', async () => {
    const io = new FakeIo();
    assert.equal(await runSimulator(['--nodes', 'many'], io), 2);
    assert.match(io.err, /--nodes.*\n\nUsage/);
    assert.equal(io.out, '');
  });

  it('says that its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const io = new FakeIo();
    assert.equal(await runSimulator(['--port', String(port)], io), 1);
    assert.match(io.err, /could not start: .*EADDRINUSE/);
    await new Promise((resolve) => other.close(resolve));
  });
});
