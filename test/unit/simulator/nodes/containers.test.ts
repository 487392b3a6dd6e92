import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createContainers } from '../../../../src/simulator/nodes/containers.ts';

describe('the containers of the demo', () => {
  it('have targets as StartSession wants them, the same for the same seed', () => {
    const targets = (seed: number): readonly string[] =>
      createContainers({ seed, canRun: true }).map(({ id }) => id);
    for (const id of targets(1)) assert.match(id, /^ecs:shop_([0-9a-f]{32})_\1-\d{10}$/);
    assert.deepEqual(targets(1), targets(1));
    assert.notDeepEqual(targets(1), targets(2));
    assert.equal(new Set(targets(1)).size, 2);
  });

  it('run what they are sent where the computer can', () => {
    for (const canRun of [true, false]) {
      assert.ok(createContainers({ seed: 1, canRun }).every(({ runs }) => runs === canRun));
    }
  });
});
