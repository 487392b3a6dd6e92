import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Format } from '../../../../../src/core/language/text.ts';
import { documentOf, marked, service } from '../../../../support/documents.ts';
import { startOf, textIn } from '../../../../support/names.ts';
import { namedRunbook } from '../../../../support/namedRunbook.ts';

/** What is led from, what is led to, and where that is. */
function definition(textWithMark: string, format: Format = 'yaml'): readonly string[] {
  const { text, position } = marked(textWithMark);
  const document = documentOf(text, format);
  return service.definition(document, position).map((link) => {
    assert.equal(link.targetUri, document.uri);
    const [origin, name] = [link.originSelectionRange, link.targetSelectionRange];
    return `${textIn(text, origin)} > ${textIn(text, name)} ${startOf(name)}`;
  });
}

test('references lead to what declares them', () => {
  assert.deepEqual(definition(namedRunbook.replace('"{{ Ro', '"{{ Ro‸')), ['Role > Role 3:2']);
  assert.deepEqual(definition(namedRunbook.replace('variable:count }}', 'variable:‸count }}')), [
    'count > count 11:2',
  ]);
  assert.deepEqual(definition(namedRunbook.replace('{{ find.State', '{{ find.Sta‸te')), [
    'State > State 21:14',
  ]);
  assert.deepEqual(definition(namedRunbook.replace('{{ find.State', '{{ fi‸nd.State')), [
    'find > find 13:10',
  ]);
});

test('targets of steps lead to the step', () => {
  assert.deepEqual(definition(namedRunbook.replace('NextStep: "rep', 'NextStep: "rep‸')), [
    'report > report 44:10',
  ]);
  assert.deepEqual(definition(namedRunbook.replace('step:report', 'step:re‸port')), [
    'report > report 44:10',
  ]);
});

test('an output that nobody declares leads to the action that gives it', () => {
  assert.deepEqual(definition(namedRunbook.replace('.CurrentIteration', '.Current‸Iteration')), [
    'CurrentIteration > aws:loop 27:12',
  ]);
});

test('all of what is declared is the target’s range', () => {
  const { text, position } = marked(namedRunbook.replace('"{{ Ro', '"{{ Ro‸'));
  const [link] = service.definition(documentOf(text), position);
  assert.ok(link);
  assert.match(textIn(text, link.targetRange), /^Role:\n {4}type: .*\n {4}default: ""\n/);
});

test('JSON leads as YAML does', () => {
  const text =
    '{"schemaVersion": "0.3", "assumeRole": "{{ R‸ole }}", "parameters": {"Role": {"type": "String"}}}';
  assert.deepEqual(definition(text, 'json'), ['Role > Role 0:69']);
});

test('what is declared nowhere leads nowhere', () => {
  for (const text of [
    '‸',
    'assumeRole: "{{ x‸ }}"',
    'schemaVersion: "0.3"\nassumeRole: "{{ global:RE‸GION }}{{ a.b }}"',
  ])
    assert.deepEqual(definition(text), [], text);
  assert.deepEqual(definition('schemaVersion: "0.3"\nassumeRole: "{{ a.‸b }}"'), []);
});
