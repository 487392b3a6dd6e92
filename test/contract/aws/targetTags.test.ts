import { test } from 'node:test';
import assert from 'node:assert/strict';
import { tagsOfTarget } from '../../../src/core/aws/targetTags.ts';
import { withSimulator } from '../../support/simulated.ts';

const options = { signal: new AbortController().signal };

test('the tags that tell production are there for EC2 and hybrid nodes', async () => {
  await withSimulator({}, async ({ simulator, connection }) => {
    for (const prefix of ['i-', 'mi-']) {
      const node = simulator.fleet.nodes.find(({ id }) => id.startsWith(prefix)) ?? assert.fail(prefix);
      assert.ok((await tagsOfTarget(connection, node.id, options)).length > 0, prefix);
    }
  });
});
