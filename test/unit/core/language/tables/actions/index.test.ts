import { test } from 'node:test';
import assert from 'node:assert/strict';
import { automationActions } from '../../../../../../src/core/language/tables/actions/index.ts';
import type { KeySpec } from '../../../../../../src/core/language/tables/spec.ts';

test('the actions of Automation, each once', () => {
  const names = automationActions.map((action) => action.name);
  assert.equal(new Set(names).size, names.length);
  assert.equal(names.length, 26);
  // StepExecution's Action in the API.
  for (const name of names) assert.match(name, /^aws:[a-zA-Z]{3,35}$/);
});

function* allKeys(keys: readonly KeySpec[]): Generator<KeySpec> {
  for (const key of keys) {
    yield key;
    yield* allKeys(key.keys ?? []);
  }
}

test('inputs are named once, explained in sentences, and consistent', () => {
  for (const action of automationActions) {
    const names = action.inputs.map((input) => input.name);
    assert.equal(new Set(names).size, names.length, action.name);
    for (const name of action.oneOf ?? []) assert.ok(names.includes(name), `${action.name} ${name}`);
    for (const key of allKeys(action.inputs)) {
      assert.match(key.about, /^[`A-Z].*\.$/, `${action.name} ${key.name}`);
      const { values, openValues } = key;
      if (key.default !== undefined && values !== undefined && openValues !== true)
        assert.ok(values.includes(key.default));
    }
  }
});

test('every action leads to its page of the user guide', () => {
  for (const action of automationActions) {
    assert.match(
      action.link,
      /^https:\/\/docs\.aws\.amazon\.com\/systems-manager\/latest\/userguide\/[\w-]+\.html/,
    );
    assert.match(action.about, /^[A-Z].*\.$/s);
  }
});

test('what the service is known to need is required', () => {
  const needed = (name: string): readonly string[] =>
    automationActions
      .find((action) => action.name === name)
      ?.inputs.filter((input) => input.required)
      .map((input) => input.name) ?? [];
  assert.deepEqual(needed('aws:executeAwsApi'), ['Service', 'Api']);
  assert.deepEqual(needed('aws:waitForAwsResourceProperty'), [
    'Service',
    'Api',
    'PropertySelector',
    'DesiredValues',
  ]);
  assert.deepEqual(needed('aws:branch'), ['Choices']);
  assert.deepEqual(needed('aws:executeStateMachine'), ['stateMachineArn']);
});
