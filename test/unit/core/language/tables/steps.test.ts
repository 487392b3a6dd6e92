import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  automationKeys,
  changeTemplateKeys,
  commandKeys,
  legacyCommandKeys,
} from '../../../../../src/core/language/tables/documents.ts';
import {
  automationParameterKeys,
  commandParameterKeys,
  variableKeys,
} from '../../../../../src/core/language/tables/parameters.ts';
import { automationStepKeys, commandStepKeys } from '../../../../../src/core/language/tables/steps.ts';
import { sessionKeys } from '../../../../../src/core/language/tables/sessions.ts';

const tables = {
  automationKeys,
  changeTemplateKeys,
  commandKeys,
  legacyCommandKeys,
  sessionKeys,
  automationParameterKeys,
  commandParameterKeys,
  variableKeys,
  automationStepKeys,
  commandStepKeys,
};

for (const [name, keys] of Object.entries(tables)) {
  test(`${name}: each key once, explained in a sentence`, () => {
    const names = keys.map((key) => key.name);
    assert.equal(new Set(names).size, names.length);
    for (const key of keys) assert.match(key.about, /^[`A-Z].*\.$/, key.name);
  });
}

test('what belongs to one type of document only', () => {
  const names = (keys: typeof automationKeys): readonly string[] => keys.map((key) => key.name);
  assert.ok(names(automationStepKeys).includes('nextStep') && !names(commandStepKeys).includes('nextStep'));
  assert.ok(
    names(commandStepKeys).includes('precondition') && !names(automationStepKeys).includes('precondition'),
  );
  assert.ok(
    names(commandParameterKeys).includes('interpolationType') &&
      !names(automationParameterKeys).includes('interpolationType'),
  );
  assert.ok(names(automationKeys).includes('assumeRole') && !names(commandKeys).includes('assumeRole'));
});
