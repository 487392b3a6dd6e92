import { test } from 'node:test';
import assert from 'node:assert/strict';
import { BaseMemory, type Keep } from '../../../../../src/features/sessionHistory/preferences/memory.ts';

function keep(): Keep & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: (key) => values.get(key),
    update: (key, value) => Promise.resolve(void values.set(key, value)),
  };
}

test('what a text was written on top of is known after a reload, of each editor its own', async () => {
  const kept = keep();
  const base = { version: '3', latest: '4', text: 'secret' };
  await new BaseMemory(kept).set('a', base);
  await new BaseMemory(kept).set('b', { version: '1', latest: '1' });
  const memory = new BaseMemory(kept);
  assert.deepEqual(memory.get('a'), { version: '3', latest: '4' });
  assert.deepEqual(memory.get('b'), { version: '1', latest: '1' });
  assert.equal(memory.get('c'), undefined);
  assert.ok(!JSON.stringify([...kept.values]).includes('secret'));
});

test('what an older build or somebody else has kept there counts as nothing', async () => {
  const kept = keep();
  for (const other of ['text', [], { a: { version: 3 } }, { a: null }]) {
    kept.values.set('ssmWorkbench.sessionPreferences.base', other);
    assert.equal(new BaseMemory(kept).get('a'), undefined);
  }
});
