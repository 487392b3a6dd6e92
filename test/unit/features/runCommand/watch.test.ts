import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, kindOf } from '../../../../src/core/base/errors.ts';
import type { Command, Invocation } from '../../../../src/features/runCommand/command.ts';
import { mayPass, watchCommand, type Snapshot } from '../../../../src/features/runCommand/watch.ts';
import { aCommand, anInvocation, commandId, nodeIdOf } from '../../../support/commands.ts';
import { ManualClock, settle } from '../../../support/manualClock.ts';

interface Scene {
  readonly clock: ManualClock;
  readonly abort: AbortController;
  readonly looks: Snapshot[];
  readonly troubles: { readonly error: unknown; readonly retryInMs: number }[];
  readonly calls: { command: number; invocations: number };
  readonly end: { value?: Snapshot; error?: unknown };
}

interface Answers {
  readonly known?: Command;
  readonly interval?: number;
  readonly command: (call: number) => Command | undefined;
  readonly invocations: (call: number) => readonly Invocation[];
}

/** Starts a watch over answers that a test numbers by call, from 1. */
function watching(answers: Answers): Scene {
  const scene: Scene = {
    clock: new ManualClock(),
    abort: new AbortController(),
    looks: [],
    troubles: [],
    calls: { command: 0, invocations: 0 },
    end: {},
  };
  const api = {
    command: async () => answers.command(++scene.calls.command),
    invocations: async () => answers.invocations(++scene.calls.invocations),
  };
  void watchCommand({
    api,
    commandId,
    clock: scene.clock,
    signal: scene.abort.signal,
    intervalSeconds: answers.interval ?? 2,
    ...(answers.known === undefined ? {} : { known: answers.known }),
    onLook: (snapshot) => scene.looks.push(snapshot),
    onTrouble: (error, retryInMs) => scene.troubles.push({ error, retryInMs }),
  }).then(
    (value) => (scene.end.value = value),
    (error: unknown) => (scene.end.error = error),
  );
  return scene;
}

const running = anInvocation({ status: 'InProgress', steps: [] });
const done = aCommand({ status: 'Success', completedCount: 1 });

test('a command that was just sent is looked at after a moment, then every two seconds until it ends', async () => {
  const scene = watching({
    known: aCommand(),
    command: () => done,
    invocations: (call) => [call < 3 ? running : anInvocation()],
  });
  await settle();
  assert.equal(scene.calls.invocations, 0);
  await scene.clock.advance(700);
  assert.equal(scene.calls.invocations, 1);
  await scene.clock.advance(1999);
  assert.equal(scene.calls.invocations, 1);
  await scene.clock.advance(1);
  assert.equal(scene.calls.invocations, 2);
  await scene.clock.advance(2000);
  assert.equal(scene.end.value?.command?.status, 'Success');
  assert.deepEqual(scene.calls, { command: 1, invocations: 3 });
  assert.equal(scene.clock.pending, 0);
});

test('a result that is opened again is read at once, and only once when it has ended', async () => {
  const scene = watching({ command: () => done, invocations: () => [anInvocation()] });
  await settle();
  assert.equal(scene.end.value?.invocations.length, 1);
  assert.deepEqual(scene.calls, { command: 1, invocations: 1 });
});

test('invocations that are not yet visible right after sending are waited for', async () => {
  const scene = watching({
    known: aCommand(),
    command: (call) => (call < 3 ? undefined : done),
    invocations: (call) => (call < 3 ? [] : [anInvocation()]),
  });
  await scene.clock.advance(700 + 2 * 2000);
  assert.equal(scene.end.value?.command?.status, 'Success');
  assert.deepEqual(
    scene.looks.map((look) => look.command?.status),
    ['Pending', 'Pending', 'Success'],
  );
});

test('a command without any node ends with its own status', async () => {
  const scene = watching({
    known: aCommand({ targetCount: 0 }),
    command: () => aCommand({ status: 'Failed', details: 'NoInstancesInTag', targetCount: 0 }),
    invocations: () => [],
  });
  await scene.clock.advance(700);
  assert.equal(scene.end.value?.command?.details, 'NoInstancesInTag');
});

test('a command that the service does not know is an error after a few looks', async () => {
  const scene = watching({ command: () => undefined, invocations: () => [] });
  await scene.clock.advance(60_000);
  assert.equal(kindOf(scene.end.error), 'notFound');
  assert.equal(scene.looks.length, 0);
});

test('a big command is asked for its counts, and its pages are read when they moved', async () => {
  const invocations = Array.from({ length: 200 }, (_, index) =>
    anInvocation({ nodeId: nodeIdOf(index), status: 'InProgress' }),
  );
  const big = aCommand({ status: 'InProgress', targetCount: 200 });
  const scene = watching({
    known: big,
    command: (call) => (call < 4 ? big : { ...big, completedCount: 10 }),
    invocations: () => invocations,
  });
  await scene.clock.advance(700);
  assert.deepEqual(scene.calls, { command: 1, invocations: 1 });
  await scene.clock.advance(2 * 6000);
  assert.deepEqual(scene.calls, { command: 3, invocations: 1 });
  await scene.clock.advance(6000);
  assert.deepEqual(scene.calls, { command: 4, invocations: 2 });
});

test('a whole run of 200 nodes over half a minute costs few looks', async () => {
  const clock = new ManualClock();
  const finishedAt = (index: number): number => clock.now() + 1000 + index * 150;
  const plan = Array.from({ length: 200 }, (_, index) => ({
    nodeId: nodeIdOf(index),
    at: finishedAt(index),
  }));
  const statuses = (now: number): readonly Invocation[] =>
    plan.map(({ nodeId, at }) => anInvocation({ nodeId, status: at <= now ? 'Success' : 'InProgress' }));
  const calls = { command: 0, pages: 0 };
  const completed = (): number => plan.filter(({ at }) => at <= clock.now()).length;
  const command = (): Command =>
    aCommand({
      targetCount: 200,
      completedCount: completed(),
      status: completed() === 200 ? 'Success' : 'InProgress',
    });
  let over = false;
  void watchCommand({
    api: {
      command: async () => (calls.command++, command()),
      invocations: async () => ((calls.pages += 4), statuses(clock.now())),
    },
    commandId,
    clock,
    signal: new AbortController().signal,
    intervalSeconds: 2,
    known: command(),
    onLook: () => undefined,
    onTrouble: () => undefined,
  }).then(() => (over = true));
  await clock.advance(40_000);
  assert.ok(over);
  assert.ok(calls.command + calls.pages <= 40, `${calls.command} + ${calls.pages} calls`);
});

test('loss of the network is told once a look and survived', async () => {
  const scene = watching({
    command: (call) => {
      if (call === 2 || call === 3) throw new AppError('network', 'No route to the endpoint.');
      return call === 1 ? aCommand({ targetCount: 60 }) : aCommand({ status: 'Success', targetCount: 0 });
    },
    invocations: () => [],
  });
  await scene.clock.advance(4000);
  assert.deepEqual(
    scene.troubles.map(({ retryInMs }) => retryInMs),
    [2000],
  );
  await scene.clock.advance(2000);
  assert.deepEqual(
    scene.troubles.map(({ retryInMs }) => retryInMs),
    [2000, 4000],
  );
  await scene.clock.advance(4000);
  assert.equal(scene.end.value?.command?.status, 'Success');
});

test('a failure that will not pass ends the watch', async () => {
  for (const kind of ['denied', 'expired', 'credentials', 'invalid', 'bug'] as const) {
    const scene = watching({
      command: () => {
        throw new AppError(kind, 'No.');
      },
      invocations: () => [],
    });
    await settle();
    assert.equal(kindOf(scene.end.error), kind);
    assert.equal(scene.troubles.length, 0);
    assert.equal(scene.clock.pending, 0);
  }
});

test('only the network and throttling may pass', () => {
  assert.ok(mayPass(new AppError('network', '')));
  assert.ok(mayPass(new AppError('throttled', '')));
  assert.equal(mayPass(new AppError('denied', '')), false);
  assert.equal(mayPass(new Error('x')), false);
});

test('closing the panel ends the watch between two looks and leaves no timer', async () => {
  const scene = watching({ command: () => aCommand({ status: 'InProgress' }), invocations: () => [running] });
  await settle();
  assert.equal(scene.clock.pending, 1);
  scene.abort.abort();
  await settle();
  assert.equal(kindOf(scene.end.error), 'cancelled');
  assert.equal(scene.clock.pending, 0);
});

test('an ended command whose invocations stay away is not watched for ever', async () => {
  const scene = watching({
    command: () => aCommand({ status: 'Success', completedCount: 2, targetCount: 2 }),
    invocations: () => [anInvocation()],
  });
  await scene.clock.advance(120_000);
  assert.equal(scene.end.value?.invocations.length, 1);
});

test('an ended command with a node still cancelling is watched on', async () => {
  const scene = watching({
    command: () => aCommand({ status: 'Cancelled', completedCount: 0 }),
    invocations: (call) => [anInvocation({ status: call < 30 ? 'Cancelling' : 'Cancelled' })],
  });
  await scene.clock.advance(60_000);
  assert.equal('value' in scene.end, false);
  await scene.clock.advance(600_000);
  assert.equal(scene.end.value?.invocations[0]?.status, 'Cancelled');
});

test('the setting makes the looks rarer', async () => {
  const scene = watching({
    interval: 10,
    command: () => aCommand({ status: 'InProgress' }),
    invocations: () => [running],
  });
  await scene.clock.advance(9999);
  assert.equal(scene.calls.invocations, 1);
  await scene.clock.advance(1);
  assert.equal(scene.calls.invocations, 2);
});
