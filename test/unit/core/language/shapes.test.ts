import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel } from '../../../../src/core/language/model/document.ts';
import { actionOf, inputShape, tablesOf } from '../../../../src/core/language/shapes.ts';
import { parse } from '../../../../src/core/language/syntax/parse.ts';

test('an action is looked up among those of the type', () => {
  const model = documentModel(
    parse('schemaVersion: "2.2"\nmainSteps: [{action: aws:runShellScript}, {action: aws:sleep}, {}]', 'yaml')
      .root,
  );
  assert.deepEqual(
    model.steps.map((step) => actionOf(model, step)?.name),
    ['aws:runShellScript', undefined, undefined],
  );
});

test('inputs of plugins ignore case, those of actions do not', () => {
  const plugin = tablesOf('command').actions.get('aws:runShellScript');
  const action = tablesOf('automation').actions.get('aws:executeAwsApi');
  assert.ok(plugin && action);
  assert.equal(inputShape(plugin, 'command').ignoreCase, true);
  assert.deepEqual(
    [inputShape(action, 'automation').ignoreCase, inputShape(action, 'automation').open],
    [false, true],
  );
});

test('types without tables have none', () => {
  for (const kind of ['other', 'unknown', 'calendar'] as const)
    assert.equal(tablesOf(kind).document.length, 0);
});
