import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Connection, ConnectionSpec } from '../../../../src/core/aws/connection.ts';
import { isCancelled, cancelled } from '../../../../src/core/base/errors.ts';
import { DemoFleet, type DemoFleetParts } from '../../../../src/features/demo/fleet.ts';
import type { DemoProcess, StartDemo } from '../../../../src/features/demo/process.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

const address = {
  endpoint: 'http://127.0.0.1:4566',
  region: 'eu-central-1',
  accessKeyId: 'AKIADEMO',
  secretAccessKey: 'secret',
};

class FakeProcess implements DemoProcess {
  readonly address = address;
  stopped = false;
  end: () => void = () => undefined;
  readonly ended = new Promise<void>((resolve) => (this.end = resolve));
  stop(): void {
    this.stopped = true;
    this.end();
  }
}

/** The fleet with everything around it made by hand. */
class Bench {
  readonly processes: FakeProcess[] = [];
  readonly running: boolean[] = [];
  readonly used: (ConnectionSpec | undefined)[] = [];
  crashes = 0;
  current: Connection | undefined = new FakeConnection();
  start: StartDemo = () => {
    const process = new FakeProcess();
    this.processes.push(process);
    return Promise.resolve(process);
  };
  readonly fleet: DemoFleet;

  constructor() {
    const connections: Pick<DemoFleetParts['connections'], 'use' | 'current'> = {
      use: (spec) => {
        this.used.push(spec);
        this.current = spec === undefined ? undefined : new FakeConnection({}, spec);
        return this.current;
      },
      current: undefined,
    };
    Object.defineProperty(connections, 'current', { get: () => this.current });
    this.fleet = new DemoFleet({
      connections,
      clock: new ManualClock(),
      command: { execPath: 'node', script: 'simulator.js', env: {} },
      start: (...given) => this.start(...given),
      onRunning: (running) => this.running.push(running),
      onCrash: () => (this.crashes += 1),
    });
  }
}

const never = new AbortController().signal;

describe('the demo fleet', () => {
  it('is connected to as soon as it runs', async () => {
    const bench = new Bench();
    await bench.fleet.start(never);
    assert.equal(bench.fleet.isRunning, true);
    assert.deepEqual(bench.running, [true]);
    assert.deepEqual(bench.used, [
      {
        credentials: { accessKeyId: 'AKIADEMO', secretAccessKey: 'secret' },
        endpoint: 'http://127.0.0.1:4566',
        region: 'eu-central-1',
        label: 'Demo fleet',
      },
    ]);
  });

  it('is started once, however often it is asked for', async () => {
    const bench = new Bench();
    await Promise.all([bench.fleet.start(never), bench.fleet.start(never)]);
    bench.current = new FakeConnection();
    await bench.fleet.start(never);
    assert.equal(bench.processes.length, 1);
    assert.equal(bench.used.length, 2, 'a second start connects again');
  });

  it('can be started again after it could not', async () => {
    const bench = new Bench();
    const { start } = bench;
    bench.start = () => Promise.reject(cancelled());
    await assert.rejects(bench.fleet.start(never), isCancelled);
    assert.equal(bench.fleet.isRunning, false);
    assert.deepEqual(bench.used, []);
    bench.start = start;
    await bench.fleet.start(never);
    assert.equal(bench.fleet.isRunning, true);
  });

  it('goes back to the settings’ profile when it is stopped, and closes its connection', async () => {
    const bench = new Bench();
    await bench.fleet.start(never);
    const demo = bench.current;
    await bench.fleet.stop();
    assert.ok(bench.processes[0]?.stopped);
    assert.equal(bench.used.at(-1), undefined);
    assert.ok(demo instanceof FakeConnection && demo.disposed);
    assert.deepEqual(bench.running, [true, false]);
    assert.equal(bench.crashes, 0);
  });

  it('closes its connection in another Region too', async () => {
    const bench = new Bench();
    await bench.fleet.start(never);
    const { credentials } = bench.current?.spec ?? {};
    const elsewhere = new FakeConnection({}, credentials === undefined ? {} : { credentials });
    bench.current = elsewhere;
    await bench.fleet.stop();
    assert.equal(elsewhere.disposed, true);
    assert.equal(bench.current, undefined);
  });

  it('does not take the place of a profile that was chosen while it was starting', async () => {
    const bench = new Bench();
    const { start } = bench;
    let begin = (): void => undefined;
    const ready = new Promise<void>((resolve) => (begin = resolve));
    bench.start = async (...given) => {
      await ready;
      return start(...given);
    };
    const starting = bench.fleet.start(never);
    const chosen = new FakeConnection({}, { profile: 'chosen' });
    bench.current = chosen;
    begin();
    await starting;
    assert.equal(bench.current, chosen);
    assert.deepEqual([bench.fleet.isRunning, bench.running], [true, [true]]);
    await bench.fleet.start(never);
    assert.equal(bench.current.spec.label, 'Demo fleet', 'it is there to be switched to');
  });

  it('leaves a profile alone that was chosen meanwhile', async () => {
    const bench = new Bench();
    await bench.fleet.start(never);
    const chosen = new FakeConnection();
    bench.current = chosen;
    await bench.fleet.stop();
    assert.equal(bench.current, chosen);
    assert.equal(bench.used.length, 1);
  });

  it('has nothing to stop when it does not run', async () => {
    const bench = new Bench();
    await bench.fleet.stop();
    assert.deepEqual([bench.used, bench.running], [[], []]);
  });

  it('tells when it ends by itself, and can be started again', async () => {
    const bench = new Bench();
    await bench.fleet.start(never);
    bench.processes[0]?.end();
    await settle();
    assert.equal(bench.crashes, 1);
    assert.equal(bench.fleet.isRunning, false);
    assert.equal(bench.used.at(-1), undefined);
    await bench.fleet.start(never);
    assert.equal(bench.processes.length, 2);
  });

  it('ends with the window, without a word', async () => {
    const bench = new Bench();
    await bench.fleet.start(never);
    bench.fleet.dispose();
    await settle();
    assert.ok(bench.processes[0]?.stopped);
    assert.equal(bench.crashes, 0);
  });

  it('ends also when the window closes while it is starting', async () => {
    const bench = new Bench();
    let begin: (process: DemoProcess) => void = () => undefined;
    let aborted = false;
    bench.start = (_command, _clock, signal) => {
      signal.addEventListener('abort', () => (aborted = true));
      return new Promise((resolve) => (begin = resolve));
    };
    const starting = bench.fleet.start(never);
    bench.fleet.dispose();
    assert.equal(aborted, true);
    const late = new FakeProcess();
    begin(late);
    await starting;
    assert.equal(late.stopped, true);
    assert.deepEqual(bench.used, []);
  });
});
