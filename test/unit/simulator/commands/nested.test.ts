import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { textAt } from '../support/api.ts';
import { TestCommands } from '../support/commands.ts';
import { instantExecutor } from '../support/executor.ts';
import { testNodes } from '../support/nodes.ts';

const calling = (documentPath: string, documentParameters?: JsonObject | string): JsonObject => ({
  schemaVersion: '2.2',
  mainSteps: [
    {
      action: 'aws:runDocument',
      name: 'call',
      inputs: {
        documentType: 'SSMDocument',
        documentPath,
        ...(documentParameters === undefined ? {} : { documentParameters }),
      },
    },
  ],
});

async function run(documents: Readonly<Record<string, JsonObject>>): Promise<JsonObject> {
  const executor = instantExecutor(({ lines }) => ({
    stdout: `${lines.join('|')}\n`,
    exitCode: lines.includes('bad') ? 9 : 0,
  }));
  const commands = new TestCommands({ nodes: testNodes(1), executor, documents });
  const id = await commands.send({ DocumentName: 'Outer' });
  await commands.clock.advance(100);
  return commands.invocation(id);
}

describe('a document that runs a document', () => {
  it('shows the output of the inner one as its own', async () => {
    const invocation = await run({ Outer: calling('AWS-RunShellScript', { commands: ['a', 'b'] }) });
    assert.deepEqual([invocation['Status'], invocation['StandardOutputContent']], ['Success', 'a|b\n']);
  });

  it('takes the parameters as JSON text too', async () => {
    const invocation = await run({ Outer: calling('AWS-RunShellScript', '{"commands":"one"}') });
    assert.equal(invocation['StandardOutputContent'], 'one\n');
  });

  it('fails with the exit code of the inner one', async () => {
    const invocation = await run({ Outer: calling('AWS-RunShellScript', { commands: ['bad'] }) });
    assert.deepEqual([invocation['Status'], invocation['ResponseCode']], ['Failed', 9]);
  });

  it('fails with the reason when the inner one does not exist or lacks parameters', async () => {
    const missing = await run({ Outer: calling('Nobody') });
    assert.match(textAt(missing, 'StandardErrorContent'), /InvalidDocument: .*Nobody/);
    const incomplete = await run({ Outer: calling('AWS-RunShellScript') });
    assert.match(textAt(incomplete, 'StandardErrorContent'), /InvalidParameters: .*commands/);
  });

  it('stops a chain without end', async () => {
    const invocation = await run({ Outer: calling('Outer') });
    assert.equal(invocation['Status'], 'Failed');
    assert.match(textAt(invocation, 'StandardErrorContent'), /nested/);
  });
});
