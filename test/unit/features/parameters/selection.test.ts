import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { ParameterEntry } from '../../../../src/features/parameters/model.ts';
import { chosenParameters } from '../../../../src/features/parameters/selection.ts';

const known: ParameterEntry = { name: '/a', type: 'SecureString', version: 1, isAdvanced: false };
const find = (name: string): ParameterEntry | undefined => (name === '/a' ? known : undefined);

test('rows are looked up by name, each once: what a caller says of the type does not count', () => {
  const lie = { kind: 'parameter', entry: { name: '/a', type: 'String' } };
  assert.deepEqual(chosenParameters([lie, { kind: 'parameter', entry: known }], find), [known]);
});

test('whatever else a command is called with is no parameter, and without one there is a sentence', () => {
  const rows = [
    undefined,
    '/a',
    { kind: 'folder', path: '/a' },
    { kind: 'parameter' },
    { kind: 'parameter', entry: { name: 7 } },
  ];
  assert.throws(() => chosenParameters(rows, find), /changed under the click/);
  assert.throws(() => chosenParameters([], find), /Choose the parameter again/);
});

test('a parameter that is gone is said, also among others: nothing is done with fewer than were chosen', () => {
  const gone = { kind: 'parameter', entry: { name: '/gone' } };
  for (const rows of [[gone], [{ kind: 'parameter', entry: known }, gone]]) {
    assert.throws(() => chosenParameters(rows, find), /changed under the click/);
  }
});
