import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  sessionKeys,
  sessionKeysOf,
  sessionTypes,
} from '../../../../../src/core/language/tables/sessions.ts';

function propertiesOf(type: string): readonly string[] {
  const properties = sessionKeysOf(type).find((key) => key.name === 'properties');
  return properties?.keys?.map((key) => key.name) ?? [];
}

test('the properties of a session are those of its type', () => {
  assert.ok(propertiesOf('Port').includes('portNumber'));
  assert.deepEqual(propertiesOf('InteractiveCommands'), ['windows', 'linux', 'macos']);
  assert.deepEqual(propertiesOf('NonInteractiveCommands'), propertiesOf('InteractiveCommands'));
  assert.deepEqual(propertiesOf('Standard_Stream'), []);
});

test('a type that is missing or unknown has the keys of all', () => {
  assert.equal(sessionKeysOf(undefined), sessionKeys);
  assert.equal(sessionKeysOf('constructor'), sessionKeys);
});

test('every type has the same keys at the top', () => {
  const names = sessionKeys.map((key) => key.name);
  for (const type of sessionTypes) {
    assert.deepEqual(
      sessionKeysOf(type).map((key) => key.name),
      names,
      type,
    );
  }
});
