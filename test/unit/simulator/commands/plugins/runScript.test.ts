import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import { runScript } from '../../../../../src/simulator/commands/plugins/runScript.ts';
import {
  failed,
  type PluginContext,
  type PluginResult,
} from '../../../../../src/simulator/commands/plugins/plugin.ts';
import type { ScriptOutcome } from '../../../../../src/simulator/exec/executor.ts';
import { instantExecutor } from '../../support/executor.ts';
import { testNode } from '../../support/nodes.ts';

function setUp(outcome: Partial<ScriptOutcome> = {}): {
  readonly executor: ReturnType<typeof instantExecutor>;
  readonly run: (inputs: JsonObject) => Promise<PluginResult>;
} {
  const executor = instantExecutor(() => outcome);
  const context: PluginContext = {
    node: testNode(),
    executor,
    environment: { SSM_a: '1' },
    signal: new AbortController().signal,
    runDocument: () => Promise.resolve(failed('unused')),
  };
  return { executor, run: (inputs) => runScript('sh')(inputs, context) };
}

describe('aws:runShellScript', () => {
  it('takes its script as a list, a text or lists in lists', async () => {
    for (const [runCommand, lines] of [
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      ['a', ['a']],
      [
        [['a'], 'b', 3, null],
        ['a', 'b', '3'],
      ],
      [null, []],
    ] as const) {
      const { executor, run } = setUp();
      await run({ runCommand });
      assert.deepEqual(executor.requests[0]?.lines, lines);
    }
  });

  it('matches input names without regard to case', async () => {
    const { executor, run } = setUp();
    await run({ RunCommand: ['a'], TimeoutSeconds: 7, WorkingDirectory: 'log' });
    const [request] = executor.requests;
    assert.deepEqual([request?.lines, request?.timeoutMs, request?.workingDirectory], [['a'], 7_000, 'log']);
  });

  it('hands the variables of the command over', async () => {
    const { executor, run } = setUp();
    await run({ runCommand: ['a'] });
    assert.deepEqual(executor.requests[0]?.environment, { SSM_a: '1' });
  });

  it("tells a script's end by its exit code, with the agent's verdict after the errors", async () => {
    assert.deepEqual(await setUp({ stdout: 'o', stderr: 'e' }).run({}), {
      detail: 'Success',
      code: 0,
      stdout: 'o',
      stderr: 'e',
    });
    const verdict = async (stderr: string): Promise<string> =>
      (await setUp({ exitCode: 3, stderr }).run({})).stderr;
    assert.equal(await verdict(''), 'failed to run commands: exit status 3');
    assert.equal(await verdict('e'), 'e\nfailed to run commands: exit status 3');
    assert.equal(await verdict('e\n'), 'e\nfailed to run commands: exit status 3');
  });

  it('tells a script that was stopped', async () => {
    const timedOut = await setUp({ ended: 'timedOut', exitCode: 143, stdout: 'so far' }).run({});
    assert.deepEqual([timedOut.detail, timedOut.code, timedOut.stdout], ['ExecutionTimedOut', 137, 'so far']);
    const cancelled = await setUp({ ended: 'cancelled', exitCode: 143 }).run({});
    assert.deepEqual([cancelled.detail, cancelled.code], ['Cancelled', 137]);
  });
});
