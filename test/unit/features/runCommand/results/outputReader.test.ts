import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../../src/core/base/errors.ts';
import type { InvocationOutput } from '../../../../../src/features/runCommand/command.ts';
import { OutputReader } from '../../../../../src/features/runCommand/results/outputReader.ts';
import { anInvocation, anOutput, aStep, commandId, nodeIdOf } from '../../../../support/commands.ts';
import { settle } from '../../../../support/manualClock.ts';

interface Ask {
  readonly nodeId: string;
  readonly step: string | undefined;
}

interface Reading {
  readonly reader: OutputReader;
  readonly asked: Ask[];
  readonly api: {
    output: (id: string, nodeId: string, step: string | undefined) => Promise<InvocationOutput>;
  };
}

function reading(answer: (ask: Ask) => InvocationOutput | Promise<InvocationOutput>): Reading {
  const asked: Ask[] = [];
  return {
    reader: new OutputReader(() => undefined),
    asked,
    api: {
      output: async (_, nodeId, step) => {
        asked.push({ nodeId, step });
        return answer({ nodeId, step });
      },
    },
  };
}

const running = anInvocation({ status: 'InProgress', steps: [aStep({ status: 'InProgress' })] });

test('a node that runs is read after every look, one that ended once more and never again', async () => {
  const { reader, api, asked } = reading(() => anOutput());
  for (const invocation of [running, running, anInvocation(), anInvocation()]) {
    reader.follow(api, commandId, invocation);
    await settle();
  }
  assert.equal(asked.length, 3);
  assert.equal(reader.output?.stdout, 'hello\n');
});

test('a node that waits is not asked for', async () => {
  const { reader, api, asked } = reading(() => anOutput());
  reader.follow(api, commandId, anInvocation({ status: 'Pending', steps: [] }));
  reader.follow(api, commandId, anInvocation({ status: 'Delayed', steps: [] }));
  await settle();
  assert.equal(asked.length, 0);
});

test('while one reading is under way no second one begins', async () => {
  const { reader, api, asked } = reading(() => new Promise(() => undefined));
  reader.follow(api, commandId, running);
  reader.follow(api, commandId, running);
  await settle();
  assert.equal(asked.length, 1);
  assert.ok(reader.isLoading);
});

test('another node’s output is never shown for this one', async () => {
  let finish: (output: InvocationOutput) => void = () => undefined;
  const { reader, api } = reading(({ nodeId }) =>
    nodeId === nodeIdOf(1) ? new Promise((resolve) => (finish = resolve)) : anOutput({ stdout: 'two' }),
  );
  reader.follow(api, commandId, { ...running, nodeId: nodeIdOf(1) });
  await settle();
  reader.follow(api, commandId, anInvocation({ nodeId: nodeIdOf(2), status: 'Pending', steps: [] }));
  finish(anOutput({ stdout: 'one' }));
  await settle();
  assert.equal(reader.output, undefined);
});

test('a document of several steps is asked by step, one of a single step is not', async () => {
  const { reader, api, asked } = reading(() => anOutput());
  const steps = [aStep({ name: 'one' }), aStep({ name: 'two' })];
  const invocation = anInvocation({ steps });
  reader.follow(api, commandId, invocation);
  await settle();
  reader.chooseStep('one');
  reader.follow(api, commandId, invocation);
  await settle();
  reader.follow(api, commandId, anInvocation({ nodeId: nodeIdOf(9) }));
  await settle();
  assert.deepEqual(
    asked.map((ask) => ask.step),
    ['two', 'one', undefined],
  );
});

test('a step that was chosen for one node is not forced upon another', () => {
  const { reader, api } = reading(() => anOutput());
  const steps = [aStep({ name: 'one' }), aStep({ name: 'two' })];
  reader.follow(api, commandId, anInvocation({ steps }));
  reader.chooseStep('one');
  assert.equal(reader.stepOf(anInvocation({ steps })), 'one');
  reader.follow(api, commandId, anInvocation({ nodeId: nodeIdOf(9), steps }));
  assert.equal(reader.stepOf(anInvocation({ nodeId: nodeIdOf(9), steps })), 'two');
});

test('output that is not there yet is no failure', async () => {
  const { reader, api } = reading(() => {
    throw new AppError('notFound', 'No.', { code: 'InvocationDoesNotExist' });
  });
  reader.follow(api, commandId, running);
  await settle();
  assert.equal(reader.failure, undefined);
  assert.equal(reader.output, undefined);
});

test('a denied reading is told and tried again when somebody asks', async () => {
  const { reader, api, asked } = reading(() => {
    throw new AppError('denied', 'No.');
  });
  reader.follow(api, commandId, anInvocation());
  await settle();
  assert.ok(reader.failure !== undefined);
  reader.follow(api, commandId, anInvocation());
  assert.equal(asked.length, 1);
  reader.reset();
  reader.follow(api, commandId, anInvocation());
  await settle();
  assert.equal(asked.length, 2);
});

test('what is copied is plain, and the listed beginning while nothing else is there', async () => {
  const steps = [aStep({ output: '\u001b[31mbegin\u001b[0m' })];
  const waiting = reading(() => anOutput());
  const place = { nodeId: anInvocation().nodeId, step: 'aws:runShellScript' };
  assert.deepEqual(waiting.reader.text(anInvocation({ steps }), 'stdout'), {
    ...place,
    stream: 'stdout',
    text: 'begin',
  });
  assert.equal(waiting.reader.text(anInvocation({ steps }), 'stderr').text, '');
  const { reader, api } = reading(() => anOutput({ stdout: 'whole\r\n', stderr: 'e' }));
  reader.follow(api, commandId, anInvocation({ steps }));
  await settle();
  assert.equal(reader.text(anInvocation({ steps }), 'stdout').text, 'whole\n');
  assert.equal(reader.text(anInvocation({ steps }), 'stderr').text, 'e');
});
