import { test } from 'node:test';
import assert from 'node:assert/strict';
import { nodeIdOf } from '../../../../support/commands.ts';
import { settle } from '../../../../support/manualClock.ts';
import { scene } from '../../../../support/runResult.ts';

test('a cancellation that was agreed to is sent, also when the panel is closed before it is answered', async () => {
  let aborted = false;
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const { model, connection, events } = scene({
    answers: {
      CancelCommand: async (_, { signal }) => {
        await answered;
        aborted = signal.aborted;
        return {};
      },
    },
  });
  model.watch();
  await settle();
  model.handle({ type: 'cancel' });
  await settle();
  model.dispose();
  answer();
  await settle();
  assert.equal(aborted, false);
  assert.equal(connection.count('CancelCommand'), 1);
  assert.ok(!events.some((event) => event.startsWith('failed')));
});

test('two clicks on Cancel are one question and one cancellation', async () => {
  const { model, connection, events } = scene();
  model.watch();
  await settle();
  model.handle({ type: 'cancel' });
  model.handle({ type: 'cancel' });
  await settle();
  assert.equal(events.filter((event) => event.includes('[Cancel Command]')).length, 1);
  assert.equal(connection.count('CancelCommand'), 1);
});

test('a step is chosen for its output, and not for that of another node', async () => {
  const steps = ['build', 'deploy'].map((Name) => ({ Name, Status: 'Success' as const, Output: Name }));
  const { model, connection } = scene({
    answers: {
      ListCommandInvocations: () => ({
        CommandInvocations: [1, 2].map((index) => ({
          InstanceId: nodeIdOf(index),
          Status: 'Success' as const,
          CommandPlugins: steps,
        })),
      }),
    },
  });
  const asked = (): unknown => connection.inputs('GetCommandInvocation').at(-1);
  model.watch();
  await settle();
  model.handle({ type: 'step', name: 'deploy' });
  await settle();
  assert.equal(Reflect.get(Object(asked()), 'PluginName'), 'deploy');
  model.handle({ type: 'step', name: 'no such step' });
  await settle();
  assert.equal(Reflect.get(Object(asked()), 'PluginName'), 'build');
  model.handle({ type: 'step', name: 'deploy' });
  model.handle({ type: 'select', nodeId: nodeIdOf(2) });
  await settle();
  const { InstanceId, PluginName } = Object(asked()) as { InstanceId?: string; PluginName?: string };
  assert.deepEqual([InstanceId, PluginName], [nodeIdOf(2), 'build']);
});
