import { test } from 'node:test';
import assert from 'node:assert/strict';
import { symbolTable } from '../../../../../src/core/language/model/symbols.ts';
import { namesIn, parsedOf } from '../../../../support/names.ts';
import { namedRunbook } from '../../../../support/namedRunbook.ts';

test('names of a runbook, declared and used, in the order of the text', () => {
  assert.deepEqual(namesIn(namedRunbook), [
    ...['parameter Role', 'parameter Role!', 'parameter Ids!', 'parameter Role', 'variable count!'],
    ...['step find!', 'parameter Role', 'parameter Ids', 'output find.State!', 'step report', 'step report'],
    ...[
      'step each!',
      'parameter Ids',
      'step add!',
      'variable count',
      'step each',
      'output each.CurrentIteration',
    ],
    ...['step choose!', 'step find', 'output find.State', 'step report', 'step find'],
    ...['step report!', 'system global:REGION', 'variable count', 'stored ssm:/plain/name'],
    ...['step find', 'output find.State', 'step report', 'output report.OutputPayload'],
  ]);
});

test('the table is the same with the line ends of Windows', () => {
  assert.deepEqual(namesIn(namedRunbook.replaceAll('\n', '\r\n')), namesIn(namedRunbook));
});

test('a cursor before, in and behind a name touches it; between names there is nothing', () => {
  const text = 'schemaVersion: "0.3"\nassumeRole: "{{ Role }}"\n';
  const table = parsedOf(text).symbols();
  const start = text.indexOf('Role }}');
  for (const offset of [start, start + 2, start + 4]) assert.equal(table.at(offset)?.name, 'Role');
  for (const offset of [0, start - 1, start + 5, text.length, -1]) assert.equal(table.at(offset), undefined);
});

test('an alias is the name of its anchor, and counts once', () => {
  const text = `schemaVersion: "0.3"
parameters: { Id: { type: String } }
mainSteps:
  - &base
    name: &n first
    action: aws:sleep
    inputs: { Duration: "{{ Id }}" }
    nextStep: *n
  - <<: *base
    name: second
`;
  assert.deepEqual(namesIn(text), ['parameter Id!', 'step first!', 'parameter Id', 'step second!']);
});

test('declarations and uses are found by name', () => {
  const table = parsedOf(namedRunbook).symbols();
  assert.equal(table.of('step', 'find').length, 4);
  assert.deepEqual(
    table.declarations('step', 'find').map(({ start }) => start),
    [namedRunbook.indexOf('find')],
  );
  assert.deepEqual(table.of('step', 'nowhere'), []);
});

test('the table of nothing is empty', () => {
  const { model, text, references } = parsedOf('');
  assert.deepEqual(symbolTable(model, text, references).mentions, []);
});

test('half-written and foreign documents have the names that can be read', () => {
  assert.deepEqual(namesIn('- a'), []);
  assert.deepEqual(namesIn('mainSteps:\n  - name: a\n    nextStep:\n  - na'), ['step a!']);
  for (let length = 0; length < namedRunbook.length; length += 7) {
    assert.ok(Array.isArray(parsedOf(namedRunbook.slice(0, length)).symbols().mentions));
  }
});

test('a prefix belongs to the name behind it', () => {
  const text = `schemaVersion: "0.3"
variables:
  state: { type: String, default: a }
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: "PT{{ variable:state }}M" }
`;
  const table = parsedOf(text).symbols();
  const at = text.indexOf('variable:');
  for (const offset of [at, at + 4, at + 9, at + 12]) {
    assert.equal(table.at(offset)?.name, 'state', text.slice(offset, offset + 5));
  }
  assert.equal(table.at(at - 1), undefined);
});
