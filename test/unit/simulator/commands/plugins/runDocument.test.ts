import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import { succeeded, type PluginContext } from '../../../../../src/simulator/commands/plugins/plugin.ts';
import { runDocument } from '../../../../../src/simulator/commands/plugins/runDocument.ts';
import { instantExecutor } from '../../support/executor.ts';
import { testNode } from '../../support/nodes.ts';

async function given(inputs: JsonObject): Promise<unknown> {
  const calls: unknown[] = [];
  const context: PluginContext = {
    node: testNode(),
    executor: instantExecutor(),
    environment: {},
    signal: new AbortController().signal,
    runDocument(name, parameters) {
      calls.push([name, parameters]);
      return Promise.resolve(succeeded(''));
    },
  };
  await runDocument({ documentType: 'SSMDocument', documentPath: 'Inner', ...inputs }, context);
  return calls[0];
}

describe('aws:runDocument', () => {
  it('takes its parameters as a map, with texts, lists, numbers and maps', async () => {
    const documentParameters = { a: 'x', b: ['y', 'z'], c: 3, d: { k: 1 }, e: null };
    assert.deepEqual(await given({ documentParameters }), [
      'Inner',
      { a: ['x'], b: ['y', 'z'], c: ['3'], d: ['{"k":1}'], e: [] },
    ]);
  });

  it('takes them as JSON text, and nothing for what is no map', async () => {
    assert.deepEqual(await given({ documentParameters: '{"a":["x"]}' }), ['Inner', { a: ['x'] }]);
    for (const documentParameters of ['no json', '[1]', 7, null]) {
      assert.deepEqual(await given({ documentParameters }), ['Inner', {}]);
    }
  });

  it('is not for documents on the node', async () => {
    assert.equal(await given({ documentType: 'LocalPath' }), undefined);
    assert.equal(await given({ documentPath: null }), undefined);
  });
});
