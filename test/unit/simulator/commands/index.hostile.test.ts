import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Json, JsonObject } from '../../../../src/core/base/json.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { createRandom, type Random } from '../../../support/random.ts';
import { call } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { instantExecutor } from '../support/executor.ts';

const words = [
  '',
  '{{',
  '{{ commands }}',
  '__proto__',
  'constructor',
  '$LATEST',
  '\u0000',
  '../..',
  'tag:Role',
  '100%',
  '-1',
];

function someJson(random: Random, depth: number): Json {
  const kind = random.below(depth > 0 ? 7 : 5);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return random.below(1_000) - 500;
  if (kind === 3) return words[random.below(words.length)] ?? '';
  if (kind === 4) return 'x'.repeat(random.below(50));
  if (kind === 5) return Array.from({ length: random.below(4) }, () => someJson(random, depth - 1));
  const keys = Array.from({ length: random.below(4) }, () => words[random.below(words.length)] ?? '');
  return Object.fromEntries(keys.map((key) => [key, someJson(random, depth - 1)]));
}

function someInput(random: Random, members: readonly string[]): JsonObject {
  return Object.fromEntries(
    members.filter(() => random.chance(0.5)).map((member) => [member, someJson(random, 3)]),
  );
}

const members: Readonly<Record<string, readonly string[]>> = {
  SendCommand: [
    'DocumentName',
    'DocumentVersion',
    'InstanceIds',
    'Targets',
    'Parameters',
    'NotificationConfig',
    'ServiceRoleArn',
    'OutputS3BucketName',
  ],
  CancelCommand: ['CommandId', 'InstanceIds'],
  ListCommands: ['CommandId', 'InstanceId', 'Filters', 'NextToken'],
  ListCommandInvocations: ['CommandId', 'InstanceId', 'Filters', 'NextToken', 'Details'],
  GetCommandInvocation: ['CommandId', 'InstanceId', 'PluginName'],
};

describe('Run Command', () => {
  it('answers whatever comes in with a result or an error of the service', async () => {
    const random = createRandom(5);
    const { system } = new TestCommands();
    for (let round = 0; round < 3_000; round++) {
      for (const [operation, names] of Object.entries(members)) {
        const input = someInput(random, names);
        try {
          await call(system, operation, input);
        } catch (error) {
          assert.ok(error instanceof ServiceError, `${operation} ${JSON.stringify(input)}: ${String(error)}`);
        }
      }
    }
  });

  it('runs whatever document it is given, to an end', async () => {
    const random = createRandom(6);
    for (let round = 0; round < 300; round++) {
      const step = (): JsonObject => ({
        action: ['aws:runShellScript', 'aws:runDocument', 'aws:teleport', '', 'aws:runPowerShellScript'][
          random.below(5)
        ],
        ...someInput(random, ['name', 'inputs', 'precondition', 'action']),
      });
      const document = {
        schemaVersion: ['1.2', '2.0', '2.2', '9'][random.below(4)],
        mainSteps: Array.from({ length: 1 + random.below(3) }, step),
        ...someInput(random, ['runtimeConfig']),
      };
      const commands = new TestCommands({ executor: instantExecutor(), documents: { Odd: document } });
      try {
        const id = await commands.send({ DocumentName: 'Odd' });
        await commands.clock.advance(1_000);
        assert.match(await commands.state(id), /^(Success|Failed)\//, JSON.stringify(document));
        assert.equal(commands.clock.pending, 0);
      } catch (error) {
        assert.ok(error instanceof ServiceError, `${JSON.stringify(document)}: ${String(error)}`);
      }
    }
  });
});
