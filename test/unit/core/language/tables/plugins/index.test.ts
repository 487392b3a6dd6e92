import { test } from 'node:test';
import assert from 'node:assert/strict';
import { commandPlugins } from '../../../../../../src/core/language/tables/plugins/index.ts';

test('the plugins of Command documents, each once', () => {
  const names = commandPlugins.map((plugin) => plugin.name);
  assert.equal(new Set(names).size, names.length);
  assert.equal(names.length, 16);
});

test('every plugin knows its platforms and schema versions, and takes the shared inputs', () => {
  for (const plugin of commandPlugins) {
    assert.ok((plugin.platforms ?? []).length > 0, plugin.name);
    assert.ok(plugin.schemaVersions?.includes('2.2'), plugin.name);
    const names = plugin.inputs.map((input) => input.name);
    assert.ok(names.includes('finallyStep') && names.includes('onFailure'), plugin.name);
    // SSM Agent ignores case, so that names must differ by more.
    assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length, plugin.name);
  }
});
